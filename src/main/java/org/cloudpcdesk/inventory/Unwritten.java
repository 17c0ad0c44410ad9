package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.cloudpcdesk.inventory.Inventory.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of the inventory is still to be written, and when that is due: rows not in the middle of a list, which is written as
 * a whole, and marks at once. One worker at a time is to take from it. Thread-safe.
 */
final class Unwritten {

  /**
   * What is to be written together.
   *
   * @param ids of rows that are new, otherwise or gone; none where only marks are to be written
   * @param whole whether they are the end of a list
   */
  record Batch(Set<String> ids, boolean whole) {
    private static final Batch MARKS = new Batch(Set.of(), false);

    boolean hasRows() {
      return whole || !ids.isEmpty();
    }
  }

  private final Set<String> dirty = new HashSet<>();
  private @Nullable Instant completed;
  private boolean listed;
  private boolean marked;
  private boolean reading;
  private boolean working;
  private boolean closed;

  /** @param listed when the list was begun that the store holds, or null when it holds none */
  synchronized void begin(@Nullable Instant listed) {
    completed = listed;
  }

  synchronized void add(ChangeSet changes) {
    dirty.addAll(changes.added());
    dirty.addAll(changes.changed());
    dirty.addAll(changes.removed());
    marked |= !changes.marked().isEmpty();
  }

  synchronized void refreshed(RefreshState state) {
    reading = state.phase() == RefreshState.Phase.LOADING;
    Instant now = state.completedAt();
    listed |= now != null && !now.equals(completed);
    completed = now;
  }

  /** Whether the caller is to see to a worker, which then takes {@link #next} until nothing is left. */
  synchronized boolean wantsWorker() {
    if (working || !isDue()) {
      return false;
    }
    working = true;
    return true;
  }

  /** What the worker is to write now, or null when it has to end. */
  synchronized @Nullable Batch next() {
    if (!isDue()) {
      working = false;
      return null;
    }
    marked = false;
    if (!areRowsDue()) {
      return Batch.MARKS;
    }
    Batch next = new Batch(Set.copyOf(dirty), listed);
    dirty.clear();
    listed = false;
    return next;
  }

  /** What could not be written is written with the next list; trying at once would fail as well. */
  synchronized void failed(Batch batch) {
    dirty.addAll(batch.ids());
    reading = true;
  }

  /** Nothing is due from now on; returns what is left. */
  synchronized Batch close() {
    closed = true;
    Batch left = new Batch(Set.copyOf(dirty), listed);
    dirty.clear();
    listed = false;
    return left;
  }

  private boolean isDue() {
    return !closed && (marked || areRowsDue());
  }

  private boolean areRowsDue() {
    return !reading && (listed || !dirty.isEmpty());
  }
}
