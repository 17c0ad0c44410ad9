package org.cloudpcdesk.inventory.search;

import java.util.Arrays;

/** All rows in the ascending order of one of their own texts. Immutable. */
final class TextOrder {
  private final int[] rows;
  private final Ranks ranks;

  private TextOrder(OwnTexts texts, int[] rows) {
    this.rows = rows;
    this.ranks = rank(texts, rows);
  }

  static TextOrder of(OwnTexts texts, int size) {
    int[] rows = new int[size];
    Arrays.setAll(rows, i -> i);
    TextSort.sort(texts, rows);
    return new TextOrder(texts, rows);
  }

  /**
   * The order of another snapshot's rows: those that were in this one keep their order, each other is put in its place
   * among them.
   *
   * @param origins where each row stood in the snapshot of this order, or -1
   */
  TextOrder carriedOn(OwnTexts next, int[] origins) {
    int[] numbers = new int[rows.length];
    Arrays.fill(numbers, -1);
    int[] fresh = new int[origins.length];
    int freshSize = 0;
    for (int row = 0; row < origins.length; row++) {
      if (origins[row] >= 0) {
        numbers[origins[row]] = row;
      } else {
        fresh[freshSize++] = row;
      }
    }
    int[] kept = new int[origins.length - freshSize];
    int keptSize = 0;
    for (int row : rows) {
      if (numbers[row] >= 0) {
        kept[keptSize++] = numbers[row];
      }
    }
    int[] sorted = Arrays.copyOf(fresh, freshSize);
    TextSort.sort(next, sorted);
    return new TextOrder(next, insert(kept, sorted, next));
  }

  private static int[] insert(int[] kept, int[] sorted, OwnTexts texts) {
    int[] all = new int[kept.length + sorted.length];
    int from = 0;
    int size = 0;
    for (int row : sorted) {
      int to = place(kept, from, row, texts);
      System.arraycopy(kept, from, all, size, to - from);
      size += to - from;
      all[size++] = row;
      from = to;
    }
    System.arraycopy(kept, from, all, size, kept.length - from);
    return all;
  }

  private static int place(int[] kept, int from, int row, OwnTexts texts) {
    int low = from;
    int high = kept.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (texts.compare(kept[middle], row) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Ranks rank(OwnTexts texts, int[] rows) {
    int[] ranks = new int[rows.length];
    int rank = -1;
    int missing = 0;
    // What is empty sorts first, and stands last in the end.
    while (missing < rows.length && texts.isEmpty(rows[missing])) {
      missing++;
    }
    for (int i = missing; i < rows.length; i++) {
      if (i == missing || texts.compare(rows[i - 1], rows[i]) != 0) {
        rank++;
      }
      ranks[rows[i]] = rank;
    }
    for (int i = 0; i < missing; i++) {
      ranks[rows[i]] = rank + 1;
    }
    return new Ranks(ranks, rank + 1);
  }

  Ranks ranks() {
    return ranks;
  }
}
