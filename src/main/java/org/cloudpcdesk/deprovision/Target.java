package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * A Cloud PC as it was when the administrator chose it. What is read just before the call is held against this; any
 * difference stops the call.
 */
public record Target(
    String id,
    String device,
    String person,
    @Nullable String managedDeviceName,
    @Nullable String provisioningPolicyId,
    @Nullable String provisioningPolicyName,
    @Nullable String servicePlanName,
    @Nullable GraphTime gracePeriodEnd,
    @Nullable GraphTime provisioned) {

  public static Target of(CloudPc pc) {
    return new Target(
        pc.id(),
        pc.deviceLabel(),
        pc.personLabel(),
        pc.managedDeviceName(),
        pc.provisioningPolicyId(),
        pc.provisioningPolicyName(),
        pc.servicePlanName(),
        pc.gracePeriodEnd(),
        pc.provisioned());
  }

  /** One thing that is not as it was when the target was chosen. */
  public record Difference(Field field, String before, String now) {}

  /** What must be unchanged. */
  public enum Field {
    STATUS,
    PERSON,
    DEVICE,
    POLICY,
    PROVISIONED,
    GRACE_END
  }

  /** The service may write the same end a little otherwise; somebody who gave the licence back and took it again moves it more. */
  static final Duration SAME_END = Duration.ofMinutes(5);

  /**
   * What stands against ending the grace period of this target, given what the service shows now; empty when nothing.
   */
  public List<Difference> differences(CloudPc now) {
    List<Difference> found = new ArrayList<>();
    if (!now.status().isInGracePeriod()) {
      found.add(new Difference(Field.STATUS, "inGracePeriod", now.status().text()));
    }
    compare(found, Field.PERSON, person, now.personLabel());
    compare(found, Field.DEVICE, managedDeviceName, now.managedDeviceName());
    compare(found, Field.POLICY, provisioningPolicyId, now.provisioningPolicyId());
    compare(found, Field.PROVISIONED, text(provisioned), text(now.provisioned()));
    if (now.status().isInGracePeriod() && isOtherEnd(gracePeriodEnd, now.gracePeriodEnd())) {
      compare(found, Field.GRACE_END, text(gracePeriodEnd), text(now.gracePeriodEnd()));
    }
    return List.copyOf(found);
  }

  private static void compare(List<Difference> found, Field field, @Nullable String before, @Nullable String now) {
    if (!Objects.equals(Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(now, ""))) {
      found.add(new Difference(field, Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(now, "")));
    }
  }

  /** An end that is missing, or no date, proves nothing. */
  private static boolean isOtherEnd(@Nullable GraphTime before, @Nullable GraphTime now) {
    return before != null
        && now != null
        && before.parsed() != null
        && now.parsed() != null
        && Duration.between(before.parsed(), now.parsed()).abs().compareTo(SAME_END) > 0;
  }

  private static @Nullable String text(@Nullable GraphTime time) {
    return time == null ? null : time.text();
  }
}
