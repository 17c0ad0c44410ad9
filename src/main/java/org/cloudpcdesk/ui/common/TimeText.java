package org.cloudpcdesk.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Moments and spans of time in words: ages, countdowns and exact local time. Immutable, any thread. */
public final class TimeText {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration JUST_NOW = Duration.ofSeconds(2);

  private final Messages messages = Messages.of(TimeText.class);
  private final ZoneId zone;
  private final DateTimeFormatter exact;
  private final DateTimeFormatter ofDay;
  private final DateTimeFormatter moment;

  /** Times of this zone, written the locale's way. */
  public TimeText(ZoneId zone, Locale locale) {
    this.zone = zone;
    this.exact = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM).withLocale(locale);
    this.ofDay = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(locale);
  }

  /** The computer's own zone and language. */
  public static TimeText system() {
    return new TimeText(ZoneId.systemDefault(), Locale.getDefault());
  }

  /** The zone times are told in; days begin in it, too. */
  public ZoneId zone() {
    return zone;
  }

  /** How long ago something was: "12 s ago", "3 h ago". A moment that is not past counts as now. */
  public String age(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.compareTo(JUST_NOW) < 0) {
      return messages.text("age.now");
    }
    if (age.compareTo(MINUTE) < 0) {
      return messages.text("age.seconds", age.toSeconds());
    }
    if (age.compareTo(HOUR) < 0) {
      return messages.text("age.minutes", age.toMinutes());
    }
    if (age.compareTo(DAY) < 0) {
      return messages.text("age.hours", age.toHours());
    }
    return messages.text("age.days", age.toDays());
  }

  /**
   * The same for many at a time: below a minute it changes every ten seconds, for all together. A column that counted
   * seconds would be drawn anew with each, and nobody reads it.
   */
  public String calmAge(Instant at, Instant now) {
    return age(at, Instant.ofEpochSecond(now.getEpochSecond() / 10 * 10));
  }

  /** What is left until a moment: "2 d 3 h", "in 14 min"; afterwards that it has ended. */
  public String countdown(Instant end, Instant now) {
    Duration left = Duration.between(now, end);
    if (!left.isPositive()) {
      return messages.text("left.none", age(end, now));
    }
    if (left.compareTo(MINUTE) < 0) {
      return messages.text("left.seconds", left.toSeconds());
    }
    if (left.compareTo(HOUR) < 0) {
      return messages.text("left.minutes", left.toMinutes());
    }
    if (left.compareTo(DAY) < 0) {
      return messages.text("left.hours", left.toHours(), left.toMinutesPart());
    }
    return messages.text("left.days", left.toDays(), left.toHoursPart());
  }

  /** A short wait as minutes and seconds, "0:42"; nothing is left before zero. */
  public String clock(Duration wait) {
    long seconds = Math.max(0, wait.toSeconds());
    return messages.text("clock", seconds / 60, seconds % 60);
  }

  /** A moment in full, in local time with its zone. */
  public String exact(Instant at) {
    return messages.text("exact", exact.format(at.atZone(zone)), zone.getId());
  }

  /** A moment to the second, in local time, short enough for a column. */
  public String moment(Instant at) {
    return moment.format(at.atZone(zone));
  }

  /** The time of day of a moment, in local time. */
  public String ofDay(Instant at) {
    return ofDay.format(at.atZone(zone));
  }
}
