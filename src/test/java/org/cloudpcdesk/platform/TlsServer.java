package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A TLS server on a loopback port, with a certificate that nobody but {@link #roots} vouches for. */
public final class TlsServer implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Making keys takes a second each time. */
  private static final Map<String, KeyStore> MADE = new ConcurrentHashMap<>();

  private final KeyStore roots = KeyStore.getInstance("PKCS12");
  private final HttpsServer server;
  private final List<Headers> seen = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  /**
   * @param issuer such as {@code CN=Inspecting Proxy}
   * @param host for which the certificate is
   * @param begins when the certificate's 30 days begin, as keytool has it, such as {@code -60d}
   */
  public TlsServer(Path folder, String issuer, String host, String begins) throws Exception {
    KeyStore keys = MADE.get(issuer + host + begins);
    if (keys == null) {
      keys = keys(folder.resolve("keys.p12"), issuer, host, begins);
      MADE.put(issuer + host + begins, keys);
    }
    // Alone: a store that holds the server's key too would vouch for the server itself, whatever its dates.
    roots.load(null, null);
    roots.setCertificateEntry("root", keys.getCertificate("ca"));
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRequestHeaders());
          byte[] body = "hello".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** Who issued its certificate, as a root to trust. */
  public KeyStore roots() {
    return roots;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The headers of each request that came this far. */
  public List<Headers> seen() {
    return List.copyOf(seen);
  }

  public void status(int next) {
    status = next;
  }

  private static KeyStore keys(Path file, String issuer, String host, String begins) throws Exception {
    keytool(file, "ca", "-dname", issuer, "-ext", "bc:c", "-startdate", "-90d", "-validity", "365");
    keytool(
        file, "server", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-signer", "ca", "-startdate", begins,
        "-validity", "30");
    return load(file);
  }

  private static void keytool(Path file, String alias, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12", "-alias", alias, "-keystore", file.toString(),
                "-storepass", new String(PASSWORD)));
    command.addAll(List.of(more));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
