package org.cloudpcdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for in a Cloud PC and shown of it, wherever it is read from: a {@link CloudPc} has all of it at hand, others
 * fetch what they are asked for and nothing else. The same rules hold as there: null means that the service sent nothing.
 */
public interface CloudPcFacts {
  String id();

  @Nullable String displayName();

  @Nullable String userPrincipalName();

  @Nullable String managedDeviceName();

  @Nullable String managedDeviceId();

  @Nullable String aadDeviceId();

  CloudPcStatus status();

  @Nullable String servicePlanName();

  @Nullable String servicePlanType();

  @Nullable String provisioningPolicyName();

  @Nullable String provisioningType();

  @Nullable String imageDisplayName();

  @Nullable String deviceRegionName();

  @Nullable GraphTime gracePeriodEnd();

  @Nullable GraphTime lastModified();

  @Nullable GraphTime provisioned();

  /** The best short name there is: device, else display name, else id. */
  default String deviceLabel() {
    String device = managedDeviceName();
    if (device != null && !device.isBlank()) {
      return device;
    }
    String display = displayName();
    return display != null && !display.isBlank() ? display : id();
  }

  /** The person's user principal name, or empty text when nobody is named. */
  default String personLabel() {
    String person = userPrincipalName();
    return person == null ? "" : person;
  }
}
