package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.Objects;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * Says what a reading of a Cloud PC proves after its grace period was asked to end. Only what cannot be otherwise
 * counts as proof; everything else is {@link Verdict#OPEN} and is looked at again.
 */
final class Judge {

  /** What one reading proves. A Cloud PC that is not found has no reading. */
  enum Verdict {
    /**
     * Nothing. Above all {@code inGracePeriod}: the service shows it for 5 to 30 minutes after it took the request, and
     * again for a while after {@code deprovisioning}. Also {@code provisioned} on the same machine: somebody gave the
     * licence back, which is no end.
     */
    OPEN,
    DEPROVISIONING,
    NOT_PROVISIONED,
    /** Another Cloud PC lives, or begins to live, under the id. */
    NEW_LIFE
  }

  private Judge() {}

  /**
   * @param asked when the end was asked for, or a moment after it that is surely not before it by the service's clock
   */
  static Verdict judge(Target target, CloudPc now, Instant asked) {
    if (now.status().is(Kind.NOT_PROVISIONED)) {
      return Verdict.NOT_PROVISIONED;
    }
    if (isAnotherMachine(target, now, asked)) {
      return Verdict.NEW_LIFE;
    }
    return switch (now.status().kind()) {
      case DEPROVISIONING -> Verdict.DEPROVISIONING;
      // Neither state is reached by a machine that still exists without being deprovisioned first.
      case PROVISIONING, PENDING_PROVISION -> Verdict.NEW_LIFE;
      case NOT_PROVISIONED -> Verdict.NOT_PROVISIONED;
      case PROVISIONED,
          PROVISIONED_WITH_WARNINGS,
          FAILED,
          IN_GRACE_PERIOD,
          RESIZING,
          RESIZE_PENDING_LICENSE,
          RESTORING,
          MOVING_REGION,
          UPDATING_SINGLE_SIGN_ON,
          MODIFYING_SINGLE_SIGN_ON,
          REFRESH_POLICY_CONFIGURATION,
          PREPARING,
          FAILOVER_IN_PROGRESS,
          FAILBACK_IN_PROGRESS,
          UNRECOGNIZED,
          UNREPORTED ->
          Verdict.OPEN;
    };
  }

  /**
   * A member that is missing on either side proves nothing: the service empties some while it deletes. But what was
   * provisioned after the request is another machine even when nothing tells when the target was. A new person or device
   * name proves nothing when the provisioning moment is known to be the same, and a new person nothing on a machine that
   * is still on its way out: people are renamed, and so are machines (by Intune, at their next check-in).
   */
  private static boolean isAnotherMachine(Target target, CloudPc now, Instant asked) {
    GraphTime before = target.provisioned();
    GraphTime after = now.provisioned();
    if (before != null && after != null) {
      return !sameMoment(before, after);
    }
    if (differs(target.managedDeviceName(), now.managedDeviceName())) {
      return true;
    }
    if (after != null && after.parsed() != null && after.parsed().isAfter(asked)) {
      return true;
    }
    return !isOnItsWayOut(now) && differs(target.person(), now.personLabel());
  }

  private static boolean isOnItsWayOut(CloudPc now) {
    return now.status().isInGracePeriod() || now.status().is(Kind.DEPROVISIONING);
  }

  private static boolean differs(@Nullable String before, @Nullable String now) {
    return before != null && now != null && !before.isBlank() && !now.isBlank() && !before.equalsIgnoreCase(now);
  }

  /** The same moment may be written with more or fewer digits; text that is no date is compared as text. */
  private static boolean sameMoment(GraphTime one, GraphTime other) {
    if (one.parsed() == null || other.parsed() == null) {
      return one.text().equals(other.text());
    }
    return Objects.equals(one.parsed(), other.parsed());
  }
}
