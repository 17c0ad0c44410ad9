package org.cloudpcdesk.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a store's file holds, as this process last read or wrote it. Not thread-safe. */
final class Slots {

  /** Where a row is on the disk, and what was last written. */
  record Slot(int position, StoredRow row) {}

  private final Map<String, Slot> byId = new HashMap<>();
  private int positions;
  private int late;
  private boolean older;
  private boolean complete;

  void fill(RowTable.Rows found, boolean listed) {
    for (StoredRow row : found.byPosition()) {
      if (row != null) {
        byId.put(row.pc().id(), new Slot(positions, row));
      }
      positions++;
    }
    late = found.late();
    older = found.older();
    complete = listed;
  }

  @Nullable Slot find(String id) {
    return byId.get(id);
  }

  int size() {
    return byId.size();
  }

  /** The first position that was never used. */
  int nextPosition() {
    return positions;
  }

  /** How many rows were written singly since all were written together. */
  int late() {
    return late;
  }

  /** Whether the file has its rows as an earlier version wrote them, which takes longer to read. */
  boolean isOlder() {
    return older;
  }

  /** Whether a whole list was ever written. */
  boolean isComplete() {
    return complete;
  }

  void completed() {
    complete = true;
  }

  Stream<StoredRow> inOrder() {
    return byId.values().stream().sorted(Comparator.comparingInt(Slot::position)).map(Slot::row);
  }

  /** All rows were written together. */
  void rewritten(List<StoredRow> rows) {
    byId.clear();
    positions = 0;
    late = 0;
    older = false;
    for (StoredRow row : rows) {
      byId.put(row.pc().id(), new Slot(positions++, row));
    }
  }

  /** Nothing is known any more. */
  void clear() {
    rewritten(List.of());
    complete = false;
  }

  /** One row was written singly, at its position. */
  void written(int position, StoredRow row) {
    byId.put(row.pc().id(), new Slot(position, row));
    positions = Math.max(positions, position + 1);
    late++;
  }

  /** It was written that one is no more. */
  void removed(String id) {
    byId.remove(id);
    late++;
  }
}
