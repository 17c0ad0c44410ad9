package org.cloudpcdesk.ui.activity;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.jspecify.annotations.Nullable;

/**
 * A run as a whole at one moment. Immutable.
 *
 * @param counts how many items are in which state; states without items are not there
 * @param waitingUntil when the time to cancel ends, or null when it does not run
 */
record RunState(Map<StateKind, Integer> counts, int total, boolean paused, @Nullable Instant waitingUntil) {

  static RunState of(List<Item> items, boolean paused) {
    Map<StateKind, Integer> counts = new EnumMap<>(StateKind.class);
    Instant until = null;
    for (Item item : items) {
      counts.merge(StateKind.of(item.state()), 1, Integer::sum);
      if (item.state() instanceof ItemState.Waiting waiting) {
        until = waiting.until();
      }
    }
    return new RunState(counts, items.size(), paused, until);
  }

  int count(StateKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** How many are in a final state. */
  int done() {
    return counts.entrySet().stream().filter(one -> one.getKey().isFinal()).mapToInt(Map.Entry::getValue).sum();
  }

  int seenGone() {
    return counts.entrySet().stream().filter(one -> one.getKey().isSeenGone()).mapToInt(Map.Entry::getValue).sum();
  }

  boolean isFinished() {
    return done() == total;
  }

  /** Whether something was not sent yet, so that cancelling and pausing have a meaning. */
  boolean isCancellable() {
    return counts.keySet().stream().anyMatch(StateKind::isUnsent);
  }

  /** From 0 to 1. */
  double progress() {
    return total == 0 ? 1 : (double) done() / total;
  }
}
