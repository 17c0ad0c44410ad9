package org.cloudpcdesk.ui.details;

import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/** The typed fields of a Cloud PC, in the order an administrator looks for them. */
enum Field {
  PERSON,
  DEVICE,
  DISPLAY_NAME,
  STATUS,
  STATUS_CODE,
  STATUS_MESSAGE,
  GRACE_END,
  PLAN,
  PLAN_TYPE,
  POLICY,
  PROVISIONING_TYPE,
  IMAGE,
  REGION,
  NETWORK,
  ENCRYPTION,
  PROVISIONED,
  MODIFIED,
  ID,
  DEVICE_ID,
  ENTRA_DEVICE_ID,
  PLAN_ID,
  POLICY_ID;

  /** A text as it came, or null when nothing did; always null for moments. */
  @Nullable String text(CloudPc pc) {
    return switch (this) {
      case PERSON -> pc.userPrincipalName();
      case DEVICE -> pc.managedDeviceName();
      case DISPLAY_NAME -> pc.displayName();
      case STATUS -> pc.status().text();
      case STATUS_CODE -> pc.statusDetail() == null ? null : pc.statusDetail().code();
      case STATUS_MESSAGE -> pc.statusDetail() == null ? null : pc.statusDetail().message();
      case PLAN -> pc.servicePlanName();
      case PLAN_TYPE -> pc.servicePlanType();
      case POLICY -> pc.provisioningPolicyName();
      case PROVISIONING_TYPE -> pc.provisioningType();
      case IMAGE -> pc.imageDisplayName();
      case REGION -> pc.deviceRegionName();
      case NETWORK -> pc.onPremisesConnectionName();
      case ENCRYPTION -> pc.diskEncryptionState();
      case ID -> pc.id();
      case DEVICE_ID -> pc.managedDeviceId();
      case ENTRA_DEVICE_ID -> pc.aadDeviceId();
      case PLAN_ID -> pc.servicePlanId();
      case POLICY_ID -> pc.provisioningPolicyId();
      case GRACE_END, PROVISIONED, MODIFIED -> null;
    };
  }

  /** A moment, or null when none came; always null for texts. */
  @Nullable GraphTime moment(CloudPc pc) {
    return switch (this) {
      case GRACE_END -> pc.gracePeriodEnd();
      case PROVISIONED -> pc.provisioned();
      case MODIFIED -> pc.lastModified();
      default -> null;
    };
  }

  /** The field that Graph calls so, or null for one that is not shown. */
  static @Nullable Field named(String graphName) {
    return switch (graphName) {
      case "status" -> STATUS;
      case "statusDetail" -> STATUS_CODE;
      case "displayName" -> DISPLAY_NAME;
      case "userPrincipalName" -> PERSON;
      case "managedDeviceName" -> DEVICE;
      case "managedDeviceId" -> DEVICE_ID;
      case "aadDeviceId" -> ENTRA_DEVICE_ID;
      case "servicePlanId" -> PLAN_ID;
      case "servicePlanName" -> PLAN;
      case "servicePlanType" -> PLAN_TYPE;
      case "provisioningPolicyId" -> POLICY_ID;
      case "provisioningPolicyName" -> POLICY;
      case "provisioningType" -> PROVISIONING_TYPE;
      case "imageDisplayName" -> IMAGE;
      case "deviceRegionName" -> REGION;
      case "onPremisesConnectionName" -> NETWORK;
      case "diskEncryptionState" -> ENCRYPTION;
      case "gracePeriodEndDateTime" -> GRACE_END;
      case "lastModifiedDateTime" -> MODIFIED;
      case "provisionedDateTime" -> PROVISIONED;
      default -> null;
    };
  }

  boolean isMoment() {
    return this == GRACE_END || this == PROVISIONED || this == MODIFIED;
  }
}
