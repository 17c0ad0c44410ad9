package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;

/**
 * The items of a run and the one place where their states change; holds every change against {@link Transitions}.
 * Thread-safe. The watcher is called without the lock, after the change, on the changing thread.
 */
final class ItemTable {
  private final List<Item> items;
  private final Consumer<Item> watcher;
  private boolean cancelled;

  ItemTable(List<Item> items, Consumer<Item> watcher) {
    this.items = new ArrayList<>(items);
    this.watcher = watcher;
  }

  synchronized List<Item> items() {
    return List.copyOf(items);
  }

  synchronized Item get(int index) {
    return items.get(index);
  }

  synchronized int size() {
    return items.size();
  }

  synchronized boolean isFinished() {
    return items.stream().allMatch(item -> item.state().isFinal());
  }

  /** The first item that nothing was done for yet. */
  synchronized OptionalInt nextPlanned() {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).state() instanceof Planned) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** @throws IllegalStateException when the state may not follow the item's present one; nothing is changed then */
  void move(int index, ItemState next) {
    Item moved;
    synchronized (this) {
      moved = set(index, next);
    }
    watcher.accept(moved);
  }

  /**
   * Marks an item as sent, unless the run was cancelled. Under one lock with {@link #cancel}, so that nothing is sent
   * once that has returned.
   *
   * @return false when the run was cancelled and the item must not be sent
   */
  boolean moveToSent(int index, Instant at) {
    Item moved;
    synchronized (this) {
      if (cancelled) {
        return false;
      }
      moved = set(index, new Sent(at));
    }
    watcher.accept(moved);
    return true;
  }

  /** From now on nothing is sent. */
  synchronized void cancel() {
    cancelled = true;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Skips what nothing was done for yet, because the administrator cancelled. */
  void skipPlanned(Instant at) {
    List<Item> skipped = new ArrayList<>();
    synchronized (this) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i).state() instanceof Planned) {
          skipped.add(set(i, new Skipped(at, new Reason.Cancelled())));
        }
      }
    }
    skipped.forEach(watcher);
  }

  private Item set(int index, ItemState next) {
    Item before = items.get(index);
    if (!Transitions.allows(before.state(), next)) {
      throw new IllegalStateException(
          "%s may not become %s"
              .formatted(before.state().getClass().getSimpleName(), next.getClass().getSimpleName()));
    }
    Item after = new Item(before.target(), next);
    items.set(index, after);
    return after;
  }
}
