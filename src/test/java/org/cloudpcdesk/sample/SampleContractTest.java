package org.cloudpcdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.sample.GraphTestClient.CLOUD_PCS;
import static org.cloudpcdesk.sample.GraphTestClient.rows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every body of the sample tenant is one that Microsoft's schemas allow, with no member that they do not declare. */
class SampleContractTest {
  private static final String AUDIT = "/deviceManagement/virtualEndpoint/auditEvents";
  private static final String EVERYTHING =
      "id,aadDeviceId,allotmentDisplayName,connectionSetting,connectionSettings,connectivityResult,deviceRegionName,"
          + "disasterRecoveryCapability,diskEncryptionState,displayName,frontlineCloudPcAvailability,"
          + "gracePeriodEndDateTime,groupDetail,imageDisplayName,isDisasterRecoveryActive,lastLoginResult,"
          + "lastLogoffDateTime,lastModifiedDateTime,lastRemoteActionResult,managedDeviceId,managedDeviceName,"
          + "onPremisesConnectionName,osVersion,partnerAgentInstallResults,powerState,productType,provisionedDateTime,"
          + "provisioningPolicyId,provisioningPolicyName,provisioningType,scopeIds,servicePlanId,servicePlanName,"
          + "servicePlanType,sharedDeviceDetail,status,statusDetail,statusDetails,userAccountType,userDetail,"
          + "userExperienceType,userPrincipalName";

  private static SampleTenant tenant;
  private static GraphTestClient client;
  private static Map<String, GraphSchemas> schemas;

  @BeforeAll
  static void start() throws Exception {
    String folder = System.getProperty("graph.reference", "");
    assumeFalse(folder.isEmpty(), "Skipped: the property graph.reference names no folder of Microsoft Graph's schemas");
    schemas =
        Map.of(
            "v1.0", new GraphSchemas(Path.of(folder, "schemas-v1.0.schema.json")),
            "beta", new GraphSchemas(Path.of(folder, "schemas-beta.schema.json")));
    tenant = SampleTenant.start(SampleOptions.DEFAULTS, new ManualClock(Instant.parse("2026-11-02T08:00:00Z")));
    client = new GraphTestClient(tenant);
    for (String id : tenant.control().ids("inGracePeriod").subList(0, 3)) {
      assertThat(client.post("/v1.0" + CLOUD_PCS + "/" + id + "/endGracePeriod", "").statusCode()).isEqualTo(204);
    }
    tenant.control().advance(Duration.ofMinutes(3));
  }

  @AfterAll
  static void stop() {
    if (tenant != null) {
      client.close();
      tenant.close();
    }
  }

  private static void check(String version, String definition, String pathAndQuery,
      String... headers) throws Exception {
    List<JsonObject> pages = client.pages("/" + version + pathAndQuery, headers);
    assertThat(pages).isNotEmpty();
    for (JsonObject page : pages) {
      assertThat(page.has("error")).as(page.toString()).isFalse();
      assertThat(schemas.get(version).problems(definition, page.toString())).as(pathAndQuery).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "beta"})
  void everyPageOfTheListWithAndWithoutTheNewerMembers(String version) throws Exception {
    check(version, "collectionOf_cloudPC", CLOUD_PCS + "?$count=true");
    check(version, "collectionOf_cloudPC", CLOUD_PCS + "?$top=1000", "Prefer", "none");
  }

  @Test
  void everyPropertyOfEveryCloudPc() throws Exception {
    check("beta", "collectionOf_cloudPC", CLOUD_PCS + "?$top=200&$select=" + EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "beta"})
  void oneCloudPcOfEachState(String version) throws Exception {
    for (JsonObject state : rows(client.object("/beta" + CLOUD_PCS + "/retrieveCloudPcCountByStatus"))) {
      String id = tenant.control().ids(state.get("status").getAsString()).getFirst();
      check(version, "cloudPC", CLOUD_PCS + "/" + id);
    }
  }

  @Test
  void countsAndRemoteActions() throws Exception {
    items("cloudPcStatusSummary", CLOUD_PCS + "/retrieveCloudPcCountByStatus", true);
    List<String> ids = tenant.control().ids().subList(0, 40);
    boolean some = false;
    for (String id : ids) {
      some |= items("cloudPcRemoteActionResult", CLOUD_PCS + "/" + id + "/retrieveCloudPCRemoteActionResults", false);
    }
    assertThat(some).isTrue();
  }

