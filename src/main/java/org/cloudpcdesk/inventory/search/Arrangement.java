package org.cloudpcdesk.inventory.search;

import java.util.List;
import org.cloudpcdesk.inventory.search.Search.Order;

/** All rows of a snapshot in one order. Filtering walks through it, so that typing needs no sorting. Immutable. */
final class Arrangement {
  private final List<Order> order;
  private final int[] rows;

  private Arrangement(List<Order> order, int[] rows) {
    this.order = order;
    this.rows = rows;
  }

  /** Puts the rows in order, made total: ties are broken by device, then id. */
  static Arrangement of(Columns columns, int size, List<Order> order) {
    int[] rows = new int[size];
    for (int row = 0; row < size; row++) {
      rows[row] = row;
    }
    // From the least significant column on, because each leaves ties as they stood.
    rows = columns.ranks(Column.ID).order(rows, false);
    rows = columns.ranks(Column.DEVICE).order(rows, false);
    for (Order one : order.reversed()) {
      rows = columns.ranks(one.column()).order(rows, one.descending());
    }
    return new Arrangement(order, rows);
  }

  boolean isBy(List<Order> other) {
    return order.equals(other);
  }

  /** The numbers of the rows that are in a set, in order. Not to be written to. */
  int[] only(RowSet found) {
    int size = found.size();
    if (size == rows.length) {
      return rows;
    }
    int[] some = new int[size];
    int place = 0;
    // Without a branch: whether the next row is in the set cannot be foretold.
    for (int i = 0; place < size; i++) {
      some[place] = rows[i];
      place += found.get(rows[i]) ? 1 : 0;
    }
    return some;
  }
}
