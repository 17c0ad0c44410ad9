package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;

/**
 * When to look again: every few seconds at first, then less and less often, up to once a minute, which is what tools
 * that watch live tenants settled on. The same growth is the back-off while the service is out of reach. Not
 * thread-safe.
 */
final class Pace {
  static final Duration FIRST = Duration.ofSeconds(3);
  static final Duration LAST = Duration.ofSeconds(60);

  private Duration interval = FIRST;
  private Instant next = Instant.MAX;

  /** When to look next. */
  Instant next() {
    return next;
  }

  boolean isDue(Instant now) {
    return left(now).isZero();
  }

  /**
   * How long until the next look; not negative. Never so far ahead as it would be when the clock was set back, unless there
   * is nothing to look at.
   */
  Duration left(Instant now) {
    Duration left = Duration.between(now, next);
    boolean setBack = left.compareTo(LAST) > 0 && !next.equals(Instant.MAX);
    return left.isNegative() || setBack ? Duration.ZERO : left;
  }

  /**
   * Something new is to be looked at: begins with short intervals again, but never puts off a look that comes sooner.
   */
  void quicken(Instant now) {
    interval = FIRST;
    soonest(now.plus(FIRST));
  }

  /** There must be a look at this moment or before. */
  void soonest(Instant at) {
    if (at.isBefore(next)) {
      next = at;
    }
  }

  /** A look could not take in everything: the next comes right after it, and the intervals stay. */
  void goesOn(Instant now) {
    next = now;
  }

  /** A look was taken: the next comes after the interval, and the intervals grow by half. */
  void looked(Instant now) {
    next = now.plus(interval);
    Duration grown = interval.multipliedBy(3).dividedBy(2);
    interval = grown.compareTo(LAST) > 0 ? LAST : grown;
  }
}
