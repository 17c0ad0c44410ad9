package org.cloudpcdesk.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcChange.Kind;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.Difference;
import org.cloudpcdesk.model.RemovedCloudPc;
import org.cloudpcdesk.store.Slots.Slot;
import org.jspecify.annotations.Nullable;

/** What one sync writes: only what is otherwise than it was. Not thread-safe; used once. */
final class StoreEdit {

  /** So many rows may be written singly before all are written together again; or an eighth of all, if that is more. */
  static final int FEW = 512;

  private final Slots slots;
  private final Instant at;
  private final @Nullable Comparator<CloudPc> first;
  private final Map<String, StoredRow> changed = new LinkedHashMap<>();
  private final Map<String, StoredRow> added = new LinkedHashMap<>();
  private final Map<String, Slot> removed = new LinkedHashMap<>();
  private final List<CloudPcChange> changes = new ArrayList<>();
  private @Nullable List<StoredRow> together;

  /**
   * @param at when the service was asked
   * @param first what stands in front when rows are written together, or null to leave them in their order
   */
  StoreEdit(Slots slots, Instant at, @Nullable Comparator<CloudPc> first) {
    this.slots = slots;
    this.at = at;
    this.first = first;
  }

  void put(StoredRow row) {
    CloudPc pc = row.pc();
    Slot slot = slots.find(pc.id());
    if (slot == null) {
      added.put(pc.id(), row);
      note(pc, Kind.ADDED, row.seen(), List.of());
    } else if (!slot.row().pc().equals(pc)) {
      changed.put(pc.id(), row);
      note(pc, Kind.CHANGED, row.seen(), Difference.between(slot.row().pc(), pc));
    }
  }

  void remove(String id) {
    Slot slot = slots.find(id);
    if (slot != null && removed.put(id, slot) == null) {
      note(slot.row().pc(), Kind.REMOVED, at, List.of());
    }
  }

  /** The first list of a tenant is no news. */
  private void note(CloudPc pc, Kind kind, Instant when, List<CloudPcChange.Member> members) {
    if (slots.isComplete()) {
      changes.add(new CloudPcChange(pc.id(), kind, when, pc.deviceLabel(), pc.personLabel(), members));
    }
  }

  boolean isEmpty() {
    return rows() == 0;
  }

  int rows() {
    return changed.size() + added.size() + removed.size();
  }

  /** How many rows there are afterwards. */
  int total() {
    return slots.size() + added.size() - removed.size();
  }

  /** Whether all rows were written together. */
  boolean isTogether() {
    return together != null;
  }

  int changes() {
    return changes.size();
  }

  void write(RowTable table, ChangeLog log) throws SQLException {
    if (slots.size() == 0 || slots.isOlder() || slots.late() + rows() > Math.max(FEW, slots.size() / 8)) {
      together = together();
      table.rewrite(together);
    } else {
      writeSingly(table);
    }
    if (slots.isComplete()) {
      log.back(List.copyOf(added.keySet()));
    }
    log.gone(
        removed.values().stream()
            .map(slot -> new RemovedCloudPc(slot.row().pc(), slot.row().seen(), at))
            .toList());
    log.add(changes);
  }

  private void writeSingly(RowTable table) throws SQLException {
    for (StoredRow row : changed.values()) {
      table.write(position(row), row);
    }
    int next = slots.nextPosition();
    for (StoredRow row : added.values()) {
      table.write(next++, row);
    }
    for (Slot slot : removed.values()) {
      table.write(slot.position(), null);
    }
  }

  private List<StoredRow> together() {
    List<StoredRow> rows = new ArrayList<>(slots.size() + added.size());
    slots
        .inOrder()
        .filter(row -> !removed.containsKey(row.pc().id()))
        .forEach(row -> rows.add(changed.getOrDefault(row.pc().id(), row)));
    rows.addAll(added.values());
    return first == null ? rows : FrontOrder.of(rows, first, RowTable.FRONT);
  }

  private int position(StoredRow row) {
    Slot slot = slots.find(row.pc().id());
    return slot == null ? slots.nextPosition() : slot.position();
  }

  /**
   * What was written is on the disk.
   *
   * @param listed whether it was a whole list
   */
  void done(boolean listed) {
    if (together != null) {
      slots.rewritten(together);
    } else {
      changed.values().forEach(row -> slots.written(position(row), row));
      added.values().forEach(row -> slots.written(slots.nextPosition(), row));
      removed.keySet().forEach(slots::removed);
    }
    if (listed) {
      slots.completed();
    }
  }
}
