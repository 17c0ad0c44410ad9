package org.cloudpcdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.sample.GraphTestClient.CLOUD_PCS;
import static org.cloudpcdesk.sample.GraphTestClient.encode;
import static org.cloudpcdesk.sample.GraphTestClient.errorCode;
import static org.cloudpcdesk.sample.GraphTestClient.rows;
import static org.cloudpcdesk.sample.GraphTestClient.texts;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, pages, selections, filters and counts of Cloud PCs. Nothing here changes the tenant. */
class CloudPcListTest {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  private static SampleTenant tenant;
  private static GraphTestClient client;

  @BeforeAll
  static void start() throws Exception {
    tenant = SampleTenant.start(SampleOptions.DEFAULTS, new ManualClock(START));
    client = new GraphTestClient(tenant);
  }

  @AfterAll
  static void stop() {
    client.close();
    tenant.close();
  }

  @Test
  void allPagesTogetherHaveEveryCloudPcOnce() throws Exception {
    List<JsonObject> pages = client.pages("/beta" + CLOUD_PCS);
    assertThat(pages).hasSize(12).allSatisfy(page -> assertThat(rows(page)).hasSize(100));
    List<String> ids = pages.stream().flatMap(page -> texts(rows(page), "id").stream()).toList();
    assertThat(ids).hasSize(1200).doesNotHaveDuplicates().isEqualTo(tenant.control().ids());
  }

  @Test
  void topSetsThePageSizeAndTheLastPageHasNoLink() throws Exception {
    List<JsonObject> pages = client.pages("/v1.0" + CLOUD_PCS + "?$top=500&$count=true");
    assertThat(pages).extracting(page -> rows(page).size()).containsExactly(500, 500, 200);
    assertThat(pages).allSatisfy(page -> assertThat(page.get("@odata.count").getAsInt()).isEqualTo(1200));
    String next = pages.getFirst().get("@odata.nextLink").getAsString();
    assertThat(next).startsWith(tenant.graphRoot() + "/v1.0" + CLOUD_PCS + "?$top=500&$count=true&$skiptoken=");
    assertThat(rows(client.object("/beta" + CLOUD_PCS + "?$top=5000"))).hasSize(1000);
  }

  @Test
  void theCountComesOnlyWhenAskedFor() throws Exception {
    assertThat(client.object("/beta" + CLOUD_PCS).has("@odata.count")).isFalse();
  }

  @Test
  void nextLinkStaysOnTheHostTheClientAsked() throws Exception {
    String asked = "http://localhost:" + tenant.graphRoot().getPort() + "/beta" + CLOUD_PCS;
    // On machines where localhost is ::1 first, Java tries 127.0.0.1 next.
    assertThat(client.object(asked).get("@odata.nextLink").getAsString()).startsWith(asked);
  }

