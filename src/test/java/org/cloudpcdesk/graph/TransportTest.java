package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.graph.ScriptedGraph.answer;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.platform.ChainNamingTrust;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.cloudpcdesk.platform.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, proxies and names, on real sockets. */
class TransportTest extends GraphTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void anUntrustedCertificateIsTlsAndItsIssuerIsNamedAndNothingWasSent() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    HttpsServer inspecting = https(keys(), answered);
    try {
      GraphOptions options = options(address(inspecting), false);
      GraphServices tls = open(options);

      GraphException why = failure(() -> tls.actions().endGracePeriod(ID));

      assertThat(why.kind()).isEqualTo(Kind.TLS);
      assertThat(why.delivery()).isEqualTo(Delivery.NOT_SENT);
      assertThat(why).hasMessageContaining("issued by CN=Inspecting Proxy");
      assertThat(why.isOffline()).isTrue();
      assertThat(answered).hasValue(0);
    } finally {
      inspecting.stop(0);
    }
  }

  @Test
  void aTrustedCertificateIsAccepted() throws Exception {
    KeyStore keys = keys();
    HttpsServer service = https(keys, new AtomicInteger());
    try {
      GraphOptions options = options(address(service), false);
      GraphServices tls = open(options, GraphClient.http(options, Network.asSystem()).sslContext(ChainNamingTrust.context(keys)).build());

      assertThat(tls.cloudPcs().get(ID).id()).isEqualTo(ID);
    } finally {
      service.stop(0);
    }
  }

  @Test
  void aServerWithoutTlsIsTlsButMayHaveGotTheRequest() {
    GraphOptions options = options(URI.create(server.root().toString().replace("http:", "https:")), false);
    server.play(answer(200, "", "plain"));

    GraphException why = failure(() -> open(options).actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.TLS);
    assertThat(why.delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {407, 403, 502})
  void aProxyThatLetsNothingThroughIsNamed(int status) {
    server.play(answer(status, "Proxy-Authenticate: Negotiate\r\n", ""));
    GraphOptions options = options(URI.create("https://graph.example.invalid"), false);
    GraphServices behindProxy =
        open(options, GraphClient.http(options, Network.asSystem()).proxy(ProxySelector.of(proxyAddress())).build());

    GraphException why = failure(() -> behindProxy.actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.PROXY);
    assertThat(why.seen()).map(ConnectionLoss::cause)
        .contains(status == 407 ? ConnectionLoss.Cause.PROXY_SCHEME : ConnectionLoss.Cause.PROXY);
    assertThat(why.delivery()).isNotEqualTo(Delivery.UNKNOWN);
    assertThat(server.requests()).extracting(ScriptedGraph.Request::method).containsOnly("CONNECT");
    assertThat(server.requests()).noneMatch(request -> request.headers().containsKey("authorization"));
  }

  @Test
  void aHostNameNobodyKnowsIsNoNetwork() {
    GraphException why =
        failure(() -> open(options(URI.create("https://graph.example.invalid"), false)).actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.NO_NETWORK);
    assertThat(why.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(why.seen()).map(ConnectionLoss::sentence).contains("the host name was not found (DNS)");
  }

  private GraphServices open(GraphOptions options, HttpClient http) {
    return GraphServices.open(options, http, Network.asSystem(), tokens, time, new SplittableRandom(3), Patience.standard());
  }

  private InetSocketAddress proxyAddress() {
    return new InetSocketAddress(server.root().getHost(), server.root().getPort());
  }

  private static URI address(HttpsServer server) {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  private static HttpsServer https(KeyStore keys, AtomicInteger answered) throws IOException, GeneralSecurityException {
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          answered.incrementAndGet();
          byte[] body = ("{\"id\":\"" + ID + "\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** A key and its own certificate, made by the JDK's keytool: the platform has no API for making certificates. */
  private KeyStore keys() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=Inspecting Proxy",
                "-ext", "san=dns:localhost", "-validity", "30", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    // As a root to trust it must stand in the store as a certificate too, not only under its key.
    keys.setCertificateEntry("root", keys.getCertificate("server"));
    return keys;
  }
}
