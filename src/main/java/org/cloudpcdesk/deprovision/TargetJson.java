package org.cloudpcdesk.deprovision;

import static org.cloudpcdesk.deprovision.StateJson.optional;
import static org.cloudpcdesk.deprovision.StateJson.text;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/** Targets as the journal keeps them: the text of one JSON object, dates as the service wrote them. */
final class TargetJson {
  private TargetJson() {}

  static String write(Target target) {
    JsonObject json = new JsonObject();
    json.addProperty("id", target.id());
    json.addProperty("device", target.device());
    json.addProperty("person", target.person());
    json.addProperty("managedDeviceName", target.managedDeviceName());
    json.addProperty("provisioningPolicyId", target.provisioningPolicyId());
    json.addProperty("provisioningPolicyName", target.provisioningPolicyName());
    json.addProperty("servicePlanName", target.servicePlanName());
    json.addProperty("gracePeriodEndDateTime", written(target.gracePeriodEnd()));
    json.addProperty("provisionedDateTime", written(target.provisioned()));
    return json.toString();
  }

  /** @throws JsonParseException when it is no target */
  static Target read(String text) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      return new Target(
          text(json, "id"),
          text(json, "device"),
          text(json, "person"),
          optional(json, "managedDeviceName"),
          optional(json, "provisioningPolicyId"),
          optional(json, "provisioningPolicyName"),
          optional(json, "servicePlanName"),
          time(optional(json, "gracePeriodEndDateTime")),
          time(optional(json, "provisionedDateTime")));
    } catch (JsonParseException missing) {
      throw missing;
    } catch (RuntimeException otherShape) {
      throw new JsonParseException("it is no target", otherShape);
    }
  }

  private static @Nullable String written(@Nullable GraphTime time) {
    return time == null ? null : time.text();
  }

  private static @Nullable GraphTime time(@Nullable String text) {
    return text == null ? null : GraphTime.of(text);
  }
}
