package org.cloudpcdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cloudpcdesk.sample.GraphTestClient.CLOUD_PCS;
import static org.cloudpcdesk.sample.GraphTestClient.errorCode;
import static org.cloudpcdesk.sample.GraphTestClient.json;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.cloudpcdesk.sample.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may ask what, and what every answer carries. */
class AccessTest {
  private static SampleTenant tenant;
  private static GraphTestClient client;

  @BeforeAll
  static void start() throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(40).withSpeed(0));
    client = new GraphTestClient(tenant);
  }

  @AfterAll
  static void stop() {
    client.close();
    tenant.close();
  }

  private static String bearer(String... scopes) {
    return "Bearer " + tenant.tokens()
        .issue(new TokenRegister.Grant(World.ADMINISTRATOR, Set.of(scopes)), Duration.ofMinutes(5));
  }

  @Test
  void withoutAGoodTokenIs401() throws Exception {
    for (String authorization : new String[] {"", "Bearer nonsense", "Basic abc"}) {
      var answer = client.get("/beta" + CLOUD_PCS, "Authorization", authorization);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(errorCode(answer)).isEqualTo("InvalidAuthenticationToken");
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer realm=\"\"");
    }
    String expired = tenant.tokens()
        .issue(new TokenRegister.Grant(World.ADMINISTRATOR, SampleTenant.ALL_SCOPES), Duration.ZERO);
    assertThat(client.get("/me", "Authorization", "Bearer " + expired).statusCode()).isEqualTo(401);
  }

  @Test
  void withoutUserAgentIs403() throws Exception {
    assertThat(client.get("/beta" + CLOUD_PCS, "User-Agent", "").statusCode()).isEqualTo(403);
  }

  @Test
  void eachCallNeedsItsScope() throws Exception {
    String id = tenant.control().ids("inGracePeriod").getFirst();
    String reader = bearer("CloudPC.Read.All", "User.Read");
    assertThat(client.get("/beta" + CLOUD_PCS, "Authorization", reader).statusCode()).isEqualTo(200);
    assertThat(client.get("/v1.0/me", "Authorization", reader).statusCode()).isEqualTo(200);
    var act = client.post("/v1.0" + CLOUD_PCS + "/" + id + "/endGracePeriod", "", "Authorization", reader);
    assertThat(act.statusCode()).isEqualTo(403);
    assertThat(errorCode(act)).isEqualTo("Forbidden");
    assertThat(tenant.control().endGracePeriodPosts(id)).isZero();
    for (String path : new String[] {"/v1.0/users", "/v1.0/users/" + World.ADMINISTRATOR, "/v1.0/subscribedSkus",
        "/v1.0/users/" + World.ADMINISTRATOR + "/licenseDetails"}) {
      var answer = client.get(path, "Authorization", reader);
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(errorCode(answer)).isEqualTo("Authorization_RequestDenied");
    }
    String directory = bearer("User.Read.All", "LicenseAssignment.Read.All");
    assertThat(client.get("/v1.0/subscribedSkus", "Authorization", directory).statusCode()).isEqualTo(200);
    assertThat(client.get("/v1.0/users", "Authorization", directory).statusCode()).isEqualTo(200);
    assertThat(client.get("/beta" + CLOUD_PCS, "Authorization", directory).statusCode()).isEqualTo(403);
  }

  @Test
  void everyAnswerCarriesRequestIds() throws Exception {
    var good = client.get("/beta" + CLOUD_PCS + "?$top=1", "client-request-id", "my-own-id");
    assertThat(good.headers().firstValue("client-request-id")).hasValue("my-own-id");
    assertThat(good.headers().firstValue("request-id").orElseThrow()).hasSize(36);
    var bad = client.get("/beta/nothing", "client-request-id", "my-own-id");
    assertThat(bad.statusCode()).isEqualTo(400);
    JsonObject inner = json(bad).getAsJsonObject("error").getAsJsonObject("innerError");
    assertThat(inner.get("client-request-id").getAsString()).isEqualTo("my-own-id");
    assertThat(inner.get("request-id").getAsString()).isEqualTo(bad.headers().firstValue("request-id").orElseThrow());
    assertThat(inner.get("date").getAsString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
  }

  @Test
  void otherMethodsVersionsAndPathsAreRefused() throws Exception {
    var put = client.post("/beta" + CLOUD_PCS, "{}");
    assertThat(put.statusCode()).isEqualTo(405);
    assertThat(put.headers().firstValue("Allow")).hasValue("GET");
    assertThat(client.get("/v2.0" + CLOUD_PCS).statusCode()).isEqualTo(400);
    assertThat(client.get("/v1.0" + CLOUD_PCS + "/x/retrieveCloudPCRemoteActionResults").statusCode()).isEqualTo(400);
    assertThat(client.get("/V1.0/DEVICEMANAGEMENT/virtualendpoint/cloudpcs").statusCode()).isEqualTo(200);
  }

  @Test
  void packsOnlyWhenAccepted() throws Exception {
    var packed = client.bytes("/beta" + CLOUD_PCS, "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    byte[] body = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    var plain = client.get("/beta" + CLOUD_PCS);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(plain.body());
  }

  @Test
  void aRateLimitAnswers429WithRetryAfter() throws Exception {
    try (SampleTenant slow = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(5).withRequestsPerSecond(0.01));
        GraphTestClient hasty = new GraphTestClient(slow)) {
      assertThat(hasty.get("/v1.0/me").statusCode()).isEqualTo(200);
      var refused = hasty.get("/v1.0/me");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(90, 100);
    }
  }

  @Test
  void aTakenPortSaysWhich() {
    int port = tenant.graphRoot().getPort();
    assertThatThrownBy(() -> SampleTenant.start(SampleOptions.DEFAULTS.withPort(port)))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("in use");
  }

  @Test
  void signInIsServedBelowTheLoginRoot() throws Exception {
    var discovery =
        client.get("/login/common/discovery/instance?api-version=1.1&authorization_endpoint=https%3A%2F%2Flogin.microsoftonline.com%2Forganizations%2Foauth2%2Fv2.0%2Fauthorize");
    assertThat(discovery.statusCode()).isEqualTo(200);
    assertThat(json(discovery).has("metadata")).isTrue();
  }
}
