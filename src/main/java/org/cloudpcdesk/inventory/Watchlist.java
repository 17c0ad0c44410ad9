package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * The Cloud PCs that are worth a look every few seconds: those in motion, and those that somebody follows. Each has its
 * own pace, which slows down while nothing changes. Not thread-safe.
 */
final class Watchlist {
  static final Duration FIRST_LOOK = Duration.ofSeconds(4);
  static final Duration LAST_LOOK = Duration.ofSeconds(30);

  /** A followed row that is not in motion and did not change for so long has come to rest. */
  static final Duration REST = Duration.ofMinutes(2);

  private static final class Entry {
    boolean followed;
    boolean changed;
    @Nullable CloudPc last;
    Instant changedAt;
    Instant lookAt;
    Duration pace = FIRST_LOOK;

    Entry(Instant now) {
      changedAt = now;
      lookAt = now.plus(FIRST_LOOK);
    }

    void hurry(Instant now) {
      pace = FIRST_LOOK;
      changedAt = now;
      Instant soon = now.plus(FIRST_LOOK);
      lookAt = soon.isBefore(lookAt) ? soon : lookAt;
    }

    boolean atRest(Instant now) {
      boolean moving = last == null || last.status().isInMotion();
      return !moving && (!followed || !now.isBefore(changedAt.plus(REST)));
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long version = -1;

  void follow(Collection<String> ids, Instant now) {
    for (String id : ids) {
      Entry entry = entries.computeIfAbsent(id, unknown -> new Entry(now));
      entry.followed = true;
      entry.hurry(now);
    }
    if (!ids.isEmpty()) {
      // Whether a followed row is known must be found out even when no row changed.
      version = -1;
    }
  }

  /** Takes in what the inventory holds now: new motion, changes, rows that are gone. */
  void sync(Snapshot snapshot, Instant now) {
    if (snapshot.version() == version) {
      return;
    }
    version = snapshot.version();
    for (Row row : snapshot.rows()) {
      if (row.pc().status().isInMotion()) {
        entries.computeIfAbsent(row.pc().id(), unknown -> new Entry(now));
      }
    }
    Iterator<Map.Entry<String, Entry>> all = entries.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Entry> one = all.next();
      if (!stays(one.getValue(), snapshot.find(one.getKey()), now)) {
        all.remove();
      }
    }
  }

  private static boolean stays(Entry entry, @Nullable Row row, Instant now) {
    if (row == null) {
      // A followed id that was never known is looked for; one that was known is gone.
      return entry.last == null;
    }
    if (entry.last != null && !entry.last.equals(row.pc())) {
      entry.changed = true;
      entry.hurry(now);
    }
    entry.last = row.pc();
    return !entry.atRest(now);
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
      if (entry == null) {
        continue;
      }
      if (entry.atRest(now)) {
        entries.remove(id);
        continue;
      }
      entry.pace = entry.changed ? FIRST_LOOK : slower(entry.pace);
      entry.changed = false;
      entry.lookAt = now.plus(entry.pace);
    }
  }

  private static Duration slower(Duration pace) {
    Duration twice = pace.multipliedBy(2);
    return twice.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : twice;
  }

  void gone(String id) {
    entries.remove(id);
  }
}
