package org.cloudpcdesk.ui.history;

import java.time.Duration;
import java.time.Instant;

/** How far back is looked. */
enum Period {
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7)),
  MONTH(Duration.ofDays(31)),
  ALL(Duration.ZERO);

  private final Duration length;

  Period(Duration length) {
    this.length = length;
  }

  Instant since(Instant now) {
    return this == ALL ? Instant.EPOCH : now.minus(length);
  }
}
