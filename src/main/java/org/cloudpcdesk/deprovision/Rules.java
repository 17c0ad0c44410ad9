package org.cloudpcdesk.deprovision;

import java.time.Duration;

/**
 * What holds for every run of a {@link Deprovisioner}.
 *
 * @param readOnly true when nothing may be sent: every target is skipped, and the call that sends is not even held
 * @param stuckAfter how long after its request an item is followed before it is called stuck; positive
 */
public record Rules(boolean readOnly, Duration stuckAfter) {

  /**
   * Sending allowed; stuck after 60 minutes. Acceptance takes 5 to 30 minutes to show and deprovisioning up to an hour,
   * as users of the service report; ten minutes, as scripts have it, calls healthy ones stuck.
   */
  public static final Rules DEFAULT = new Rules(false, Duration.ofMinutes(60));

  /** The same, with sending switched off. */
  public static final Rules READ_ONLY = new Rules(true, DEFAULT.stuckAfter);

  public Rules {
    if (!stuckAfter.isPositive()) {
      throw new IllegalArgumentException("the time after which an item is stuck must be positive: " + stuckAfter);
    }
  }
}
