package org.cloudpcdesk.ui.details;

import java.util.function.Function;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/** The typed fields of a Cloud PC, in the order an administrator looks for them. */
enum Field {
  PERSON(CloudPc::userPrincipalName),
  DEVICE(CloudPc::managedDeviceName),
  DISPLAY_NAME(CloudPc::displayName),
  STATUS(pc -> pc.status().text()),
  STATUS_CODE(pc -> pc.statusDetail() == null ? null : pc.statusDetail().code()),
  STATUS_MESSAGE(pc -> pc.statusDetail() == null ? null : pc.statusDetail().message()),
  GRACE_END(CloudPc::gracePeriodEnd, true),
  PLAN(CloudPc::servicePlanName),
  PLAN_TYPE(CloudPc::servicePlanType),
  POLICY(CloudPc::provisioningPolicyName),
  PROVISIONING_TYPE(CloudPc::provisioningType),
  IMAGE(CloudPc::imageDisplayName),
  REGION(CloudPc::deviceRegionName),
  NETWORK(CloudPc::onPremisesConnectionName),
  ENCRYPTION(CloudPc::diskEncryptionState),
  PROVISIONED(CloudPc::provisioned, true),
  MODIFIED(CloudPc::lastModified, true),
  ID(CloudPc::id),
  DEVICE_ID(CloudPc::managedDeviceId),
  ENTRA_DEVICE_ID(CloudPc::aadDeviceId),
  PLAN_ID(CloudPc::servicePlanId),
  POLICY_ID(CloudPc::provisioningPolicyId);

  private final Function<CloudPc, @Nullable String> text;
  private final Function<CloudPc, @Nullable GraphTime> moment;
  private final boolean isMoment;

  Field(Function<CloudPc, @Nullable String> text) {
    this.text = text;
    this.moment = pc -> null;
    this.isMoment = false;
  }

  Field(Function<CloudPc, @Nullable GraphTime> moment, boolean isMoment) {
    this.text = pc -> null;
    this.moment = moment;
    this.isMoment = isMoment;
  }

  /** A text as it came, or null when nothing did; always null for moments. */
  @Nullable String text(CloudPc pc) {
    return text.apply(pc);
  }

  /** A moment, or null when none came; always null for texts. */
  @Nullable GraphTime moment(CloudPc pc) {
    return moment.apply(pc);
  }

  boolean isMoment() {
    return isMoment;
  }
}
