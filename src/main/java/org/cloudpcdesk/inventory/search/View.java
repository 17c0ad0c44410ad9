package org.cloudpcdesk.inventory.search;

import java.util.Arrays;
import java.util.List;
import org.cloudpcdesk.inventory.Inventory;

/**
 * What the grid shows: a snapshot and the numbers of its rows, filtered and ordered. Immutable; the array is never
 * handed out.
 */
public final class View {
  private final Inventory.Snapshot snapshot;
  private final int[] rows;

  View(Inventory.Snapshot snapshot, int[] rows) {
    this.snapshot = snapshot;
    this.rows = rows;
  }

  public Inventory.Snapshot snapshot() {
    return snapshot;
  }

  /** How many rows are shown. */
  public int size() {
    return rows.length;
  }

  /** The row shown at a place from the top, counted from 0. */
  public Inventory.Row row(int place) {
    return snapshot.rows().get(rows[place]);
  }

  /** The place a Cloud PC is shown at, or -1. Linear in the number of rows, but quick when the snapshot lacks it. */
  public int placeOf(String id) {
    int number = snapshot.numberOf(id);
    for (int place = 0; number >= 0 && place < rows.length; place++) {
      if (rows[place] == number) {
        return place;
      }
    }
    return -1;
  }

  /**
   * The places of several Cloud PCs at once, in the order of the ids; -1 for one that is not shown. One pass over row
   * numbers, however many ids there are.
   */
  public int[] placesOf(List<String> ids) {
    int[] places = new int[ids.size()];
    Arrays.fill(places, -1);
    int[] wanted = new int[snapshot.rows().size()];
    for (int i = 0; i < places.length; i++) {
      int number = snapshot.numberOf(ids.get(i));
      if (number >= 0) {
        wanted[number] = i + 1;
      }
    }
    for (int place = 0; place < rows.length; place++) {
      int one = wanted[rows[place]];
      if (one > 0) {
        places[one - 1] = place;
      }
    }
    return places;
  }

  @Override
  public String toString() {
    return "View" + Arrays.toString(Arrays.copyOf(rows, Math.min(rows.length, 20)));
  }
}
