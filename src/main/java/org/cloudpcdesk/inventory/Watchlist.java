package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * The Cloud PCs in motion, which are worth a look every few seconds. Each has its own pace, which slows down while
 * nothing changes. Not thread-safe.
 */
final class Watchlist {
  static final Duration FIRST_LOOK = Duration.ofSeconds(4);
  static final Duration LAST_LOOK = Duration.ofSeconds(30);

  private static final class Entry {
    private CloudPc last;
    private boolean changed;
    private Instant lookAt;
    private Duration pace = FIRST_LOOK;

    Entry(CloudPc pc, Instant now) {
      last = pc;
      lookAt = now.plus(FIRST_LOOK);
    }

    void take(CloudPc pc, Instant now) {
      if (!last.equals(pc)) {
        last = pc;
        changed = true;
        pace = FIRST_LOOK;
        Instant soon = now.plus(FIRST_LOOK);
        lookAt = soon.isBefore(lookAt) ? soon : lookAt;
      }
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private List<Row> known = List.of();

  /**
   * Takes in what the inventory holds now: new motion, changes, rows that are gone. What stands where it stood is passed
   * over, because this is asked after each page of a list.
   */
  @SuppressWarnings("ReferenceEquality") // A row that was seen again is another object.
  void sync(Snapshot snapshot, Instant now) {
    List<Row> rows = snapshot.rows();
    if (rows == known) {
      return;
    }
    int count = rows.size();
    int before = known.size();
    for (int i = 0; i < count; i++) {
      Row row = rows.get(i);
      if ((i >= before || known.get(i) != row) && row.pc().status().isInMotion()) {
        CloudPc pc = row.pc();
        entries.computeIfAbsent(pc.id(), unknown -> new Entry(pc, now)).take(pc, now);
      }
    }
    known = rows;
    entries.keySet().removeIf(id -> !isInMotion(snapshot.find(id)));
  }

  private static boolean isInMotion(@Nullable Row row) {
    return row != null && row.pc().status().isInMotion();
  }

  /** The ids whose time has come, longest due first. */
  List<String> due(Instant now) {
    return entries.entrySet().stream()
        .filter(one -> !now.isBefore(one.getValue().lookAt))
        .sorted(Comparator.comparing(one -> one.getValue().lookAt))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** When the next look is due, or null when nothing is watched. */
  @Nullable Instant next() {
    return entries.values().stream().map(entry -> entry.lookAt).min(Instant::compareTo).orElse(null);
  }

  /** These were looked at, or could not be: sets when again, slower where nothing changed since the last time. */
  void looked(Collection<String> ids, Instant now) {
    for (String id : ids) {
      Entry entry = entries.get(id);
      if (entry != null) {
        entry.pace = entry.changed ? FIRST_LOOK : slower(entry.pace);
        entry.changed = false;
        entry.lookAt = now.plus(entry.pace);
      }
    }
  }

  private static Duration slower(Duration pace) {
    Duration twice = pace.multipliedBy(2);
    return twice.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : twice;
  }
}
