package org.cloudpcdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * One Cloud PC as Graph's beta list shows it ({@code microsoft.graph.cloudPC}). Nothing that came is lost: members without
 * a component of their own stay in {@link #rest}, enumerations keep their text, dates theirs.
 *
 * <p>A null component means that the service sent null or nothing. Text is never blank-padded or translated.
 *
 * @param id GUID text; the service may reuse it for a newly provisioned Cloud PC
 * @param userPrincipalName empty or null for group-shared Cloud PCs
 * @param managedDeviceName Intune's name ("CPC-..."); null for Windows 365 Business
 * @param provisioningType enumeration text as it came
 * @param servicePlanType enumeration text as it came
 * @param gracePeriodEnd set only while in grace; read it, never compute it (policies differ)
 * @param provisioned the latest provisioning; changes when the id is reused
 * @param statusDetail from {@code statusDetail}, else from its deprecated namesake in the plural
 * @param rest the members without a component here, as the text of one JSON object; null when there are none
 */
public record CloudPc(
    String id,
    @Nullable String displayName,
    @Nullable String userPrincipalName,
    @Nullable String managedDeviceName,
    @Nullable String managedDeviceId,
    @Nullable String aadDeviceId,
    CloudPcStatus status,
    @Nullable StatusDetail statusDetail,
    @Nullable String servicePlanId,
    @Nullable String servicePlanName,
    @Nullable String servicePlanType,
    @Nullable String provisioningPolicyId,
    @Nullable String provisioningPolicyName,
    @Nullable String provisioningType,
    @Nullable String imageDisplayName,
    @Nullable String deviceRegionName,
    @Nullable String onPremisesConnectionName,
    @Nullable String diskEncryptionState,
    @Nullable GraphTime gracePeriodEnd,
    @Nullable GraphTime lastModified,
    @Nullable GraphTime provisioned,
    @Nullable String rest)
    implements CloudPcFacts {

  /** Why the service says a Cloud PC is in its state; members may be missing. */
  public record StatusDetail(@Nullable String code, @Nullable String message) {}

  public static Builder builder(String id) {
    return new Builder(id);
  }

  public Builder toBuilder() {
    Builder copy = new Builder(id);
    copy.displayName = displayName;
    copy.userPrincipalName = userPrincipalName;
    copy.managedDeviceName = managedDeviceName;
    copy.managedDeviceId = managedDeviceId;
    copy.aadDeviceId = aadDeviceId;
    copy.status = status;
    copy.statusDetail = statusDetail;
    copy.servicePlanId = servicePlanId;
    copy.servicePlanName = servicePlanName;
    copy.servicePlanType = servicePlanType;
    copy.provisioningPolicyId = provisioningPolicyId;
    copy.provisioningPolicyName = provisioningPolicyName;
    copy.provisioningType = provisioningType;
    copy.imageDisplayName = imageDisplayName;
    copy.deviceRegionName = deviceRegionName;
    copy.onPremisesConnectionName = onPremisesConnectionName;
    copy.diskEncryptionState = diskEncryptionState;
    copy.gracePeriodEnd = gracePeriodEnd;
    copy.lastModified = lastModified;
    copy.provisioned = provisioned;
    copy.rest = rest;
    return copy;
  }

  /** Collects the members of one Cloud PC in whatever order they come. Not thread-safe. */
  public static final class Builder {
    private String id;
    private @Nullable String displayName;
    private @Nullable String userPrincipalName;
    private @Nullable String managedDeviceName;
    private @Nullable String managedDeviceId;
    private @Nullable String aadDeviceId;
    private CloudPcStatus status = CloudPcStatus.UNREPORTED;
    private @Nullable StatusDetail statusDetail;
    private @Nullable String servicePlanId;
    private @Nullable String servicePlanName;
    private @Nullable String servicePlanType;
    private @Nullable String provisioningPolicyId;
    private @Nullable String provisioningPolicyName;
    private @Nullable String provisioningType;
    private @Nullable String imageDisplayName;
    private @Nullable String deviceRegionName;
    private @Nullable String onPremisesConnectionName;
    private @Nullable String diskEncryptionState;
    private @Nullable GraphTime gracePeriodEnd;
    private @Nullable GraphTime lastModified;
    private @Nullable GraphTime provisioned;
    private @Nullable String rest;

    private Builder(String id) {
      this.id = id;
    }

    /** Names it anew: on the wire the id may come after other members. */
    public Builder id(String value) {
      this.id = value;
      return this;
    }

    public Builder displayName(@Nullable String value) {
      this.displayName = value;
      return this;
    }

    public Builder userPrincipalName(@Nullable String value) {
      this.userPrincipalName = value;
      return this;
    }

    public Builder managedDeviceName(@Nullable String value) {
      this.managedDeviceName = value;
      return this;
    }

    public Builder managedDeviceId(@Nullable String value) {
      this.managedDeviceId = value;
      return this;
    }

    public Builder aadDeviceId(@Nullable String value) {
      this.aadDeviceId = value;
      return this;
    }

    public Builder status(CloudPcStatus value) {
      this.status = value;
      return this;
    }

    public Builder statusDetail(@Nullable StatusDetail value) {
      this.statusDetail = value;
      return this;
    }

    public Builder servicePlanId(@Nullable String value) {
      this.servicePlanId = value;
      return this;
    }

    public Builder servicePlanName(@Nullable String value) {
      this.servicePlanName = value;
      return this;
    }

    public Builder servicePlanType(@Nullable String value) {
      this.servicePlanType = value;
      return this;
    }

    public Builder provisioningPolicyId(@Nullable String value) {
      this.provisioningPolicyId = value;
      return this;
    }

    public Builder provisioningPolicyName(@Nullable String value) {
      this.provisioningPolicyName = value;
      return this;
    }

    public Builder provisioningType(@Nullable String value) {
      this.provisioningType = value;
      return this;
    }

    public Builder imageDisplayName(@Nullable String value) {
      this.imageDisplayName = value;
      return this;
    }

    public Builder deviceRegionName(@Nullable String value) {
      this.deviceRegionName = value;
      return this;
    }

    public Builder onPremisesConnectionName(@Nullable String value) {
      this.onPremisesConnectionName = value;
      return this;
    }

    public Builder diskEncryptionState(@Nullable String value) {
      this.diskEncryptionState = value;
      return this;
    }

    public Builder gracePeriodEnd(@Nullable GraphTime value) {
      this.gracePeriodEnd = value;
      return this;
    }

    public Builder lastModified(@Nullable GraphTime value) {
      this.lastModified = value;
      return this;
    }

    public Builder provisioned(@Nullable GraphTime value) {
      this.provisioned = value;
      return this;
    }

    public Builder rest(@Nullable String value) {
      this.rest = value;
      return this;
    }

    public CloudPc build() {
      return new CloudPc(
          id,
          displayName,
          userPrincipalName,
          managedDeviceName,
          managedDeviceId,
          aadDeviceId,
          status,
          statusDetail,
          servicePlanId,
          servicePlanName,
          servicePlanType,
          provisioningPolicyId,
          provisioningPolicyName,
          provisioningType,
          imageDisplayName,
          deviceRegionName,
          onPremisesConnectionName,
          diskEncryptionState,
          gracePeriodEnd,
          lastModified,
          provisioned,
          rest);
    }
  }
}
