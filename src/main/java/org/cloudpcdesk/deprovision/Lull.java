package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the service takes nothing: it asks for patience, or is out of reach. What certainly had no effect waits
 * and is tried again, at growing intervals, for as long as there is hope; the administrator can cancel all the while. Not
 * thread-safe.
 */
final class Lull {

  /** So long without anything being taken a run waits before it gives up what it did not send. */
  static final Duration HOPE = Duration.ofMinutes(30);

  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofMinutes(1);

  private final Time time;
  private @Nullable Instant since;
  private Instant tried = Instant.MIN;
  private Instant until = Instant.MIN;
  private Duration asked = Duration.ZERO;
  private Duration next = FIRST;

  Lull(Time time) {
    this.time = time;
  }

  /** Something was taken: the service is well again. */
  void ends() {
    since = null;
    next = FIRST;
  }

  /**
   * A request was not taken, or nothing could be read.
   *
   * @return whether it is to be tried again when the lull has passed; false when waiting does not help, or helped too long
   */
  boolean waitsOut(GraphException why) {
    if (!mayPass(why)) {
      return false;
    }
    Instant now = time.now();
    // Who has not tried for so long slept, or was paused: what was out of reach before says nothing of now.
    if (since == null || now.isAfter(tried.plus(HOPE))) {
      since = now;
    }
    tried = now;
    if (!now.isBefore(since.plus(HOPE))) {
      return false;
    }
    // Of several requests that were under way together, all say the same.
    if (left().isZero()) {
      rest(now, next);
      next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    }
    why.retryAfter().ifPresent(asked -> rest(now, asked));
    return true;
  }

  private void rest(Instant now, Duration wait) {
    Instant end = now.plus(wait);
    if (end.isAfter(until)) {
      until = end;
      asked = wait;
    }
  }

  /** How long nothing is asked or sent; zero when the service is well. */
  Duration left() {
    Instant now = time.now();
    if (until.isAfter(now.plus(asked))) {
      // More than ever was asked for: the clock was set back, and the rest begins anew.
      until = now.plus(asked);
    }
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  /** Whether a failure says that the service cannot answer now, and not that it will not. */
  static boolean mayPass(GraphException why) {
    return switch (why.kind()) {
      case THROTTLED, NO_NETWORK, TIMED_OUT, SERVICE_DOWN -> true;
      case SIGN_IN_AGAIN,
          CONSENT_MISSING,
          ROLE_MISSING,
          NOT_FOUND,
          CONFLICT,
          PROXY,
          TLS,
          BAD_ANSWER,
          BAD_REQUEST,
          READ_ONLY,
          CANCELLED ->
          false;
    };
  }
}
