package org.cloudpcdesk.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the one form in which the service writes nearly all its times, {@code 2026-03-04T12:00:00Z} with up to nine
 * digits of a fraction. A list has three of them a row, and the formatters of {@code java.time}, which read any form, took
 * a quarter of the time in which a list is read.
 */
final class UsualInstant {
  /** How long the text is without a fraction and the Z. */
  private static final int SECONDS_END = 19;

  private static final int MOST_DIGITS = 9;
  private static final int SECONDS_A_DAY = 86_400;

  private UsualInstant() {}

  /** The moment, or null when the text has another form or names no moment. */
  static @Nullable Instant read(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || text.charAt(end) != 'Z' || !isPunctuated(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int nanos = end == SECONDS_END ? 0 : fraction(text, end);
    boolean clock = isWithin(hour, 23) && isWithin(minute, 59) && isWithin(second, 59) && nanos >= 0;
    if (year < 0 || month < 1 || month > 12 || day < 1 || !clock) {
      return null;
    }
    LocalDate first = LocalDate.of(year, month, 1);
    if (day > first.lengthOfMonth()) {
      return null;
    }
    long days = first.toEpochDay() + day - 1;
    return Instant.ofEpochSecond(days * SECONDS_A_DAY + (hour * 60L + minute) * 60 + second, nanos);
  }

  /**
   * A moment in that form, without a fraction.
   *
   * @param second since 1970, before the year 10000
   */
  static String text(long second) {
    LocalDate date = LocalDate.ofEpochDay(second / SECONDS_A_DAY);
    int clock = (int) (second % SECONDS_A_DAY);
    byte[] text = new byte[SECONDS_END + 1];
    digits(text, 0, 4, date.getYear(), '-');
    digits(text, 5, 7, date.getMonthValue(), '-');
    digits(text, 8, 10, date.getDayOfMonth(), 'T');
    digits(text, 11, 13, clock / 3_600, ':');
    digits(text, 14, 16, clock / 60 % 60, ':');
    digits(text, 17, SECONDS_END, clock % 60, 'Z');
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void digits(byte[] text, int from, int to, int number, char after) {
    int rest = number;
    for (int i = to - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    text[to] = (byte) after;
  }

  private static boolean isPunctuated(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static boolean isWithin(int value, int most) {
    return value >= 0 && value <= most;
  }

  /** Nanoseconds, or -1. */
  private static int fraction(String text, int end) {
    int digits = end - SECONDS_END - 1;
    if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > MOST_DIGITS) {
      return -1;
    }
    int value = number(text, SECONDS_END + 1, end);
    for (int i = digits; i < MOST_DIGITS && value > 0; i++) {
      value *= 10;
    }
    return value;
  }

  /** Digits only; -1 when there is anything else. */
  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
