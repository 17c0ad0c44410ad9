package org.cloudpcdesk.inventory.search;

import java.util.Arrays;
import java.util.List;
import org.cloudpcdesk.inventory.Inventory;
import org.jspecify.annotations.Nullable;

/**
 * What the grid shows: a snapshot and the numbers of its rows, filtered and ordered. Immutable; the array is never
 * handed out.
 */
public final class View {
  private final Inventory.Snapshot snapshot;
  private final int[] rows;
  private volatile int @Nullable [] places;

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

  /** Does ahead of time, on any thread, what the first question for a place would have to wait for. */
  public void prepare() {
    places();
  }

  /** The place a Cloud PC is shown at, or -1. */
  public int placeOf(String id) {
    int number = snapshot.numberOf(id);
    return number < 0 ? -1 : places()[number] - 1;
  }

  /** The places of several Cloud PCs, in the order of the ids; -1 for one that is not shown. */
  public int[] placesOf(List<String> ids) {
    return ids.stream().mapToInt(this::placeOf).toArray();
  }

  /** By row number the place from the top, counted from 1; 0 for a row that is not shown. Made when first asked for. */
  private int[] places() {
    int[] known = places;
    if (known == null) {
      known = new int[snapshot.rows().size()];
      for (int place = 0; place < rows.length; place++) {
        known[rows[place]] = place + 1;
      }
      places = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "View" + Arrays.toString(Arrays.copyOf(rows, Math.min(rows.length, 20)));
  }
}
