package org.cloudpcdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cloudpcdesk.sample.GraphTestClient.CLOUD_PCS;
import static org.cloudpcdesk.sample.GraphTestClient.errorCode;
import static org.cloudpcdesk.sample.GraphTestClient.json;
import static org.cloudpcdesk.sample.GraphTestClient.rows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each fault happens as often as asked, to the requests it was asked for. */
class FaultsTest {
  private static final String LIST = "/beta" + CLOUD_PCS + "?$top=5";

  private static SampleTenant tenant;
  private static GraphTestClient client;

  @BeforeAll
  static void start() throws Exception {
    Instant start = Instant.parse("2026-11-02T08:00:00Z");
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(60), new ManualClock(start));
    client = new GraphTestClient(tenant);
  }

  @AfterAll
  static void stop() {
    client.close();
    tenant.close();
  }

  @AfterEach
  void clear() {
    tenant.faults().clear();
  }

  private static void next(Fault fault) {
    tenant.faults().once("GET", "/cloudPCs", fault);
  }

  @Test
  void happenAsOftenAsAskedAndOnlyWhereAsked() throws Exception {
    Fault refused = new Fault.Forbidden("Forbidden", "No role.");
    tenant.faults().times(2, "GET", "/beta/.*\\$top=7", refused);
    assertThat(client.get(LIST).statusCode()).isEqualTo(200);
    assertThat(client.post("/beta" + CLOUD_PCS + "?$top=7", "").statusCode()).isEqualTo(405);
    assertThat(client.get("/beta" + CLOUD_PCS + "?$top=7").body()).contains("No role.");
    assertThat(tenant.faults().pending()).isEqualTo(1);
    assertThat(client.get("/beta" + CLOUD_PCS + "?$top=7").statusCode()).isEqualTo(403);
    assertThat(client.get("/beta" + CLOUD_PCS + "?$top=7").statusCode()).isEqualTo(200);
    tenant.faults().always("*", "cloudPCs", refused);
    assertThat(List.of(client.get(LIST).statusCode(), client.get(LIST).statusCode())).containsOnly(403);
  }

  @Test
  void throttlingComesWithSecondsWithADateOrWithNothing() throws Exception {
    next(new Fault.Throttled(Fault.RetryAfter.SECONDS, 7));
    next(new Fault.Throttled(Fault.RetryAfter.HTTP_DATE, 60));
    next(new Fault.Throttled(Fault.RetryAfter.MISSING, 0));
    var seconds = client.get(LIST);
    assertThat(seconds.statusCode()).isEqualTo(429);
    assertThat(errorCode(seconds)).isEqualTo("TooManyRequests");
    assertThat(seconds.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(client.get(LIST).headers().firstValue("Retry-After")).hasValue("Mon, 02 Nov 2026 08:01:00 GMT");
    assertThat(client.get(LIST).headers().firstValue("Retry-After")).isEmpty();
    assertThat(client.get(LIST).statusCode()).isEqualTo(200);
  }

  @Test
  void serverErrorsAndLostAnswersComeBeforeOrAfterTheAct() throws Exception {
    List<String> grace = tenant.control().ids("inGracePeriod");
    String id = grace.getFirst();
    String path = "/v1.0" + CLOUD_PCS + "/" + id + "/endGracePeriod";
    tenant.faults().once("POST", "endGracePeriod", new Fault.ServerError(503, false, 3));
    tenant.faults().once("POST", "endGracePeriod", new Fault.Dropped(false));
    var before = client.post(path, "");
    assertThat(before.statusCode()).isEqualTo(503);
    assertThat(before.headers().firstValue("Retry-After")).hasValue("3");
    assertThatThrownBy(() -> client.post(path, "")).isInstanceOf(IOException.class);
    assertThat(tenant.control().endGracePeriodPosts(id)).isZero();
    tenant.faults().once("POST", "endGracePeriod", new Fault.ServerError(500, true));
    tenant.faults().once("POST", "endGracePeriod", new Fault.Dropped(true));
    assertThat(client.post(path, "").statusCode()).isEqualTo(500);
    assertThat(tenant.control().endGracePeriodPosts(id)).isEqualTo(1);
    assertThatThrownBy(() -> client.post(path, "")).isInstanceOf(IOException.class);
    assertThat(tenant.control().endGracePeriodPosts(id)).isEqualTo(2);
  }

  @Test
  void bodiesBreakOffOrAreNotJsonOrAreCalledSomethingElse() throws Exception {
    next(new Fault.Truncated());
    assertThatThrownBy(() -> client.get(LIST)).isInstanceOf(IOException.class);
    next(new Fault.NotJson());
    var notJson = client.get(LIST);
    assertThat(notJson.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> json(notJson)).isInstanceOfAny(JsonParseException.class, IllegalStateException.class);
    next(new Fault.WrongContentType("text/html"));
    var wrong = client.get(LIST);
    assertThat(wrong.headers().firstValue("Content-Type")).hasValue("text/html");
    assertThat(rows(json(wrong))).hasSize(5);
  }

  @Test
  void aTokenRevokedBetweenTwoPagesIsRefusedFromThenOn() throws Exception {
    String token = tenant.accessToken();
    JsonObject first = client.object(LIST);
    next(new Fault.TokenRevoked("eyJhIjoxfQ=="));
    String second = first.get("@odata.nextLink").getAsString();
    var refused = client.get(second, "Authorization", "Bearer " + token);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("error=\"insufficient_claims\"", "claims=\"eyJhIjoxfQ==\"");
    assertThat(client.get(second, "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
    assertThat(client.get(second).statusCode()).isEqualTo(200);
  }

  @Test
  void pagesAreEmptyRepeatedMiscountedOrLeadAway() throws Exception {
    next(new Fault.EmptyPage());
    JsonObject empty = client.object(LIST);
    assertThat(rows(empty)).isEmpty();
    assertThat(empty.has("@odata.nextLink")).isTrue();
    next(new Fault.RepeatedIds());
    assertThat(GraphTestClient.texts(rows(client.object(LIST)), "id")).hasSize(7)
        .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(5));
    next(new Fault.ChangedCount(77));
    assertThat(client.object(LIST + "&$count=true").get("@odata.count").getAsInt()).isEqualTo(77);
    next(new Fault.ForeignNextLink(URI.create("http://other.example")));
    assertThat(client.object(LIST).get("@odata.nextLink").getAsString())
        .startsWith("http://other.example/beta/deviceManagement/");
  }

  @Test
  void rowsHaveStrangeTextsAndMembers() throws Exception {
    next(Fault.Text.unknownStatus());
    assertThat(GraphTestClient.texts(rows(client.object(LIST)), "status")).startsWith("hibernatingOnTheMoon")
        .hasSize(5);
    next(Fault.Text.impossibleDate("lastModifiedDateTime"));
    assertThat(GraphTestClient.texts(rows(client.object(LIST)), "lastModifiedDateTime").getFirst())
        .isEqualTo("2020-11-010T20:00:34Z");
    next(new Fault.PascalCase());
    assertThat(GraphTestClient.texts(rows(client.object(LIST)), "status"))
        .allMatch(s -> Character.isUpperCase(s.charAt(0)));
    next(new Fault.MissingMembers(Set.of("displayName")));
    assertThat(rows(client.object(LIST))).noneMatch(row -> row.has("displayName"));
    next(new Fault.ExtraMembers());
    assertThat(rows(client.object(LIST))).allMatch(row -> row.has("futureText") && row.has("futureComplex"));
  }

  @Test
  void latencyHoldsTheAnswerBackAndLetsOtherFaultsHappen() throws Exception {
    tenant.faults().once("GET", "/cloudPCs", new Fault.Latency(Duration.ofMillis(300)));
    next(new Fault.ServerError(504, false));
    long began = System.nanoTime();
    assertThat(client.get(LIST).statusCode()).isEqualTo(504);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aRequestInsideABatchIsThrottledAlone() throws Exception {
    String id = tenant.control().ids().getFirst();
    tenant.faults().once("GET", CLOUD_PCS + "/" + id, new Fault.Throttled(Fault.RetryAfter.SECONDS, 9));
    var answer =
        client.post(
            "/beta/$batch",
            "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"" + CLOUD_PCS + "/" + id + "\"},"
                + "{\"id\":\"2\",\"method\":\"GET\",\"url\":\"/me\"}]}",
            "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    for (var element : json(answer).getAsJsonArray("responses")) {
      JsonObject response = element.getAsJsonObject();
      boolean throttled = response.get("id").getAsString().equals("1");
      assertThat(response.get("status").getAsInt()).isEqualTo(throttled ? 429 : 200);
      assertThat(response.getAsJsonObject("headers").has("Retry-After")).isEqualTo(throttled);
    }
  }
}
