package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Names runs: by their beginning, and by a number for those of one moment. */
final class RunIds {
  private static final AtomicLong NEXT = new AtomicLong(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunIds() {}

  static String next(Instant now) {
    return "run-%s-%d".formatted(TIME.format(now), NEXT.getAndIncrement());
  }
}
