package org.cloudpcdesk.graph;

import java.time.Duration;

/**
 * How long one request is tried.
 *
 * @param total from the first try to the last; a wait that would end later is not begun
 * @param drops how many lost connections or cut-off bodies a read survives
 * @param firstBackOff the longest first wait when the service names none; doubled each time
 * @param longestBackOff where the doubling ends
 */
record Patience(Duration total, int drops, Duration firstBackOff, Duration longestBackOff) {

  static Patience standard() {
    return new Patience(Duration.ofMinutes(2), 3, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /** The upper end of the wait after so many failed tries (1 for the first). */
  Duration backOffCeiling(int failures) {
    // Thirty doublings are past any sensible ceiling; more would overflow.
    Duration doubled = firstBackOff.multipliedBy(1L << Math.min(failures - 1, 30));
    return doubled.compareTo(longestBackOff) < 0 ? doubled : longestBackOff;
  }
}
