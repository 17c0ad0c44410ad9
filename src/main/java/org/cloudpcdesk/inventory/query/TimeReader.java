package org.cloudpcdesk.inventory.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpcdesk.inventory.query.TimeTest.Value;
import org.jspecify.annotations.Nullable;

/** Reads what a time is compared with: {@code 24h}, {@code today}, {@code 2026-03-02}, {@code 2026-03-02T15:00}. */
final class TimeReader {
  /** At most five digits, so that no sum runs over. */
  private static final Pattern DISTANCE = Pattern.compile("(\\d{1,5})([mhdw])");

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MINUTE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}t\\d{2}:\\d{2}");

  private TimeReader() {}

  /** The value a text names, or null. */
  static @Nullable Value read(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    switch (lower) {
      case "yesterday" -> {
        return new Value.NearDay(-1);
      }
      case "today" -> {
        return new Value.NearDay(0);
      }
      case "tomorrow" -> {
        return new Value.NearDay(1);
      }
      default -> {}
    }
    Matcher distance = DISTANCE.matcher(lower);
    return distance.matches() ? new Value.Distance(distance(distance)) : date(lower);
  }

  private static Duration distance(Matcher text) {
    int count = Integer.parseInt(text.group(1));
    return switch (text.group(2)) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7L * count);
    };
  }

  private static @Nullable Value date(String lower) {
    try {
      if (DAY.matcher(lower).matches()) {
        return new Value.Day(LocalDate.parse(lower));
      }
      return MINUTE.matcher(lower).matches()
          ? new Value.Minute(LocalDateTime.parse(lower.toUpperCase(Locale.ROOT)))
          : null;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }
}
