package org.cloudpcdesk.inventory.search;

import java.util.Arrays;

/**
 * A set of row numbers. Not thread-safe, except that different blocks of {@link OwnTexts#BLOCK} rows may be written to by
 * different threads, because no two of them share a word.
 */
final class RowSet {
  private final int rows;
  final long[] words;

  private RowSet(int rows, long[] words) {
    this.rows = rows;
    this.words = words;
  }

  static RowSet none(int rows) {
    return new RowSet(rows, new long[(rows + 63) >>> 6]);
  }

  static RowSet all(int rows) {
    RowSet all = none(rows);
    Arrays.fill(all.words, -1);
    all.cutTail();
    return all;
  }

  /** A copy of the rows {@code first}, a multiple of 64, and the next, counted from 0. */
  RowSet part(int first, int size) {
    return new RowSet(size, Arrays.copyOfRange(words, first >>> 6, (first + size + 63) >>> 6));
  }

  private void cutTail() {
    if ((rows & 63) != 0) {
      words[words.length - 1] &= (1L << (rows & 63)) - 1;
    }
  }

  RowSet copy() {
    return new RowSet(rows, words.clone());
  }

  boolean get(int row) {
    return (words[row >>> 6] >>> (row & 63) & 1) != 0;
  }

  void set(int row) {
    words[row >>> 6] |= 1L << (row & 63);
  }

  void or(RowSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
  }

  /** Adds the rows of a {@link #part}. */
  void or(RowSet part, int first) {
    for (int i = 0; i < part.words.length; i++) {
      words[(first >>> 6) + i] |= part.words[i];
    }
  }

  void and(RowSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] &= other.words[i];
    }
  }

  void andNot(RowSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] &= ~other.words[i];
    }
  }

  int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  /** Whether another set has all rows of this one. */
  boolean isWithin(RowSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & ~other.words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The first row of the set at or after {@code from} and before {@code to}, or {@code to}. */
  int next(int from, int to) {
    if (from >= to) {
      return to;
    }
    int word = from >>> 6;
    long left = words[word] & (-1L << (from & 63));
    int last = (to - 1) >>> 6;
    while (left == 0) {
      if (++word > last) {
        return to;
      }
      left = words[word];
    }
    return Math.min(to, (word << 6) + Long.numberOfTrailingZeros(left));
  }
}