  @Test
  void effectivePermissionsAreThoseOfMicrosoftsRoles() throws Exception {
    JsonObject body = client.object("/beta/deviceManagement/virtualEndpoint/getEffectivePermissions");
    String known = Files.readString(Path.of(System.getProperty("graph.reference"), "rbac-resource-actions.json"));
    assertThat(body.keySet()).containsExactly("@odata.context", "value");
    assertThat(body.getAsJsonArray("value")).hasSizeGreaterThan(3)
        .allSatisfy(name -> assertThat(known).contains(name.toString()));
    assertThat(client.get("/v1.0/deviceManagement/virtualEndpoint/getEffectivePermissions").statusCode()).isEqualTo(400);
  }

  private static boolean items(String definition, String path, boolean filled) throws Exception {
    JsonObject body = client.object("/beta" + path);
    assertThat(body.keySet()).containsExactly("@odata.context", "value");
    for (JsonElement item : body.getAsJsonArray("value")) {
      assertThat(schemas.get("beta").problems(definition, item.toString())).isEmpty();
    }
    if (filled) {
      assertThat(body.getAsJsonArray("value")).isNotEmpty();
    }
    return !body.getAsJsonArray("value").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "beta"})
  void auditEvents(String version) throws Exception {
    check(version, "collectionOf_cloudPcAuditEvent", AUDIT);
    String id = client.all("/v1.0" + AUDIT).getFirst().get("id").getAsString();
    check(version, "cloudPcAuditEvent", AUDIT + "/" + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "beta"})
  void peopleAndLicences(String version) throws Exception {
    check(version, "collectionOf_user", "/users?$top=999");
    String select = "id,accountEnabled,city,companyName,country,department,mailNickname,onPremisesSyncEnabled,"
        + "usageLocation,userType,assignedLicenses,licenseAssignmentStates";
    check(version, "user", "/me?$select=" + select);
    check(version, "user", "/me");
    check(version, "collectionOf_user", "/users?$search=%22displayName:a%22&$count=true", "ConsistencyLevel",
        "eventual");
    String business = client.all("/beta" + CLOUD_PCS + "?$filter=servicePlanType%20eq%20'business'").getFirst()
        .get("userPrincipalName").getAsString();
    check(version, "collectionOf_licenseDetails", "/users/" + business.replace("#", "%23") + "/licenseDetails");
    check(version, "collectionOf_subscribedSku", "/subscribedSkus");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "beta"})
  void errors(String version) throws Exception {
    String missing = "/" + version + CLOUD_PCS + "/00000000-0000-4000-8000-000000000000";
    var answers =
        List.of(
            client.get(missing),
            client.get("/" + version + CLOUD_PCS + "?$top=x"),
            client.post("/" + version + CLOUD_PCS, "{}"),
            client.get("/" + version + CLOUD_PCS, "Authorization", "Bearer nonsense"),
            client.get("/" + version + CLOUD_PCS, "User-Agent", ""),
            client.get("/" + version + "/users/nobody@nowhere.example"),
            client.post("/" + version + CLOUD_PCS + "/" + tenant.control().ids("provisioned")
                .getFirst() + "/endGracePeriod", ""));
    assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(404, 400, 405, 401, 403, 404, 409);
    for (var answer : answers) {
      assertThat(schemas.get(version).problems("odataError", answer.body())).isEmpty();
    }
  }

  @Test
  void theCheckItselfFindsWhatIsWrong() {
    GraphSchemas beta = schemas.get("beta");
    String body =
        "{\"value\":[{\"id\":1,\"status\":\"asleep\",\"lastModifiedDateTime\":\"2020-11-010T20:00:34Z\",\"extra\":null}]}";
    assertThat(beta.problems("collectionOf_cloudPC", body))
        .anyMatch(p -> p.contains("/id"))
        .anyMatch(p -> p.contains("/status"))
        .anyMatch(p -> p.contains("/lastModifiedDateTime"))
        .contains(".value[].extra is not declared");
  }
}
