package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of what is known about the tenant's Cloud PCs. Readers take an immutable {@link Snapshot}; writers apply
 * what came from the service. Thread-safe; listeners are called on the writing thread, one change at a time, in order.
 */
public final class Inventory {

  /**
   * A Cloud PC with what this program knows beside the service.
   *
   * @param seen when the service last showed it
   * @param changed when something in it last changed under our eyes, or null when it did not
   */
  public record Row(CloudPc pc, Instant seen, @Nullable Instant changed) {}

  /**
   * Everything known at one moment.
   *
   * @param rows in the service's order; immutable
   * @param version grows by one with each change
   */
  public record Snapshot(List<Row> rows, long version, Map<String, Row> byId) {
    static final Snapshot EMPTY = new Snapshot(List.of(), 0, Map.of());

    public @Nullable Row find(String id) {
      return byId.get(id);
    }
  }

  /** The ids that one change concerned. A row that came back unchanged is in none of them. */
  public record ChangeSet(Set<String> added, Set<String> changed, Set<String> removed) {
    public boolean isEmpty() {
      return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
  }

  /** Hears of changes. Must return at once. */
  @FunctionalInterface
  public interface Listener {
    void changed(Snapshot snapshot, ChangeSet changes);
  }

  private final Object writing = new Object();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile Snapshot current = Snapshot.EMPTY;

  public Snapshot snapshot() {
    return current;
  }

  /** Registers a listener; the returned handle takes it away again. */
  public Runnable listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Adds or replaces rows; others stay. For pages while a list is loading and for rows that were looked at one by one. */
  public ChangeSet merge(Collection<CloudPc> seen, Instant at) {
    return apply(seen, Set.of(), at);
  }

  /** Takes rows away that the service no longer shows. */
  public ChangeSet remove(Set<String> ids, Instant at) {
    return apply(List.of(), ids, at);
  }

  /** Replaces everything by a list that was read to its end: what it lacks is gone. */
  public ChangeSet replaceAll(Collection<CloudPc> complete, Instant at) {
    synchronized (writing) {
      Set<String> kept = new HashSet<>(complete.size() * 2);
      for (CloudPc pc : complete) {
        kept.add(pc.id());
      }
      Set<String> gone = new HashSet<>();
      for (Row row : current.rows()) {
        if (!kept.contains(row.pc().id())) {
          gone.add(row.pc().id());
        }
      }
      return apply(complete, gone, at);
    }
  }

  private ChangeSet apply(Collection<CloudPc> seen, Set<String> gone, Instant at) {
    synchronized (writing) {
      Snapshot before = current;
      Map<String, CloudPc> incoming = new HashMap<>(seen.size() * 2);
      List<CloudPc> fresh = new ArrayList<>();
      Set<String> added = new HashSet<>();
      Set<String> changed = new HashSet<>();
      Set<String> removed = new HashSet<>();
      for (CloudPc pc : seen) {
        if (incoming.put(pc.id(), pc) == null && !before.byId().containsKey(pc.id())) {
          fresh.add(pc);
          added.add(pc.id());
        }
      }
      List<Row> rows = new ArrayList<>(before.rows().size() + fresh.size());
      Map<String, Row> byId = new HashMap<>((before.rows().size() + fresh.size()) * 2);
      for (Row row : before.rows()) {
        String id = row.pc().id();
        CloudPc now = incoming.get(id);
        if (now == null && gone.contains(id)) {
          removed.add(id);
          continue;
        }
        Row kept = row;
        if (now != null) {
          boolean same = Objects.equals(now, row.pc());
          kept = new Row(same ? row.pc() : now, at, same ? row.changed() : at);
          if (!same) {
            changed.add(id);
          }
        }
        rows.add(kept);
        byId.put(id, kept);
      }
      for (CloudPc pc : fresh) {
        Row row = new Row(Objects.requireNonNull(incoming.get(pc.id())), at, null);
        rows.add(row);
        byId.put(pc.id(), row);
      }
      current = new Snapshot(List.copyOf(rows), before.version() + 1, Map.copyOf(byId));
      ChangeSet changes = new ChangeSet(Set.copyOf(added), Set.copyOf(changed), Set.copyOf(removed));
      for (Listener listener : listeners) {
        listener.changed(current, changes);
      }
      return changes;
    }
  }
}
