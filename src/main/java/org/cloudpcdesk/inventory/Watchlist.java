package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.inventory.Inventory.ChangeSet;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * The Cloud PCs in motion, which are worth a look every few seconds. Each has its own pace, which slows down while
 * nothing changes. It learns what changed from the inventory and does not look through all rows for it, because it is asked
 * after each page of a list and after each look. Not thread-safe but for {@link #changed}.
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

  private final Inventory inventory;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> news = new HashSet<>();
  private boolean begun;

  Watchlist(Inventory inventory) {
    this.inventory = inventory;
  }

  /** Hears of changes of the inventory, on any thread. They count with the next {@link #sync}. */
  void changed(Snapshot snapshot, ChangeSet changes) {
    synchronized (news) {
      news.addAll(changes.added());
      news.addAll(changes.changed());
      news.addAll(changes.removed());
    }
  }

  /** Takes in what changed in the inventory: new motion, changes, rows that are gone. The first time, all there is. */
  void sync(Instant now) {
    Set<String> ids = news();
    // Only now: what is told of is in the inventory already, and never older than this.
    Snapshot snapshot = inventory.snapshot();
    if (!begun) {
      begun = true;
      snapshot.rows().forEach(row -> take(row.pc(), now));
      return;
    }
    entries.keySet().removeIf(id -> ids.contains(id) && snapshot.find(id) == null);
    // In the service's order, in which they are looked at.
    ids.stream()
        .mapToInt(snapshot::numberOf)
        .filter(number -> number >= 0)
        .sorted()
        .forEach(number -> take(snapshot.rows().get(number).pc(), now));
  }

  private Set<String> news() {
    synchronized (news) {
      Set<String> ids = Set.copyOf(news);
      news.clear();
      return ids;
    }
  }

  private void take(CloudPc pc, Instant now) {
    if (pc.status().isInMotion()) {
      entries.computeIfAbsent(pc.id(), unknown -> new Entry(pc, now)).take(pc, now);
    } else {
      entries.remove(pc.id());
    }
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
