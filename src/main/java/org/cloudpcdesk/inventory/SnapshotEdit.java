package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cloudpcdesk.inventory.Inventory.ChangeSet;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/** One change on its way from a snapshot to the next. Of several rows with one id the last counts. Not thread-safe. */
final class SnapshotEdit {
  private final Snapshot before;
  private final @Nullable Row[] kept;
  private final Map<String, Row> fresh = new LinkedHashMap<>();
  private final Set<String> added = new HashSet<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> removed = new HashSet<>();
  private final Set<String> marked = new HashSet<>();
  private final boolean known;
  private final Map<String, Instant> marks;
  private boolean touched;

  /**
   * @param known whether all of the tenant was known before, so that what is added appeared just now
   * @param marks what is marked for later, and since when
   */
  SnapshotEdit(Snapshot before, boolean known, Map<String, Instant> marks) {
    this.known = known;
    this.marks = marks;
    this.before = before;
    this.kept = before.rows().toArray(new @Nullable Row[0]);
  }

  /** Adds a row as it was kept; it counts for no change. */
  void prime(Row row) {
    touched = true;
    fresh.put(row.pc().id(), row.marked(marks.get(row.pc().id())));
  }

  void remove(Set<String> ids) {
    for (String id : ids) {
      int number = before.numberOf(id);
      if (number >= 0) {
        kept[number] = null;
        removed.add(id);
        touched = true;
      }
    }
  }

  void put(CloudPc pc, Instant at) {
    touched = true;
    int number = before.numberOf(pc.id());
    if (number < 0) {
      fresh.put(pc.id(), new Row(pc, at, known ? at : null, marks.get(pc.id()), null));
      added.add(pc.id());
      return;
    }
    Row old = before.rows().get(number);
    if (old.pc().equals(pc)) {
      // The old object stays, because what is prepared for searching is kept by its identity.
      kept[number] = new Row(old.pc(), at, old.changed(), old.marked(), null);
      changed.remove(pc.id());
    } else {
      kept[number] = new Row(pc, at, at, old.marked(), null);
      changed.add(pc.id());
    }
  }

  /** A row is marked for later, or no longer. */
  void remark(String id) {
    int number = before.numberOf(id);
    Instant at = marks.get(id);
    if (number >= 0 && !Objects.equals(before.rows().get(number).marked(), at)) {
      kept[number] = before.rows().get(number).marked(at);
      marked.add(id);
      touched = true;
    }
  }

  /** Whether the next snapshot would show anything else, were it only the age of a row. */
  boolean touched() {
    return touched;
  }

  ChangeSet changes() {
    return new ChangeSet(added, changed, removed, marked);
  }

  Snapshot result() {
    Row[] rows = new Row[kept.length - removed.size() + fresh.size()];
    boolean rebuilt = !removed.isEmpty();
    RowIndex index = rebuilt ? new RowIndex() : before.index();
    int size = 0;
    if (rebuilt) {
      for (Row row : kept) {
        if (row != null) {
          index.append(row.pc().id(), size);
          rows[size++] = row;
        }
      }
    } else {
      // With each page of a first list there are more of them.
      System.arraycopy(kept, 0, rows, 0, kept.length);
      size = kept.length;
    }
    for (Row row : fresh.values()) {
      index.append(row.pc().id(), size);
      rows[size++] = row;
    }
    return new Snapshot(rows, before.version() + 1, index);
  }
}
