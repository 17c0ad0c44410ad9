package org.cloudpcdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.sample.GraphTestClient.CLOUD_PCS;
import static org.cloudpcdesk.sample.GraphTestClient.encode;
import static org.cloudpcdesk.sample.GraphTestClient.errorCode;
import static org.cloudpcdesk.sample.GraphTestClient.json;
import static org.cloudpcdesk.sample.GraphTestClient.rows;
import static org.cloudpcdesk.sample.GraphTestClient.texts;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cloudpcdesk.sample.world.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People, their licences, the tenant's subscriptions, and batches. */
class DirectoryTest {
  private static SampleTenant tenant;
  private static GraphTestClient client;

  @BeforeAll
  static void start() throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(300),
        new ManualClock(Instant.parse("2026-11-02T08:00:00Z")));
    client = new GraphTestClient(tenant);
  }

  @AfterAll
  static void stop() {
    client.close();
    tenant.close();
  }

  @Test
  void aPersonIsFoundByIdAndByName() throws Exception {
    JsonObject me = client.object("/v1.0/me");
    assertThat(me.keySet()).hasSize(12).contains("@odata.context", "businessPhones", "mobilePhone")
        .doesNotContain("accountEnabled");
    for (String key : List.of(me.get("id").getAsString(), "AVERY.QUINN@northwind-sample.example")) {
      JsonObject found = client.object("/v1.0/users/" + key + "?$select=id,accountEnabled,department");
      assertThat(found.get("id")).isEqualTo(me.get("id"));
      assertThat(found.get("accountEnabled").getAsBoolean()).isTrue();
    }
    assertThat(client.get("/v1.0/users('avery.quinn@northwind-sample.example')").statusCode()).isEqualTo(200);
    var missing = client.get("/v1.0/users/nobody@northwind-sample.example");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(errorCode(missing)).isEqualTo("Request_ResourceNotFound");
  }

  @Test
  void theTenantSaysHowItIsCalled() throws Exception {
    JsonObject tenants = client.object("/v1.0/organization?$select=id,displayName,verifiedDomains");

    JsonObject only = tenants.getAsJsonArray("value").get(0).getAsJsonObject();
    assertThat(tenants.getAsJsonArray("value")).hasSize(1);
    assertThat(only.get("id").getAsString()).isEqualTo(SampleTenant.TENANT_ID);
    assertThat(only.get("displayName").getAsString()).isEqualTo("Northwind Sample");
    assertThat(only.getAsJsonArray("verifiedDomains").toString()).contains("\"northwind-sample.example\"");
  }

  @Test
  void searchNeedsTheHeaderAndMatchesBeginningsOfWords() throws Exception {
    String search = "/v1.0/users?$search=" + encode("\"displayName:qui\" OR \"userPrincipalName:robin.h\"");
    var refused = client.get(search);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(errorCode(refused)).isEqualTo("Request_UnsupportedQuery");
    List<String> names = texts(client.all(search, "ConsistencyLevel", "eventual"), "displayName");
    assertThat(names).contains("Avery Quinn", "Robin Hale");
    assertThat(names).allMatch(name -> name.toLowerCase(Locale.ROOT)
        .contains(" qui") || name.startsWith("Robin H") || name.startsWith("Qui"));
    assertThat(client.all("/v1.0/users?$search=" + encode("\"displayName:uinn\""), "ConsistencyLevel", "eventual"))
        .isEmpty();
  }

  @Test
  void filtersIgnoreCaseAndPageOverEverybody() throws Exception {
    List<JsonObject> found = client.all("/v1.0/users?$filter="
        + encode("startswith(displayName,'AVERY Q') or startswith(userPrincipalName,'avery.q')"));
    assertThat(texts(found, "displayName")).containsExactly("Avery Quinn");
    assertThat(texts(client.all("/v1.0/users?$top=50"), "userPrincipalName")).hasSizeGreaterThan(200)
        .doesNotHaveDuplicates();
    assertThat(client.get("/v1.0/users?$orderby=displayName&$filter=" + encode("startswith(displayName,'A')"))
        .statusCode()).isEqualTo(400);
  }

  @Test
  void whoLosesTheLicenceOrOnlyThePolicyHasTheCloudPcInGrace() throws Exception {
    String filter = encode("status eq 'provisioned' and servicePlanType eq 'business'");
    JsonObject pc = rows(client.object("/beta" + CLOUD_PCS + "?$filter=" + filter)).getFirst();
    String path = "/v1.0/users/" + pc.get("userPrincipalName").getAsString().replace("#", "%23") + "/licenseDetails";
    assertThat(client.object(path).toString()).contains(pc.get("servicePlanId").getAsString());
    String id = pc.get("id").getAsString();
    tenant.control().nextOutcome(id, Outcome.End.GONE, false);
    tenant.control().startGracePeriod(id, Duration.ofDays(7));
    assertThat(client.object(path).toString()).doesNotContain(pc.get("servicePlanId").getAsString());
    tenant.control().nextOutcome(id, Outcome.End.REPROVISIONED, false);
    assertThat(client.object(path).toString()).contains(pc.get("servicePlanId").getAsString());
  }

  @Test
  void subscriptionsHoldEnoughLicences() throws Exception {
    List<JsonObject> skus = rows(client.object("/v1.0/subscribedSkus"));
    assertThat(texts(skus, "skuPartNumber")).contains("SPE_E3", "CPC_E_2C_8GB_128GB").hasSize(9);
    assertThat(skus).allMatch(sku -> sku.get("consumedUnits").getAsInt() <= sku.getAsJsonObject("prepaidUnits")
        .get("enabled").getAsInt());
    assertThat(skus).anyMatch(sku -> sku.get("consumedUnits").getAsInt() > 30);
  }

  @Test
  void whatWasBoughtDoesNotShrinkWhenCloudPcsEnd() throws Exception {
    try (SampleTenant other =
            SampleTenant.start(
                SampleOptions.DEFAULTS.withCloudPcs(300), new ManualClock(Instant.parse("2026-11-02T08:00:00Z")));
        GraphTestClient graph = new GraphTestClient(other)) {
      List<String> bought = prepaid(graph);
      other.control().ids().forEach(other.control()::delete);

      assertThat(prepaid(graph)).isEqualTo(bought);
    }
  }

  private static List<String> prepaid(GraphTestClient graph) throws Exception {
    return rows(graph.object("/v1.0/subscribedSkus")).stream().map(sku -> sku.get("prepaidUnits").toString()).toList();
  }

  @Test
  void aBatchAnswersEachRequestOnItsOwn() throws Exception {
    String id = tenant.control().ids("provisioned").getFirst();
    String body =
        """
        {"requests":[
          {"id":"1","method":"GET","url":"/deviceManagement/virtualEndpoint/cloudPCs/%s"},
          {"id":"2","method":"POST","url":"/deviceManagement/virtualEndpoint/cloudPCs/%s/endGracePeriod"},
          {"id":"3","method":"GET","url":"/me","dependsOn":["2"]},
          {"id":"4","method":"GET","url":"users/$count","headers":{"ConsistencyLevel":"eventual"},"dependsOn":["1"]}]}
        """.formatted(id, id);
    var answer = client.post("/v1.0/$batch", body, "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    List<JsonObject> responses =
        json(answer).getAsJsonArray("responses").asList().stream().map(e -> e.getAsJsonObject()).toList();
    assertThat(responses).extracting(r -> r.get("id").getAsString() + ":" + r.get("status").getAsInt())
        .containsExactlyInAnyOrder("1:200", "2:409", "3:424", "4:200");
    assertThat(answer.body()).contains("\"id\":\"" + id + "\"");
  }

  @Test
  void aBatchOfMoreThanTwentyOrWithoutSenseIsRefused() throws Exception {
    String one = "{\"id\":\"%d\",\"method\":\"GET\",\"url\":\"/me\"}";
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 21; i++) {
      many.append(i == 0 ? "" : ",").append(one.formatted(i));
    }
    for (String body : List.of("{\"requests\":[" + many + "]}", "{\"requests\":[]}", "nonsense", "{}",
        "{\"requests\":[" + one.formatted(1) + "," + one.formatted(1) + "]}",
        "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"/me\",\"dependsOn\":[\"2\"]}]}")) {
      assertThat(client.post("/beta/$batch", body).statusCode()).as(body).isEqualTo(400);
    }
  }
}