  @Test
  void v1HasNoStatusAndNoBetaProperty() throws Exception {
    JsonObject row = rows(client.object("/v1.0" + CLOUD_PCS + "?$top=1")).getFirst();
    assertThat(row.keySet())
        .containsExactlyInAnyOrder(
            "id", "displayName", "imageDisplayName", "provisioningPolicyId", "provisioningPolicyName",
            "onPremisesConnectionName", "servicePlanId", "servicePlanName", "userPrincipalName", "lastModifiedDateTime",
            "managedDeviceId", "managedDeviceName", "aadDeviceId", "gracePeriodEndDateTime", "provisioningType");
    assertThat(errorCode(client.get("/v1.0" + CLOUD_PCS + "?$select=id,status"))).isEqualTo("BadRequest");
    assertThat(client.get("/v1.0" + CLOUD_PCS + "?$filter=" + encode("status eq 'failed'")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void selectGivesWhatWasNamedAndNothingElse() throws Exception {
    JsonObject page = client.object("/beta" + CLOUD_PCS + "?$select=id,status,provisionedDateTime&$top=2");
    assertThat(rows(page))
        .allSatisfy(row -> assertThat(row.keySet()).containsExactly("id", "status", "provisionedDateTime"));
    assertThat(page.get("@odata.context").getAsString()).endsWith("cloudPCs(id,status,provisionedDateTime)");
    assertThat(rows(client.object("/beta" + CLOUD_PCS + "?$top=1")).getFirst().has("provisionedDateTime")).isFalse();
  }

  @Test
  void aboutThreeInAHundredAreInGraceFromMinutesToSevenDays() throws Exception {
    List<JsonObject> grace = client.all("/beta" + CLOUD_PCS + "?$filter=" + encode("status eq 'inGracePeriod'"));
    assertThat(grace).hasSize(36);
    List<Instant> ends = texts(grace, "gracePeriodEndDateTime").stream().map(Instant::parse).sorted().toList();
    assertThat(ends.getFirst()).isBetween(START.plusSeconds(60), START.plusSeconds(3 * 3600));
    assertThat(ends.getLast()).isBetween(START.plusSeconds(5 * 86400), START.plusSeconds(7 * 86400));
    assertThat(client.all("/beta" + CLOUD_PCS + "?$filter=" + encode("gracePeriodEndDateTime ne null"))).hasSize(36);
    assertThat(client.all("/beta" + CLOUD_PCS + "?$filter=" + encode("gracePeriodEndDateTime lt 2026-11-03T08:00:00Z")))
        .hasSize((int) ends.stream().filter(end -> end.isBefore(START.plusSeconds(86400))).count());
  }

  @Test
  void everyStateIsThere() throws Exception {
    List<String> states = texts(client.all("/beta" + CLOUD_PCS + "?$select=status"), "status");
    assertThat(states)
        .contains(
            "notProvisioned", "provisioning", "provisioned", "inGracePeriod", "deprovisioning", "failed",
            "provisionedWithWarnings", "resizing", "restoring", "pendingProvision", "movingRegion",
            "resizePendingLicense", "updatingSingleSignOn", "modifyingSingleSignOn", "refreshPolicyConfiguration",
            "preparing", "failoverInProgress", "failbackInProgress");
  }

  @Test
  void newerStatesAreNamedOnlyToThoseWhoPreferIt() throws Exception {
    String query = "/beta" + CLOUD_PCS + "?$filter=" + encode("status eq 'movingRegion'");
    var named = client.get(query);
    assertThat(texts(rows(GraphTestClient.json(named)), "status")).containsOnly("movingRegion").hasSize(2);
    assertThat(named.headers().firstValue("Preference-Applied")).hasValue("include-unknown-enum-members");
    var unnamed = client.get(query, "Prefer", "odata.maxpagesize=5");
    assertThat(texts(rows(GraphTestClient.json(unnamed)), "status")).containsOnly("unknownFutureValue").hasSize(2);
    assertThat(unnamed.headers().firstValue("Preference-Applied")).isEmpty();
  }

  @Test
  void businessHasNoDeviceAndGroupSharedHasNoPerson() throws Exception {
    List<JsonObject> business = client.all("/beta" + CLOUD_PCS + "?$filter=" + encode("servicePlanType eq 'business'"));
    assertThat(business).hasSizeGreaterThan(50).allSatisfy(row -> {
      assertThat(row.get("managedDeviceId").isJsonNull()).isTrue();
      assertThat(row.get("managedDeviceName").isJsonNull()).isTrue();
    });
    List<JsonObject> shared =
        client.all("/beta" + CLOUD_PCS + "?$filter=" + encode("provisioningType eq 'sharedByEntraGroup'"));
    assertThat(shared).hasSizeGreaterThan(20);
    assertThat(texts(shared, "userPrincipalName")).containsOnly("");
  }

  @Test
  void someoneHasSeveralCloudPcs() throws Exception {
    Map<String, Integer> counts = new HashMap<>();
    texts(client.all("/beta" + CLOUD_PCS), "userPrincipalName").forEach(name -> counts.merge(name, 1, Integer::sum));
    Map.Entry<String, Integer> most =
        counts.entrySet().stream().filter(e -> !e.getKey().isEmpty()).max(Map.Entry.comparingByValue()).orElseThrow();
    assertThat(most.getValue()).isGreaterThan(1);
    String filter = "userPrincipalName eq '" + most.getKey() + "'";
    assertThat(client.all("/beta" + CLOUD_PCS + "?$filter=" + encode(filter))).hasSize(most.getValue());
  }

  @Test
  void failedOnesSayWhy() throws Exception {
    List<JsonObject> failed =
        client.all("/beta" + CLOUD_PCS + "?$select=id,statusDetail,statusDetails&$filter="
            + encode("status eq 'failed'"));
    assertThat(failed).hasSize(18).allSatisfy(row -> {
      assertThat(row.getAsJsonObject("statusDetail").get("code").getAsString()).isNotBlank();
      assertThat(row.get("statusDetails")).isEqualTo(row.get("statusDetail"));
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status eq 'inGracePeriod' or status eq 'failed'",
        "not (status eq 'provisioned') and (status eq 'inGracePeriod' or status eq 'failed')",
      })
  void filtersCombine(String filter) throws Exception {
    assertThat(texts(client.all("/beta" + CLOUD_PCS + "?$filter=" + encode(filter)), "status"))
        .hasSize(36 + 18)
        .containsOnly("inGracePeriod", "failed");
  }

  @Test
  void filtersReachIntoComplexPropertiesAndFunctions() throws Exception {
    List<JsonObject> recovering =
        client.all(
            "/beta" + CLOUD_PCS + "?$select=id,disasterRecoveryCapability&$filter="
                + encode("disasterRecoveryCapability/capabilityType eq 'failover'"));
    assertThat(recovering).isNotEmpty();
    List<String> images =
        texts(client.all("/beta" + CLOUD_PCS + "?$filter="
            + encode("contains(tolower(imageDisplayName),'engineering')")), "imageDisplayName");
    assertThat(new HashSet<>(images)).containsExactly("Engineering image 2026.10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$filter=status like 'x'", "$filter=nothing eq 'x'", "$filter=status eq 'x", "$filter=length(id) gt 3",
        "$filter=sharedDeviceDetail ne null", "$top=0", "$top=many", "$skiptoken=%21", "$skip=5", "$search=x",
        "$orderby=nothing", "$select=nothing"
      })
  void whatIsNotSupportedIsABadRequest(String option) throws Exception {
    String query = option.substring(0, option.indexOf('=') + 1) + encode(option.substring(option.indexOf('=') + 1));
    var response = client.get("/beta" + CLOUD_PCS + "?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(errorCode(response)).isEqualTo("BadRequest");
  }

  @Test
  void orderByOrdersAcrossPages() throws Exception {
    List<String> dates =
        texts(client.all("/beta" + CLOUD_PCS + "?$orderBy=" + encode("lastModifiedDateTime desc") + "&$top=250"),
            "lastModifiedDateTime");
    assertThat(dates).hasSize(1200).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void countsAgreeWithTheList() throws Exception {
    Map<String, Integer> listed = new HashMap<>();
    texts(client.all("/beta" + CLOUD_PCS), "status").forEach(status -> listed.merge(status, 1, Integer::sum));
    for (String path : List.of("/retrieveCloudPcCountByStatus", "/retrieveCloudPcCountByStatus()")) {
      Map<String, Integer> counted = new HashMap<>();
      for (JsonObject row : rows(client.object("/beta" + CLOUD_PCS + path))) {
        counted.put(row.get("status").getAsString(), row.get("count").getAsInt());
      }
      assertThat(counted).isEqualTo(listed);
    }
    String filtered = "/retrieveCloudPcCountByStatus?customFilter=" + encode("status eq 'failed'");
    assertThat(rows(client.object("/beta" + CLOUD_PCS + filtered))).singleElement().satisfies(
        row -> assertThat(row.get("count").getAsInt()).isEqualTo(18));
    assertThat(client.get("/beta" + CLOUD_PCS + "/$count").body()).isEqualTo("1200");
    assertThat(client.get("/v1.0" + CLOUD_PCS + "/retrieveCloudPcCountByStatus").statusCode()).isEqualTo(400);
  }

  @Test
  void getGivesTheSameRowAsTheList() throws Exception {
    JsonObject row = rows(client.object("/beta" + CLOUD_PCS + "?$top=7")).getLast();
    JsonObject single = client.object("/beta" + CLOUD_PCS + "/" + row.get("id").getAsString());
    assertThat(single.remove("@odata.context").getAsString()).endsWith("cloudPCs/$entity");
    assertThat((JsonElement) single).isEqualTo(row);
    var missing = client.get("/beta" + CLOUD_PCS + "/00000000-0000-4000-8000-000000000000");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(errorCode(missing)).isEqualTo("NotFound");
  }

  @Test
  void remoteActionsAreNewestFirstInAnySpellingOfTheName() throws Exception {
    List<JsonObject> rows = client.all("/beta" + CLOUD_PCS + "?$select=id,lastRemoteActionResult&$top=1000");
    JsonObject acted =
        rows.stream().filter(row -> !row.get("lastRemoteActionResult").isJsonNull()).findFirst().orElseThrow();
    String id = acted.get("id").getAsString();
    for (String name : List.of("retrieveCloudPCRemoteActionResults", "retrieveCloudPcRemoteActionResults()")) {
      List<JsonObject> actions = rows(client.object("/beta" + CLOUD_PCS + "/" + id + "/" + name));
      assertThat((JsonElement) actions.getFirst()).isEqualTo(acted.get("lastRemoteActionResult"));
      assertThat(texts(actions, "startDateTime")).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }
}
