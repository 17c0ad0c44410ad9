package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import org.cloudpcdesk.platform.Time;

/**
 * Tells how long work that is due every second was not done, because the computer slept, stood still, or had its clock
 * set. No operating system's notice is needed: a lid that is shut gives none in time. Not thread-safe.
 */
final class Wakefulness {
  private final Time time;
  private Instant last;

  Wakefulness(Time time) {
    this.time = time;
    this.last = time.now();
  }

  /** The work begins, or was not due for a while. */
  void begins() {
    last = time.now();
  }

  /**
   * A turn of the work begins.
   *
   * @return how long nobody was at it; zero when no more passed since the turn before than one may take; negative when the
   *     clock was set back
   */
  Duration turn() {
    Instant now = time.now();
    Duration passed = Duration.between(last, now);
    last = now;
    return passed.abs().compareTo(time.stall().dividedBy(5)) > 0 ? passed : Duration.ZERO;
  }

  /** When the present turn began: whatever passes in it is noticed by the next. */
  Instant now() {
    return last;
  }

  /** Whether it was so long that the administrator may have gone away meanwhile. */
  boolean isSleep(Duration missed) {
    return missed.compareTo(time.stall()) > 0;
  }
}
