package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Sighting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of what is known about the tenant's Cloud PCs. Readers take an immutable {@link Snapshot}; writers
 * apply what came from the service, each answer with the moment it was asked for: answers overtake one another, and an
 * older one undoes neither a newer row nor a newer removal. Thread-safe; listeners are called on the writing thread,
 * one change at a time, in order.
 */
public final class Inventory {
  private static final Logger LOG = LoggerFactory.getLogger(Inventory.class);

  /** No answer is under way for so long: what seems to be newer by more was stamped before the clock was set back. */
  static final Duration LONGEST_ANSWER = Duration.ofMinutes(15);

  /**
   * A Cloud PC with what this program knows beside the service.
   *
   * @param pc what the service showed; the same object for as long as it came back unchanged
   * @param seen when the service was asked for what it last showed
   * @param changed when something in it last changed under our eyes, or when it appeared there; null when neither happened
   * @param marked when the administrator marked it for later, or null
   * @param gone when the service was first seen without it, or null while it is there
   */
  public record Row(
      CloudPc pc, Instant seen, @Nullable Instant changed, @Nullable Instant marked, @Nullable Instant gone)
      implements Sighting {

    /** A row that is there and not marked. */
    public Row(CloudPc pc, Instant seen, @Nullable Instant changed) {
      this(pc, seen, changed, null, null);
    }

    Row marked(@Nullable Instant at) {
      return new Row(pc, seen, changed, at, gone);
    }
  }

  /** Everything known at one moment, in the service's order. Immutable. */
  public static final class Snapshot {
    private final List<Row> rows;
    private final long version;
    private final RowIndex index;

    Snapshot(Row[] rows, long version, RowIndex index) {
      this.rows = Collections.unmodifiableList(Arrays.asList(rows));
      this.version = version;
      this.index = index;
    }

    /** Random access is fast. */
    public List<Row> rows() {
      return rows;
    }

    /** Grows by one with each change; 0 when nothing was ever known. */
    public long version() {
      return version;
    }

    public @Nullable Row find(String id) {
      int number = numberOf(id);
      return number < 0 ? null : rows.get(number);
    }

    /** The place of a Cloud PC in {@link #rows}, or -1 when it is not there. */
    public int numberOf(String id) {
      return index.find(id, rows.size());
    }

    RowIndex index() {
      return index;
    }

    @Override
    public String toString() {
      return "Snapshot[version=" + version + ", rows=" + rows.size() + "]";
    }
  }

  /** Rows that came together, and when they were asked for. */
  public record Page(List<CloudPc> rows, Instant askedAt) {}

  /**
   * The ids that one change concerned. A row that came back unchanged is in none of them.
   *
   * @param marked those that the administrator marked for later, or no longer; nothing in them is otherwise
   */
  public record ChangeSet(Set<String> added, Set<String> changed, Set<String> removed, Set<String> marked) {
    static final ChangeSet NONE = new ChangeSet(Set.of(), Set.of(), Set.of());

    /** One that came from the service. */
    public ChangeSet(Set<String> added, Set<String> changed, Set<String> removed) {
      this(added, changed, removed, Set.of());
    }

    public ChangeSet {
      added = Set.copyOf(added);
      changed = Set.copyOf(changed);
      removed = Set.copyOf(removed);
      marked = Set.copyOf(marked);
    }

    public boolean isEmpty() {
      return added.isEmpty() && changed.isEmpty() && removed.isEmpty() && marked.isEmpty();
    }
  }

  /** Hears of changes. Must return at once, and must not write to the inventory. */
  @FunctionalInterface
  public interface Listener {
    void changed(Snapshot snapshot, ChangeSet changes);
  }

  private final Object writing = new Object();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  /** When the service was asked for a Cloud PC that is gone; for as long as no list was begun since. */
  private final Map<String, Instant> removals = new HashMap<>();

  /** When the last list that came to its end was begun: then, what it lacks was gone. */
  private Instant listBegun = Instant.MIN;

  /** Since when what is marked for later is; of Cloud PCs that were not read yet, too. */
  private final Map<String, Instant> marks = new HashMap<>();
  /** Whether all of the tenant was known once: what appears after that is new, not only unread. */
  private boolean known;
  private volatile Snapshot current = new Snapshot(new Row[0], 0, new RowIndex());

  public Snapshot snapshot() {
    return current;
  }

  /** Registers a listener; the returned handle takes it away again. */
  public Runnable listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Takes in what was known when the program last ran, with the times of then. It is no news: the change set that
   * listeners get is empty. Passed over is what is known already, or known to be gone.
   */
  public void prime(Collection<Row> stored) {
    synchronized (writing) {
      SnapshotEdit edit = new SnapshotEdit(current, known, marks);
      for (Row row : stored) {
        if (current.find(row.pc().id()) == null && !isRemovedAfter(row.pc().id(), row.seen())) {
          edit.prime(row);
        }
      }
      known |= !stored.isEmpty();
      publish(edit);
    }
  }

  /**
   * Takes back what was {@link #prime primed}, because the rest of it cannot be read: nothing is known then, and what the
   * service shows next is no news. It is none itself: the change set that listeners get is empty. To be called before
   * anything came from the service.
   */
  public void unprime() {
    synchronized (writing) {
      known = false;
      if (!current.rows().isEmpty()) {
        publish(new Snapshot(new Row[0], current.version() + 1, new RowIndex()), ChangeSet.NONE);
      }
    }
  }

