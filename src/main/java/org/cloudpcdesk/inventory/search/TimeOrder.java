package org.cloudpcdesk.inventory.search;

import java.time.Instant;
import java.util.Arrays;
import org.cloudpcdesk.inventory.query.TimeTest;
import org.jspecify.annotations.Nullable;

/**
 * Ranks rows by a time: radix sort by the milliseconds, and what lies within one is told apart by comparing, so that
 * the ranks are exact to the nanosecond.
 */
final class TimeOrder {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private final @Nullable Instant[] times;
  private final int[] rows;

  private TimeOrder(@Nullable Instant[] times, int[] rows) {
    this.times = times;
    this.rows = rows;
  }

  /** The ranks of rows whose times are given by row; null where there is none. */
  static Ranks rank(@Nullable Instant[] times) {
    int[] rows = new int[times.length];
    long[] millis = new long[times.length];
    int size = 0;
    for (int row = 0; row < times.length; row++) {
      Instant time = times[row];
      if (time != null) {
        millis[row] = TimeTest.millis(time);
        rows[size++] = row;
      }
    }
    int[] sorted = sort(Arrays.copyOf(rows, size), millis);
    TimeOrder order = new TimeOrder(times, sorted);
    order.mend(millis);
    return order.ranks();
  }

  private static int[] sort(int[] rows, long[] millis) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int row : rows) {
      least = Math.min(least, millis[row]);
      most = Math.max(most, millis[row]);
    }
    int[] sorted = rows;
    // The difference may run over, and is right as an unsigned number.
    long range = rows.length == 0 ? 0 : most - least;
    for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += DIGIT_BITS) {
      sorted = sortByDigit(sorted, millis, least, shift);
    }
    return sorted;
  }

  private static int[] sortByDigit(int[] rows, long[] millis, long least, int shift) {
    int[] places = new int[DIGITS + 1];
    for (int row : rows) {
      places[digit(millis[row] - least, shift) + 1]++;
    }
    for (int i = 1; i <= DIGITS; i++) {
      places[i] += places[i - 1];
    }
    int[] sorted = new int[rows.length];
    for (int row : rows) {
      sorted[places[digit(millis[row] - least, shift)]++] = row;
    }
    return sorted;
  }

  private static int digit(long distance, int shift) {
    return (int) (distance >>> shift) & (DIGITS - 1);
  }

  private void mend(long[] millis) {
    int begin = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || millis[rows[i]] != millis[rows[begin]]) {
        mend(begin, i);
        begin = i;
      }
    }
  }

  /** Rows of one page were all seen at the same moment, and are left as they are. */
  private void mend(int from, int to) {
    boolean same = true;
    for (int i = from + 1; i < to; i++) {
      same &= time(rows[i]).equals(time(rows[from]));
    }
    if (!same) {
      Integer[] boxed = new Integer[to - from];
      Arrays.setAll(boxed, i -> rows[from + i]);
      Arrays.sort(boxed, (a, b) -> time(a).compareTo(time(b)));
      for (int i = from; i < to; i++) {
        rows[i] = boxed[i - from];
      }
    }
  }

  private Ranks ranks() {
    int[] ranks = new int[times.length];
    int rank = -1;
    for (int i = 0; i < rows.length; i++) {
      if (i == 0 || !time(rows[i]).equals(time(rows[i - 1]))) {
        rank++;
      }
      ranks[rows[i]] = rank;
    }
    for (int row = 0; row < times.length; row++) {
      if (times[row] == null) {
        ranks[row] = rank + 1;
      }
    }
    return new Ranks(ranks, rank + 1);
  }

  private Instant time(int row) {
    Instant time = times[row];
    if (time == null) {
      throw new IllegalStateException("Row " + row + " has no time");
    }
    return time;
  }
}
