package org.cloudpcdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cloudpcdesk.sample.GraphTestClient.CLOUD_PCS;
import static org.cloudpcdesk.sample.GraphTestClient.encode;
import static org.cloudpcdesk.sample.GraphTestClient.errorCode;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cloudpcdesk.sample.world.Outcome;
import org.cloudpcdesk.sample.world.Pc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ending a grace period and what becomes of the Cloud PC, on a clock held by the test, at the pace of life. */
class EndGracePeriodTest {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  private SampleTenant tenant;
  private GraphTestClient client;
  private SampleControl control;
  private String id;

  @BeforeEach
  void start() throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(60).withSpeed(1), new ManualClock(START));
    client = new GraphTestClient(tenant);
    control = tenant.control();
    control.keepStill();
    id = control.ids("inGracePeriod").getFirst();
    control.startGracePeriod(id, Duration.ofDays(6));
  }

  @AfterEach
  void stop() {
    client.close();
    tenant.close();
  }

  private int end(String cloudPc, String version) throws Exception {
    return client.post("/" + version + CLOUD_PCS + "/" + cloudPc + "/endGracePeriod", "").statusCode();
  }

  private JsonObject row() throws Exception {
    return client.object("/beta" + CLOUD_PCS + "/" + id
        + "?$select=status,managedDeviceName,provisionedDateTime,gracePeriodEndDateTime");
  }

  private String status() {
    return control.find(id).map(Pc::status).orElse("gone");
  }

  /** The states it goes through, each once, until nothing changes any more. */
  private List<String> states(Duration time) {
    List<String> states = new ArrayList<>(List.of(status()));
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(30)) {
      control.advance(Duration.ofSeconds(30));
      if (!states.getLast().equals(status())) {
        states.add(status());
      }
    }
    return states;
  }

  @Test
  void acceptsWithAnEmptyAnswerAndShowsNothingForFiveToTenMinutes() throws Exception {
    control.nextOutcome(id, Outcome.End.GONE, false);
    var response = client.post("/v1.0" + CLOUD_PCS + "/" + id + "/endGracePeriod", "");
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    control.advance(Duration.ofSeconds(299));
    assertThat(row().get("status").getAsString()).isEqualTo("inGracePeriod");
    assertThat(row().get("gracePeriodEndDateTime").isJsonNull()).isFalse();
    control.advance(Duration.ofSeconds(302));
    assertThat(row().get("status").getAsString()).isEqualTo("deprovisioning");
    assertThat(row().get("gracePeriodEndDateTime").isJsonNull()).isTrue();
    control.advance(Duration.ofMinutes(41));
    var gone = client.get("/beta" + CLOUD_PCS + "/" + id);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(control.ids()).hasSize(59).doesNotContain(id);
  }

  @Test
  void alreadyAnsweredListsAreMadeAnewWhenSomethingChanged() throws Exception {
    control.nextOutcome(id, Outcome.End.GONE, false);
    String list = "/beta" + CLOUD_PCS + "?$select=id,status&$top=1000";
    assertThat(packedStatus(list)).isEqualTo("inGracePeriod").isEqualTo(packedStatus(list));
    end(id, "v1.0");
    control.advance(Duration.ofMinutes(11));
    assertThat(packedStatus(list)).isEqualTo("deprovisioning");
  }

  private String packedStatus(String list) throws Exception {
    byte[] body = client.bytes(list, "Accept-Encoding", "gzip").body();
    String text =
        new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), StandardCharsets.UTF_8);
    return GraphTestClient.rows(JsonParser.parseString(text).getAsJsonObject()).stream()
        .filter(row -> row.get("id").getAsString().equals(id))
        .map(row -> row.get("status").getAsString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void betaAcceptsToo() throws Exception {
    assertThat(end(id, "beta")).isEqualTo(204);
    assertThat(control.endGracePeriodPosts(id)).isEqualTo(1);
  }

  @Test
  void aSecondCallIsCountedAndChangesNothing() throws Exception {
    control.nextOutcome(id, Outcome.End.GONE, false);
    assertThat(end(id, "v1.0")).isEqualTo(204);
    control.advance(Duration.ofMinutes(4));
    assertThat(end(id, "v1.0")).isEqualTo(204);
    control.advance(Duration.ofSeconds(361));
    assertThat(status()).isEqualTo("deprovisioning");
    assertThat(control.endGracePeriodPosts()).containsExactly(Map.entry(id, 2));
  }

  @Test
  void refusesWhatIsNotInGraceAndWhatIsNotThere() throws Exception {
    String other = control.ids("provisioned").getFirst();
    var conflict = client.post("/v1.0" + CLOUD_PCS + "/" + other + "/endGracePeriod", "");
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(errorCode(conflict)).isEqualTo("Conflict");
    assertThat(end("00000000-0000-4000-8000-000000000000", "v1.0")).isEqualTo(404);
    assertThat(client.post("/v1.0" + CLOUD_PCS + "/" + id + "/microsoft.graph.endGracePeriod", "").statusCode())
        .isEqualTo(400);
    assertThat(client.get("/v1.0" + CLOUD_PCS + "/" + id + "/endGracePeriod").statusCode()).isEqualTo(405);
    assertThat(control.endGracePeriodPosts(other)).isEqualTo(1);
    assertThat(control.endGracePeriodPosts(id)).isZero();
  }

  @Test
  void canFlipBackToGraceOnTheWay() throws Exception {
    control.nextOutcome(id, Outcome.End.GONE, true);
    end(id, "v1.0");
    assertThat(states(Duration.ofMinutes(60)))
        .containsExactly("inGracePeriod", "deprovisioning", "inGracePeriod", "deprovisioning", "gone");
  }

  @Test
  void canStayWithoutACloudPc() throws Exception {
    control.nextOutcome(id, Outcome.End.NOT_PROVISIONED, false);
    end(id, "v1.0");
    assertThat(states(Duration.ofMinutes(120))).containsExactly("inGracePeriod", "deprovisioning", "notProvisioned");
    assertThat(row().get("managedDeviceName").isJsonNull()).isTrue();
  }

  @Test
  void canComeBackUnderTheSameIdAsANewCloudPc() throws Exception {
    control.changePolicy(id, "Contractors");
    String before = row().get("managedDeviceName").getAsString();
    Instant provisioned = Instant.parse(row().get("provisionedDateTime").getAsString());
    control.nextOutcome(id, Outcome.End.REPROVISIONED, false);
    end(id, "v1.0");
    assertThat(states(Duration.ofMinutes(120)))
        .containsExactly("inGracePeriod", "deprovisioning", "provisioning", "provisioned");
    assertThat(row().get("managedDeviceName").getAsString()).startsWith("CPC-").isNotEqualTo(before);
    assertThat(Instant.parse(row().get("provisionedDateTime").getAsString())).isAfter(provisioned).isAfter(START);
  }

  @Test
  void graceThatRunsOutDeprovisionsByItselfAtTheInstantTheBodySaid() throws Exception {
    control.startGracePeriod(id, Duration.ofHours(30));
    Instant end = Instant.parse(row().get("gracePeriodEndDateTime").getAsString());
    assertThat(end).isEqualTo(START.plus(Duration.ofHours(30)));
    control.advance(Duration.ofHours(30).minusSeconds(1));
    assertThat(status()).isEqualTo("inGracePeriod");
    control.advance(Duration.ofSeconds(1));
    assertThat(status()).isEqualTo("deprovisioning");
  }

  @Test
  void leavesAnAuditEventThatNamesActorAndCloudPc() throws Exception {
    assertThat(client.all("/beta/deviceManagement/virtualEndpoint/auditEvents")).isEmpty();
    end(id, "v1.0");
    JsonObject event = client.all("/beta/deviceManagement/virtualEndpoint/auditEvents").getFirst();
    assertThat(event.getAsJsonObject("actor").get("userPrincipalName").getAsString())
        .isEqualTo("avery.quinn@northwind-sample.example");
    assertThat(event.getAsJsonArray("resources").get(0).getAsJsonObject().get("resourceId").getAsString())
        .isEqualTo(id);
    assertThat(event.get("activity").getAsString()).isEqualTo("EndGracePeriod");
    assertThat(event.get("activityDateTime").getAsString()).isEqualTo(START.toString());
    JsonObject single =
        client.object("/v1.0/deviceManagement/virtualEndpoint/auditEvents/" + event.get("id").getAsString());
    assertThat(single.getAsJsonObject("actor").has("type")).isFalse();
    String filter = encode("activity eq 'EndGracePeriod' and actor/userPrincipalName eq 'nobody'");
    assertThat(client.all("/v1.0/deviceManagement/virtualEndpoint/auditEvents?$filter=" + filter)).isEmpty();
  }

  @Test
  void auditEventsPageNewestFirst() throws Exception {
    List<String> ended = new ArrayList<>();
    for (String cloudPc : control.ids().subList(0, 5)) {
      control.startGracePeriod(cloudPc, Duration.ofDays(1));
      end(cloudPc, "v1.0");
      ended.addFirst(cloudPc);
    }
    List<JsonObject> pages = client.pages("/v1.0/deviceManagement/virtualEndpoint/auditEvents?$top=2");
    assertThat(pages).hasSize(3);
    assertThat(pages.stream().flatMap(page -> GraphTestClient.rows(page).stream()))
        .extracting(e -> e.getAsJsonArray("resources").get(0).getAsJsonObject().get("resourceId").getAsString())
        .isEqualTo(ended);
  }

  @Test
  void theTestCanChangeWhatAClientHasSeen() throws Exception {
    control.changePerson(id, "new.owner@northwind-sample.example");
    control.changeDevice(id, "CPC-OTHER-00001");
    assertThat(client.object("/v1.0/users/new.owner@northwind-sample.example").get("id").getAsString()).isNotBlank();
    JsonObject changed = client.object("/beta" + CLOUD_PCS + "/" + id);
    assertThat(changed.get("userPrincipalName").getAsString()).isEqualTo("new.owner@northwind-sample.example");
    assertThat(control.find(id).orElseThrow().device().name()).isEqualTo("CPC-OTHER-00001");
    control.forceStatus(id, "failed");
    assertThat(row().get("status").getAsString()).isEqualTo("failed");
    control.delete(id);
    assertThat(client.get("/beta" + CLOUD_PCS + "/" + id).statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> control.delete(id)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(id);
  }
}
