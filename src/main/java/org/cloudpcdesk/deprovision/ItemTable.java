package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Sent;

/**
 * The items of a run and the one place where their states change; holds every change against {@link Transitions}. Also
 * the place of the switches that stop sending, so that they and the way into {@link Sent} share one lock.
 * Thread-safe.
 */
final class ItemTable {
  private final List<Item> items;
  private boolean cancelled;
  private boolean left;
  private boolean paused;
  private boolean slept;

  ItemTable(List<Item> items) {
    this.items = new ArrayList<>(items);
  }

  synchronized List<Item> items() {
    return List.copyOf(items);
  }

  synchronized Item get(int index) {
    return items.get(index);
  }

  synchronized boolean isFinished() {
    return items.stream().allMatch(item -> item.state().isFinal());
  }

  /** The numbers of the items that nothing was sent for yet and that are not final. */
  synchronized List<Integer> unsent() {
    List<Integer> unsent = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      ItemState state = items.get(i).state();
      if (!state.isFinal() && !state.isInMotion()) {
        unsent.add(i);
      }
    }
    return unsent;
  }

  /** @throws IllegalStateException when the state may not follow the item's present one; nothing is changed then */
  synchronized Item move(int index, ItemState next) {
    Item before = items.get(index);
    require(before.state(), next);
    Item after = new Item(before.target(), next);
    items.set(index, after);
    return after;
  }

  /**
   * Marks an item as sent, unless the run is paused, cancelled or left: under one lock with them, so that nothing is sent
   * once they have returned.
   *
   * @return the item, or empty when it must not be sent
   */
  synchronized Optional<Item> moveToSent(int index, Instant at) {
    return maySend() ? Optional.of(move(index, new Sent(at))) : Optional.empty();
  }

  /** Whether the run is neither paused nor cancelled nor left. */
  synchronized boolean maySend() {
    return !cancelled && !left && !paused;
  }

  static void require(ItemState before, ItemState next) {
    if (!Transitions.allows(before, next)) {
      throw new IllegalStateException(
          "%s may not become %s".formatted(before.getClass().getSimpleName(), next.getClass().getSimpleName()));
    }
  }

  /** From now on nothing is sent. */
  synchronized void cancel() {
    cancelled = true;
    slept = false;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** From now on nothing is sent, and nothing is decided about what was not. */
  synchronized void leave() {
    left = true;
  }

  synchronized boolean isLeft() {
    return left;
  }

  /** Nothing is sent while this is true. */
  synchronized void pause(boolean now) {
    paused = now;
    slept = false;
  }

  /** Nothing is sent until the administrator says so, because the computer slept. */
  synchronized void pauseAfterSleep() {
    slept = !paused;
    paused = true;
  }

  /** Whether it is the sleep that it is paused for. */
  synchronized boolean isPausedAfterSleep() {
    return slept;
  }

  synchronized boolean isPaused() {
    return paused;
  }
}
