package org.cloudpcdesk.app.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.cloudpcdesk.platform.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateCheckTest {

  private static final URI PAGE = URI.create("https://example.com/cloud-pc-desk");

  private final KeyPair ours = keys();
  private final List<String> asked = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer server;
  private String answer = "";
  private int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException never) {
      throw new AssertionError(never);
    }
  }

  private static String file(String version, URI page, KeyPair signer) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(signer.getPrivate());
    signature.update(new Release(version, page).signed());
    return json(version, page, Base64.getEncoder().encodeToString(signature.sign()));
  }

  private static String json(String version, URI page, String signature) {
    return "{\"version\":\"%s\",\"page\":\"%s\",\"signature\":\"%s\"}".formatted(version, page, signature);
  }

  private List<String> newer(String running) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/latest.json");
    return new UpdateCheck(Network.asSystem(), http, ours.getPublic(), running).newer(address).stream().map(Release::version).toList();
  }

  @Test
  void aNewerVersionIsToldByOneRequest() throws Exception {
    answer = file("0.2.0", PAGE, ours);

    assertThat(newer("0.1.0")).containsExactly("0.2.0");
    assertThat(asked).containsExactly("GET /latest.json");
  }

  @ParameterizedTest
  @CsvSource({
    "0.2.0, 0.1.9, true",
    "0.10.0, 0.9.0, true",
    "1.0.0, 0.9.9, true",
    "0.2.0, 0.2.0, false",
    "0.1.9, 0.2.0, false",
    "0.2.0, 0.2.0-SNAPSHOT, true",
    "0.1.0, 0.2.0-SNAPSHOT, false"
  })
  void versionsAreComparedByTheirNumbers(String offered, String running, boolean newer) throws Exception {
    answer = file(offered, PAGE, ours);

    assertThat(newer(running)).hasSize(newer ? 1 : 0);
  }

  @Test
  void aFileSignedBySomebodyElseSaysNothing() throws Exception {
    answer = file("9.0.0", PAGE, keys());

    assertThat(newer("0.1.0")).isEmpty();
  }

  @Test
  void aFileThatWasChangedAfterSigningSaysNothing() throws Exception {
    answer = file("0.2.0", PAGE, ours).replace("0.2.0", "0.3.0");
    assertThat(newer("0.1.0")).isEmpty();

    answer = file("0.2.0", PAGE, ours).replace("example.com", "example.org");
    assertThat(newer("0.1.0")).isEmpty();
  }

  @Test
  void aPageThatIsNotEncryptedSaysNothing() throws Exception {
    answer = file("0.2.0", URI.create("http://example.com"), ours);

    assertThat(newer("0.1.0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"200|", "200|[]", "200|<html>", "200|{}", "200|{\"version\":\"0.2.0\"}", "404|{}"})
  void whatIsNoVersionFileSaysNothing(int code, String body) throws Exception {
    status = code;
    answer = body == null ? "" : body;

    assertThat(newer("0.1.0")).isEmpty();
    assertThat(asked).hasSize(1);
  }

  @Test
  void aRightFileUnderAWrongStatusSaysNothing() throws Exception {
    status = 500;
    answer = file("0.2.0", PAGE, ours);

    assertThat(newer("0.1.0")).isEmpty();
  }

  @Test
  void anAddressThatDoesNotAnswerSaysNothing() throws Exception {
    server.stop(0);

    assertThat(newer("0.1.0")).isEmpty();
  }

  @Test
  void aBuildWithoutAKeyHasNoCheck() {
    assertThat(UpdateCheck.key("")).isEmpty();
    assertThat(UpdateCheck.key("${desk.update.key}")).isEmpty();
    assertThat(UpdateCheck.key(Base64.getEncoder().encodeToString(ours.getPublic().getEncoded())))
        .contains(ours.getPublic());
  }
}
