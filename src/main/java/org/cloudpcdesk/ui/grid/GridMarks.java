package org.cloudpcdesk.ui.grid;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.platform.Time;

/** What is marked for later. Marks are set in the background; the rows follow in a moment. Used on the UI thread. */
public final class GridMarks {
  private final Inventory inventory;
  private final Time time;
  private final Executor executor;

  /** @param executor where marks are set: whoever writes to the inventory may have to wait */
  GridMarks(Inventory inventory, Time time, Executor executor) {
    this.inventory = inventory;
    this.time = time;
    this.executor = executor;
  }

  /** Marks these; when all of them are marked already, takes the marks away. */
  public void toggle(List<String> ids) {
    Instant at = areOn(ids) ? null : time.now();
    executor.execute(() -> inventory.mark(ids, at));
  }

  /** Whether there are any and all of them are marked. */
  public boolean areOn(List<String> ids) {
    Inventory.Snapshot known = inventory.snapshot();
    return !ids.isEmpty() && ids.stream().map(known::find).allMatch(row -> row != null && row.marked() != null);
  }

  /** All that is marked, in the service's order. */
  public List<Row> rows() {
    return inventory.snapshot().rows().stream().filter(row -> row.marked() != null).toList();
  }
}
