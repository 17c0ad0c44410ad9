package org.cloudpcdesk.inventory.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.jspecify.annotations.Nullable;

/** All rows of a snapshot in one order. Filtering walks through it, so that typing needs no sorting. */
final class Arrangement {
  final Keys keys;
  private final List<Order> order;
  private final int[] rows;

  private Arrangement(Keys keys, List<Order> order, int[] rows) {
    this.keys = keys;
    this.order = order;
    this.rows = rows;
  }

  /** Arranges a snapshot; of an arrangement made before, everything is kept that still holds. */
  static Arrangement of(Snapshot snapshot, List<Order> order, @Nullable Arrangement before) {
    if (before == null) {
      return sorted(new Keys(snapshot, null), order);
    }
    if (before.keys.snapshot != snapshot) {
      Keys keys = new Keys(snapshot, before.keys);
      return before.order.equals(order) ? before.carriedOn(keys) : sorted(keys, order);
    }
    return before.order.equals(order) ? before : sorted(before.keys, order);
  }

  private static Arrangement sorted(Keys keys, List<Order> order) {
    int[] all = new int[keys.size()];
    Arrays.setAll(all, i -> i);
    return new Arrangement(keys, order, sort(all, RowOrder.of(keys, order)));
  }

  /** Leaves the rows that are as they were in their order, and puts each other row in its place among them. */
  private Arrangement carriedOn(Keys next) {
    boolean bySeen = order.stream().anyMatch(one -> one.column() == Column.LAST_SEEN);
    int[] numbers = new int[rows.length];
    Arrays.fill(numbers, -1);
    int[] moved = new int[next.size()];
    int movedSize = 0;
    for (int row = 0; row < next.size(); row++) {
      int origin = next.origin(row);
      if (origin >= 0 && (!bySeen || next.row(row).seen().equals(keys.row(origin).seen()))) {
        numbers[origin] = row;
      } else {
        moved[movedSize++] = row;
      }
    }
    int[] kept = new int[next.size() - movedSize];
    int keptSize = 0;
    for (int row : rows) {
      if (numbers[row] >= 0) {
        kept[keptSize++] = numbers[row];
      }
    }
    RowOrder by = RowOrder.of(next, order);
    return new Arrangement(next, order, insert(kept, sort(Arrays.copyOf(moved, movedSize), by), by));
  }

  private static int[] sort(int[] rows, RowOrder by) {
    Integer[] boxed = Arrays.stream(rows).boxed().toArray(Integer[]::new);
    Arrays.sort(boxed, by::compare);
    return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
  }

  private static int[] insert(int[] kept, int[] sorted, RowOrder by) {
    int[] all = new int[kept.length + sorted.length];
    int from = 0;
    int size = 0;
    for (int row : sorted) {
      int to = place(kept, from, row, by);
      System.arraycopy(kept, from, all, size, to - from);
      size += to - from;
      all[size++] = row;
      from = to;
    }
    System.arraycopy(kept, from, all, size, kept.length - from);
    return all;
  }

  private static int place(int[] kept, int from, int row, RowOrder by) {
    int low = from;
    int high = kept.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (by.compare(kept[middle], row) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The numbers of the rows that are in a set, in order. */
  int[] only(BitSet found) {
    int[] some = new int[found.cardinality()];
    int size = 0;
    for (int row : rows) {
      if (found.get(row)) {
        some[size++] = row;
      }
    }
    return some;
  }
}
