package org.cloudpcdesk.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Accepted;

/**
 * How long a run may still take, judged by nothing but what was seen in it: how long those that are gone took from their
 * acceptance. Before the first is gone nobody knows, because the service takes anything from minutes to an hour.
 */
final class TimeLeft {
  private TimeLeft() {}

  /**
   * @param accepted the answers that took the requests, by the Cloud PC's id
   * @param begun when the first request could be sent
   * @return empty while there is nothing to judge by; zero when it may be any moment
   */
  static Optional<Duration> of(List<Item> items, Map<String, Accepted> accepted, Instant begun, Instant now) {
    List<Duration> took = new ArrayList<>();
    int unsent = 0;
    Instant lastAccepted = null;
    for (Item item : items) {
      StateKind kind = StateKind.of(item.state());
      Accepted answer = accepted.get(item.target().id());
      Instant since = answer == null ? null : answer.at();
      if (kind.isUnsent()) {
        unsent++;
      } else if (since != null && kind.isSeenGone()) {
        took.add(Duration.between(since, item.state().at()));
      } else if (since != null && kind.isInMotion() && (lastAccepted == null || since.isAfter(lastAccepted))) {
        lastAccepted = since;
      }
    }
    if (took.isEmpty()) {
      return Optional.empty();
    }
    Duration usual = slow(took);
    Duration moving = lastAccepted == null ? Duration.ZERO : Duration.between(now, lastAccepted.plus(usual));
    Duration sending = unsent == 0 ? Duration.ZERO : sending(unsent, items.size() - unsent, begun, now).plus(usual);
    Duration left = moving.compareTo(sending) > 0 ? moving : sending;
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  /** As long as nine of ten took: the last one is what is waited for. */
  private static Duration slow(List<Duration> took) {
    Collections.sort(took);
    return took.get((took.size() - 1) * 9 / 10);
  }

  private static Duration sending(int unsent, int sent, Instant begun, Instant now) {
    Duration elapsed = Duration.between(begun, now);
    return sent == 0 || elapsed.isNegative() ? Duration.ZERO : elapsed.multipliedBy(unsent).dividedBy(sent);
  }
}