  /** What is marked for later, by id, and since when. */
  public Map<String, Instant> marks() {
    synchronized (writing) {
      return Map.copyOf(marks);
    }
  }

  /** Takes in what was marked when the program last ran; it is no news. Best before the rows. */
  public void primeMarks(Map<String, Instant> stored) {
    synchronized (writing) {
      stored.forEach(marks::putIfAbsent);
      SnapshotEdit edit = new SnapshotEdit(current, known, marks);
      stored.keySet().forEach(edit::remark);
      publish(edit);
    }
  }

  /**
   * Marks Cloud PCs for later, or takes the mark away. Ids that are not known are passed over; what is marked already stays
   * marked since then.
   *
   * @param at when, or null for no mark
   */
  public ChangeSet mark(Collection<String> ids, @Nullable Instant at) {
    synchronized (writing) {
      SnapshotEdit edit = new SnapshotEdit(current, known, marks);
      for (String id : ids) {
        if (at == null) {
          marks.remove(id);
        } else if (current.find(id) != null) {
          marks.putIfAbsent(id, at);
        }
        edit.remark(id);
      }
      return publish(edit);
    }
  }

  /**
   * Adds or replaces rows; others stay. For pages while a list is loading and for rows that were looked at one by one.
   * Of several rows with one id the last counts. Passed over are rows that were seen or removed later than they were
   * asked for here.
   *
   * @param at when the service was asked
   */
  public ChangeSet merge(Collection<CloudPc> seen, Instant at) {
    return merge(List.of(new Page(List.copyOf(seen), at)));
  }

  /** The same for rows that were asked for at different moments: they become one change. */
  public ChangeSet merge(List<Page> seen) {
    synchronized (writing) {
      SnapshotEdit edit = new SnapshotEdit(current, known, marks);
      for (Page page : seen) {
        for (CloudPc pc : page.rows()) {
          if (!isSeenAfter(pc.id(), page.askedAt()) && !isRemovedAfter(pc.id(), page.askedAt())) {
            removals.remove(pc.id());
            edit.put(pc, page.askedAt());
          }
        }
      }
      return publish(edit);
    }
  }

  /**
   * Takes rows away that the service no longer shows. Ids that are not known, or were seen later, are passed over.
   *
   * @param at when the service was asked
   */
  public ChangeSet remove(Set<String> ids, Instant at) {
    synchronized (writing) {
      SnapshotEdit edit = new SnapshotEdit(current, known, marks);
      Set<String> gone = new HashSet<>(ids);
      gone.removeIf(id -> isSeenAfter(id, at));
      gone.forEach(id -> removals.merge(id, at, (one, other) -> one.isAfter(other) ? one : other));
      edit.remove(gone);
      marks.keySet().removeAll(gone);
      return publish(edit);
    }
  }

  /** Replaces everything by a list that was read to its end: what it lacks is gone. */
  public ChangeSet replaceAll(Collection<CloudPc> complete, Instant at) {
    return replaceAll(List.of(new Page(List.copyOf(complete), at)), at);
  }

  /**
   * Replaces everything by a list that was read to its end, page by page, which may have taken minutes. Rows that were
   * seen since stay as they were seen: later than their page, or, where no page holds them, later than {@code begun}.
   * Rows that were removed since the list was begun stay away, unless they were seen again.
   */
  public ChangeSet replaceAll(List<Page> complete, Instant begun) {
    synchronized (writing) {
      SnapshotEdit edit = new SnapshotEdit(current, known, marks);
      Set<String> listed = new HashSet<>();
      for (Page page : complete) {
        for (CloudPc pc : page.rows()) {
          listed.add(pc.id());
          if (!isSeenAfter(pc.id(), page.askedAt()) && !isRemovedAfter(pc.id(), begun)) {
            edit.put(pc, page.askedAt());
          }
        }
      }
      Set<String> gone = new HashSet<>();
      for (Row row : current.rows()) {
        String id = row.pc().id();
        if (!listed.contains(id) && !isSeenAfter(id, begun)) {
          gone.add(id);
        }
      }
      edit.remove(gone);
      removals.values().removeIf(at -> !isAfter(at, begun));
      listBegun = begun;
      known = true;
      marks.keySet().removeIf(id -> !listed.contains(id) && (gone.contains(id) || current.find(id) == null));
      return publish(edit);
    }
  }

  private boolean isSeenAfter(String id, Instant asked) {
    Row known = current.find(id);
    return known != null && isAfter(known.seen(), asked);
  }

  private boolean isRemovedAfter(String id, Instant asked) {
    return isAfter(removals.getOrDefault(id, listBegun), asked);
  }

  private static boolean isAfter(Instant known, Instant asked) {
    return known.isAfter(asked) && known.isBefore(asked.plus(LONGEST_ANSWER));
  }

  private ChangeSet publish(SnapshotEdit edit) {
    if (!edit.touched()) {
      return ChangeSet.NONE;
    }
    ChangeSet changes = edit.changes();
    publish(edit.result(), changes);
    return changes;
  }

  private void publish(Snapshot next, ChangeSet changes) {
    current = next;
    for (Listener listener : listeners) {
      try {
        listener.changed(current, changes);
      } catch (RuntimeException fault) {
        // The writer is the refresh itself: one broken screen must not stop it, nor hide the change from the others.
        LOG.error("A listener of the inventory failed", fault);
      }
    }
  }
}
