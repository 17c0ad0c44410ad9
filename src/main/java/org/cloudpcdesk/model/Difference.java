package org.cloudpcdesk.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cloudpcdesk.model.CloudPcChange.Member;
import org.jspecify.annotations.Nullable;

/** What is otherwise in a Cloud PC than it was, by Graph's names of the members. */
public final class Difference {
  private final List<Member> members = new ArrayList<>();

  private Difference() {}

  /** Each member that is not the same in both, in a fixed order; those without a name of their own here come last. */
  public static List<Member> between(CloudPc before, CloudPc after) {
    Difference all = new Difference();
    all.add("status", before.status().text(), after.status().text());
    all.add("statusDetail", code(before), code(after));
    all.add("displayName", before.displayName(), after.displayName());
    all.add("userPrincipalName", before.userPrincipalName(), after.userPrincipalName());
    all.add("managedDeviceName", before.managedDeviceName(), after.managedDeviceName());
    all.add("managedDeviceId", before.managedDeviceId(), after.managedDeviceId());
    all.add("aadDeviceId", before.aadDeviceId(), after.aadDeviceId());
    all.add("servicePlanId", before.servicePlanId(), after.servicePlanId());
    all.add("servicePlanName", before.servicePlanName(), after.servicePlanName());
    all.add("servicePlanType", before.servicePlanType(), after.servicePlanType());
    all.add("provisioningPolicyId", before.provisioningPolicyId(), after.provisioningPolicyId());
    all.add("provisioningPolicyName", before.provisioningPolicyName(), after.provisioningPolicyName());
    all.add("provisioningType", before.provisioningType(), after.provisioningType());
    all.add("imageDisplayName", before.imageDisplayName(), after.imageDisplayName());
    all.add("deviceRegionName", before.deviceRegionName(), after.deviceRegionName());
    all.add("onPremisesConnectionName", before.onPremisesConnectionName(), after.onPremisesConnectionName());
    all.add("diskEncryptionState", before.diskEncryptionState(), after.diskEncryptionState());
    all.add("gracePeriodEndDateTime", text(before.gracePeriodEnd()), text(after.gracePeriodEnd()));
    all.add("lastModifiedDateTime", text(before.lastModified()), text(after.lastModified()));
    all.add("provisionedDateTime", text(before.provisioned()), text(after.provisioned()));
    all.rest(before.rest(), after.rest());
    return all.members;
  }

  /**
   * A Cloud PC as it was before these members became otherwise. Members without a name of their own here, and the message
   * that goes with a status code, are not told by them and stay as they are.
   */
  public static CloudPc undo(CloudPc after, List<Member> members) {
    CloudPc.Builder before = after.toBuilder();
    for (Member member : members) {
      String text = member.before();
      switch (member.name()) {
        case "status" -> before.status(CloudPcStatus.of(text == null ? "" : text));
        case "statusDetail" -> before.statusDetail(text == null ? null : new CloudPc.StatusDetail(text, null));
        case "displayName" -> before.displayName(text);
        case "userPrincipalName" -> before.userPrincipalName(text);
        case "managedDeviceName" -> before.managedDeviceName(text);
        case "managedDeviceId" -> before.managedDeviceId(text);
        case "aadDeviceId" -> before.aadDeviceId(text);
        case "servicePlanId" -> before.servicePlanId(text);
        case "servicePlanName" -> before.servicePlanName(text);
        case "servicePlanType" -> before.servicePlanType(text);
        case "provisioningPolicyId" -> before.provisioningPolicyId(text);
        case "provisioningPolicyName" -> before.provisioningPolicyName(text);
        case "provisioningType" -> before.provisioningType(text);
        case "imageDisplayName" -> before.imageDisplayName(text);
        case "deviceRegionName" -> before.deviceRegionName(text);
        case "onPremisesConnectionName" -> before.onPremisesConnectionName(text);
        case "diskEncryptionState" -> before.diskEncryptionState(text);
        case "gracePeriodEndDateTime" -> before.gracePeriodEnd(time(text));
        case "lastModifiedDateTime" -> before.lastModified(time(text));
        case "provisionedDateTime" -> before.provisioned(time(text));
        default -> {}
      }
    }
    return before.build();
  }

  private static @Nullable GraphTime time(@Nullable String text) {
    return text == null ? null : GraphTime.of(text);
  }

  private void add(String name, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      members.add(new Member(name, before, after));
    }
  }

  private void rest(@Nullable String before, @Nullable String after) {
    if (Objects.equals(before, after)) {
      return;
    }
    JsonObject one = object(before);
    JsonObject other = object(after);
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      // The details are told by their code; both names of them are kept in the rest as well.
      if (!name.startsWith("statusDetail")) {
        add(name, text(one.get(name)), text(other.get(name)));
      }
    }
  }

  private static JsonObject object(@Nullable String json) {
    return json == null ? new JsonObject() : JsonParser.parseString(json).getAsJsonObject();
  }

  private static @Nullable String text(@Nullable JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return null;
    }
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  private static @Nullable String text(@Nullable GraphTime time) {
    return time == null ? null : time.text();
  }

  private static @Nullable String code(CloudPc pc) {
    CloudPc.StatusDetail detail = pc.statusDetail();
    return detail == null ? null : detail.code();
  }
}
