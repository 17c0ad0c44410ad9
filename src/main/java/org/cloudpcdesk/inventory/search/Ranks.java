package org.cloudpcdesk.inventory.search;

/**
 * Where each row stands in the ascending order of one column. Equal values have equal ranks, so that orders by several
 * columns can be put together from them without a comparison of values. Immutable; the array is never handed out.
 */
final class Ranks {
  private final int[] ranks;
  private final int distinct;

  /**
   * @param ranks by row, counted from 0; {@code distinct} for rows that have no value; not to be written to afterwards
   * @param distinct how many different values there are
   */
  Ranks(int[] ranks, int distinct) {
    this.ranks = ranks;
    this.distinct = distinct;
  }

  /**
   * Puts rows in this order, and leaves those of equal rank as they stood. Rows without a value come last in either
   * direction.
   */
  int[] order(int[] rows, boolean descending) {
    int[] places = new int[distinct + 2];
    for (int row : rows) {
      places[turn(row, descending) + 1]++;
    }
    for (int i = 1; i < places.length; i++) {
      places[i] += places[i - 1];
    }
    int[] ordered = new int[rows.length];
    for (int row : rows) {
      ordered[places[turn(row, descending)]++] = row;
    }
    return ordered;
  }

  private int turn(int row, boolean descending) {
    int rank = ranks[row];
    return descending && rank < distinct ? distinct - 1 - rank : rank;
  }
}
