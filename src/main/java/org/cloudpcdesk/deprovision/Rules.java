package org.cloudpcdesk.deprovision;

import java.time.Duration;

/**
 * What holds for every run of a {@link Deprovisioner}.
 *
 * @param readOnly true when nothing may be sent: every target is skipped, and the call that sends is not even held
 * @param stuckAfter how long after its request an item is followed before it is called stuck; positive
 * @param cancelWindow how long a run waits before its first request when the administrator does not say; not negative
 * @param ceiling how many targets a run may have without a second, explicit step; positive
 * @param typeTenantAbove above so many targets the tenant's name is to be typed, at most {@link #TYPE_TENANT_ABOVE};
 *     0 for every run
 */
public record Rules(
    boolean readOnly, Duration stuckAfter, Duration cancelWindow, int ceiling, int typeTenantAbove) {

  /** The shortest cancel window for more than one target. */
  public static final Duration SHORTEST_WINDOW = Duration.ofSeconds(5);

  /** Above so many targets the tenant's name is to be typed, unless stricter rules are laid down. */
  public static final int TYPE_TENANT_ABOVE = 10;

  /**
   * Sending allowed; stuck after 60 minutes, a cancel window of 10 seconds, 500 targets a run. Acceptance takes 5 to 30
   * minutes to show and deprovisioning up to an hour, as users of the service report; ten minutes, as scripts have it,
   * calls healthy ones stuck.
   */
  public static final Rules DEFAULT = new Rules(false, Duration.ofMinutes(60));

  /** The same, with sending switched off. */
  public static final Rules READ_ONLY = new Rules(true, DEFAULT.stuckAfter);

  public Rules {
    if (!stuckAfter.isPositive()) {
      throw new IllegalArgumentException("the time after which an item is stuck must be positive: " + stuckAfter);
    }
    if (typeTenantAbove < 0 || typeTenantAbove > TYPE_TENANT_ABOVE) {
      throw new IllegalArgumentException("the tenant's name cannot be typed only above " + typeTenantAbove);
    }
    if (cancelWindow.isNegative() || ceiling < 1) {
      throw new IllegalArgumentException("no cancel window or ceiling: " + cancelWindow + ", " + ceiling);
    }
  }

  /** With the tenant's name typed as usual. */
  public Rules(boolean readOnly, Duration stuckAfter, Duration cancelWindow, int ceiling) {
    this(readOnly, stuckAfter, cancelWindow, ceiling, TYPE_TENANT_ABOVE);
  }

  /** With the standard cancel window and ceiling. */
  public Rules(boolean readOnly, Duration stuckAfter) {
    this(readOnly, stuckAfter, Duration.ofSeconds(10), 500);
  }
}
