package org.cloudpcdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The identity endpoints as a client meets them, with plain HTTP. */
class SampleIdentityTest {
  private static final String CLIENT = "c11e0000-0000-4000-8000-000000000001";
  private static final String TENANT = "0f5c6f3e-8f5a-4c8e-9a5b-7a4f6a1d2c3b";
  private static final String ALEX = "alex.fisher@contoso.com";
  // Verifier and challenge of RFC 7636, appendix B.
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final String READ = "openid profile offline_access https://graph.microsoft.com/CloudPC.Read.All";

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));
  private final InstantSource clock = now::get;
  private final SampleTokens tokens = new SampleTokens(clock);
  private final SampleIdentity identity =
      new SampleIdentity(
          TENANT,
          List.of(
              new SampleIdentity.User("oid-1", ALEX, "Alex <b>Fisher</b>"),
              new SampleIdentity.User("oid-2", "bo.jensen@contoso.com", "Bo Jensen")),
          tokens,
          false,
          clock);
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/login", identity);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void aCodeWithItsVerifierBecomesTokens() throws Exception {
    identity.chooseAutomatically(ALEX);
    JsonObject reply = redeem(code(READ), VERIFIER);

    assertThat(reply.get("token_type").getAsString()).isEqualTo("Bearer");
    assertThat(reply.get("expires_in").getAsInt()).isEqualTo(3600);
    assertThat(reply.get("scope").getAsString()).contains("https://graph.microsoft.com/CloudPC.Read.All");
    assertThat(tokens.check(reply.get("access_token").getAsString()))
        .contains(new TokenRegister.Grant(ALEX, java.util.Set.of("CloudPC.Read.All"), null, null, TENANT));
    assertThat(decoded(reply.get("client_info").getAsString()))
        .isEqualTo(JsonParser.parseString("{\"uid\":\"oid-1\",\"utid\":\"" + TENANT + "\"}"));
    JsonObject claims = decoded(reply.get("id_token").getAsString().split("\\.")[1]);
    assertThat(claims.get("aud").getAsString()).isEqualTo(CLIENT);
    assertThat(claims.get("tid").getAsString()).isEqualTo(TENANT);
    assertThat(claims.get("preferred_username").getAsString()).isEqualTo(ALEX);
  }

  @Test
  void aWrongVerifierIsRefusedAndDoesNotUseTheCodeUp() throws Exception {
    identity.chooseAutomatically(ALEX);
    String code = code(READ);

    assertThat(error(redeem(code, "another-verifier"))).isEqualTo("invalid_grant 501481");
    assertThat(redeem(code, VERIFIER).has("access_token")).isTrue();
  }

  @Test
  void aCodeIsGoodOnce() throws Exception {
    identity.chooseAutomatically(ALEX);
    String code = code(READ);
    redeem(code, VERIFIER);
    assertThat(error(redeem(code, VERIFIER))).isEqualTo("invalid_grant 54005");
  }

  @Test
  void aCodeIsGoodForTenMinutes() throws Exception {
    identity.chooseAutomatically(ALEX);
    String code = code(READ);
    now.set(now.get().plus(Duration.ofMinutes(10)).plusSeconds(1));
    assertThat(error(redeem(code, VERIFIER))).isEqualTo("invalid_grant 70008");
  }

  @Test
  void whatHasExpiredIsDroppedWhenSomethingIsAdded() throws Exception {
    identity.chooseAutomatically(ALEX);
    Instant start = now.get();
    String unused = code(READ);
    String used = code(READ);
    JsonObject reply = redeem(used, VERIFIER);
    now.set(start.plus(Duration.ofDays(91)));
    assertThat(error(refresh(reply.get("refresh_token").getAsString(), READ))).isEqualTo("invalid_grant 50173");
    redeem(code(READ), VERIFIER);

    // Only what is still kept would be good again at the old time.
    now.set(start);

    assertThat(error(redeem(unused, VERIFIER))).isEqualTo("invalid_grant 70008");
    assertThat(error(redeem(used, VERIFIER))).isEqualTo("invalid_grant 70008");
    assertThat(error(refresh(reply.get("refresh_token").getAsString(), READ))).isEqualTo("invalid_grant 50173");
    assertThat(tokens.check(reply.get("access_token").getAsString())).isEmpty();
  }

  @Test
  void aCodeBelongsToItsClientAndAddress() throws Exception {
    identity.chooseAutomatically(ALEX);
    String code = code(READ);
    Map<String, String> form = codeForm(code, VERIFIER);
    form.put("client_id", "another");
    assertThat(error(token(form))).isEqualTo("invalid_grant 700005");
    form = codeForm(code, VERIFIER);
    form.put("redirect_uri", "http://localhost:2");
    assertThat(error(token(form))).isEqualTo("invalid_grant 500112");
  }

  @Test
  void renewalNeedsConsentForWhatIsNew() throws Exception {
    identity.chooseAutomatically(ALEX);
    String refresh = redeem(code(READ), VERIFIER).get("refresh_token").getAsString();

    assertThat(refresh(refresh, READ).has("access_token")).isTrue();
    JsonObject refused = refresh(refresh, "https://graph.microsoft.com/CloudPC.ReadWrite.All");
    assertThat(error(refused)).isEqualTo("invalid_grant 65001");
    assertThat(refused.get("suberror").getAsString()).isEqualTo("consent_required");
    assertThat(refused.get("correlation_id").getAsString()).isEqualTo("c0ffee00-0000-4000-8000-000000000001");
  }

  @Test
  void revokedSessionsAreNotRenewed() throws Exception {
    identity.chooseAutomatically(ALEX);
    String refresh = redeem(code(READ), VERIFIER).get("refresh_token").getAsString();
    identity.revokeRefreshTokens();
    assertThat(error(refresh(refresh, READ))).isEqualTo("invalid_grant 50173");
  }

  @Test
  void answersGoToLoopbackAddressesOnly() throws Exception {
    identity.chooseAutomatically(ALEX);
    for (String elsewhere : List.of("https://example.com/", "http://localhost.example.com", "https://localhost",
        "::")) {
      Map<String, String> query = question(READ);
      query.put("redirect_uri", elsewhere);
      HttpResponse<String> page = get(query);
      assertThat(page.statusCode()).isEqualTo(400);
      assertThat(page.body()).contains("AADSTS50011").doesNotContain("id=\"answer\"");
    }
  }

  @Test
  void questionsWithoutPkceOrFormPostAreRefused() throws Exception {
    identity.chooseAutomatically(ALEX);
    for (String needed : List.of("code_challenge", "code_challenge_method", "response_mode", "response_type",
        "scope")) {
      Map<String, String> query = question(READ);
      query.remove(needed);
      assertThat(get(query).body()).as(needed).contains("name=\"error\"").doesNotContain("name=\"code\"");
    }
  }

  @Test
  void unknownScopesAndTenantsAreRefused() throws Exception {
    assertThat(get(question("https://graph.microsoft.com/Everything.Write")).body()).contains("AADSTS70011");
    String page = get("/login/fabrikam.com/oauth2/v2.0/authorize", question(READ)).body();
    assertThat(page).contains("AADSTS90002");
    assertThat(get("/login/contoso.com/oauth2/v2.0/authorize", question(READ)).body())
        .contains("value=\"" + ALEX + "\"");
  }

  @Test
  void thePageAsksByNameAndListsWhatIsNew() throws Exception {
    String page = get(question(READ)).body();

    assertThat(page)
        .contains("Sample tenant", "Read Cloud PCs", "<code>CloudPC.Read.All</code>", "prefers-color-scheme",
            "lang=\"en\"")
        .contains("name=\"refuse\"")
        .contains("Alex &lt;b&gt;Fisher&lt;/b&gt;")
        .doesNotContain("<b>", "id=\"answer\"", "{{");
  }

  @Test
  void aPageIsAnsweredOnce() throws Exception {
    Matcher id = Pattern.compile("name=\"request\" value=\"([^\"]*)\"").matcher(get(question(READ)).body());
    assertThat(id.find()).isTrue();
    Map<String, String> decision = Map.of("request", id.group(1), "account", ALEX);

    assertThat(post("/login/organizations/oauth2/v2.0/authorize", decision).body()).contains("name=\"code\"");
    assertThat(post("/login/organizations/oauth2/v2.0/authorize", decision).body()).doesNotContain("name=\"code\"");
  }

  @Test
  void theExpectedAccountIsNotAskedAgainForWhatItGranted() throws Exception {
    identity.chooseAutomatically(ALEX);
    code(READ);
    identity.chooseAutomatically(null);
    Map<String, String> query = question(READ);
    query.put("login_hint", ALEX);
    assertThat(get(query).body()).contains("name=\"code\"");
    query.put("scope", "https://graph.microsoft.com/CloudPC.ReadWrite.All");
    assertThat(get(query).body()).contains("name=\"account\"").doesNotContain("name=\"code\"");
  }

  @Test
  void tokensEndWhenTheyWereToldTo() throws Exception {
    identity.chooseAutomatically(ALEX);
    identity.tokenLifetime(Duration.ofMinutes(7));
    JsonObject reply = redeem(code(READ), VERIFIER);
    assertThat(reply.get("expires_in").getAsInt()).isEqualTo(420);
    now.set(now.get().plus(Duration.ofMinutes(7)));
    assertThat(tokens.check(reply.get("access_token").getAsString())).isEmpty();
  }

  @Test
  void theStandInForABrowserBringsTheAnswerHome() throws Exception {
    identity.chooseAutomatically(ALEX);
    CompletableFuture<String> heard = new CompletableFuture<>();
    HttpServer program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    program.createContext(
        "/",
        exchange -> {
          heard.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    program.start();
    try {
      Map<String, String> query = question(READ);
      query.put("redirect_uri", "http://localhost:" + program.getAddress().getPort());
      query.put("state", "a\"<&'b");
      new SampleBrowser().open(address("/login/organizations/oauth2/v2.0/authorize?" + FormData.write(query)));

      Map<String, String> answer = FormData.parse(heard.get(10, TimeUnit.SECONDS));
      assertThat(answer).containsEntry("state", "a\"<&'b").containsKey("code");
    } finally {
      program.stop(0);
    }
  }

  @Test
  void theStandInForABrowserDoesNotPressButtons() {
    URI page = address("/login/organizations/oauth2/v2.0/authorize?" + FormData.write(question(READ)));
    assertThatThrownBy(() -> new SampleBrowser().open(page)).isInstanceOf(IOException.class)
        .hasMessageContaining("person");
  }

  private Map<String, String> question(String scope) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", CLIENT);
    query.put("response_type", "code");
    query.put("response_mode", "form_post");
    query.put("redirect_uri", "http://localhost:1");
    query.put("scope", scope);
    query.put("state", "state-1");
    query.put("code_challenge", CHALLENGE);
    query.put("code_challenge_method", "S256");
    return query;
  }

  private String code(String scope) throws Exception {
    Matcher code = Pattern.compile("name=\"code\" value=\"([^\"]*)\"").matcher(get(question(scope)).body());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private static Map<String, String> codeForm(String code, String verifier) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", CLIENT);
    form.put("code", code);
    form.put("redirect_uri", "http://localhost:1");
    form.put("code_verifier", verifier);
    return form;
  }

  private JsonObject redeem(String code, String verifier) throws Exception {
    return token(codeForm(code, verifier));
  }

  private JsonObject refresh(String token, String scope) throws Exception {
    return token(Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", token, "scope", scope));
  }

  private JsonObject token(Map<String, String> form) throws Exception {
    return JsonParser.parseString(post("/login/organizations/oauth2/v2.0/token", form).body()).getAsJsonObject();
  }

  private static String error(JsonObject body) {
    return body.get("error").getAsString() + " " + body.getAsJsonArray("error_codes").get(0).getAsInt();
  }

  private static JsonObject decoded(String base64) {
    return JsonParser.parseString(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  private HttpResponse<String> get(Map<String, String> query) throws Exception {
    return get("/login/organizations/oauth2/v2.0/authorize", query);
  }

  private HttpResponse<String> get(String path, Map<String, String> query) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(path + "?" + FormData.write(query))).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("client-request-id", "c0ffee00-0000-4000-8000-000000000001")
            .POST(HttpRequest.BodyPublishers.ofString(FormData.write(form)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
