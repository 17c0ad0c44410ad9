package org.cloudpcdesk.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;

/** Makes JSON of a Cloud PC again, to compare it with what came. */
final class RebuiltJson {
  /** Members whose null and whose absence are both a null component. */
  private static final Set<String> COMPONENTS =
      Set.of(
          "displayName", "userPrincipalName", "managedDeviceName", "managedDeviceId", "aadDeviceId", "status",
          "statusDetail", "servicePlanId", "servicePlanName", "servicePlanType", "provisioningPolicyId",
          "provisioningPolicyName", "provisioningType", "imageDisplayName", "deviceRegionName",
          "onPremisesConnectionName", "diskEncryptionState", "gracePeriodEndDateTime", "lastModifiedDateTime",
          "provisionedDateTime");

  private RebuiltJson() {}

  /** What came, without nulls that a null component stands for. */
  static JsonObject expected(JsonObject original) {
    JsonObject expected = original.deepCopy();
    COMPONENTS.stream()
        .filter(name -> expected.has(name) && expected.get(name).isJsonNull())
        .toList()
        .forEach(expected::remove);
    return expected;
  }

  static JsonObject of(CloudPc pc) {
    JsonObject json = new JsonObject();
    put(json, "id", pc.id());
    put(json, "displayName", pc.displayName());
    put(json, "userPrincipalName", pc.userPrincipalName());
    put(json, "managedDeviceName", pc.managedDeviceName());
    put(json, "managedDeviceId", pc.managedDeviceId());
    put(json, "aadDeviceId", pc.aadDeviceId());
    put(json, "status", pc.status().text().isEmpty() ? null : pc.status().text());
    put(json, "servicePlanId", pc.servicePlanId());
    put(json, "servicePlanName", pc.servicePlanName());
    put(json, "servicePlanType", pc.servicePlanType());
    put(json, "provisioningPolicyId", pc.provisioningPolicyId());
    put(json, "provisioningPolicyName", pc.provisioningPolicyName());
    put(json, "provisioningType", pc.provisioningType());
    put(json, "imageDisplayName", pc.imageDisplayName());
    put(json, "deviceRegionName", pc.deviceRegionName());
    put(json, "onPremisesConnectionName", pc.onPremisesConnectionName());
    put(json, "diskEncryptionState", pc.diskEncryptionState());
    put(json, "gracePeriodEndDateTime", text(pc.gracePeriodEnd()));
    put(json, "lastModifiedDateTime", text(pc.lastModified()));
    put(json, "provisionedDateTime", text(pc.provisioned()));
    JsonObject rest = pc.rest() == null ? new JsonObject() : JsonParser.parseString(pc.rest()).getAsJsonObject();
    for (Map.Entry<String, JsonElement> member : rest.entrySet()) {
      json.add(member.getKey(), member.getValue());
    }
    return json;
  }

  private static void put(JsonObject json, String name, String value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  private static String text(GraphTime time) {
    return time == null ? null : time.text();
  }
}
