package org.cloudpcdesk.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Proof;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.ui.DeskBench;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final Instant BEGUN = Instant.parse("2026-03-02T09:00:00Z");

  private final List<Item> items = new ArrayList<>();
  private final Map<String, Accepted> accepted = new HashMap<>();

  private void item(ItemState state) {
    items.add(new Item(Target.of(DeskBench.inGrace("t" + items.size())), state));
  }

  private void acceptedAt(int minute, ItemState now) {
    accepted.put("t" + items.size(), new Accepted(at(minute), null, "c"));
    item(now);
  }

  private static Instant at(int minute) {
    return BEGUN.plus(Duration.ofMinutes(minute));
  }

  private Duration left(int minute) {
    return TimeLeft.of(items, accepted, BEGUN, at(minute)).orElse(null);
  }

  @Test
  void nobodyKnowsBeforeTheFirstIsGone() {
    acceptedAt(0, new Accepted(at(0), null, "c"));
    assertThat(left(5)).isNull();
  }

  @Test
  void theLastAcceptedOneIsWaitedFor() {
    acceptedAt(0, new ItemState.Deprovisioned(at(12), Proof.NOT_FOUND));
    acceptedAt(2, new Accepted(at(2), null, "c"));
    acceptedAt(5, new Accepted(at(5), null, "c"));
    assertThat(left(13)).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void whatIsUnsentTakesItsSendingAndThenAsLongAsTheOthers() {
    acceptedAt(0, new ItemState.Deprovisioned(at(10), Proof.NOT_FOUND));
    item(new ItemState.Checking(at(0)));
    assertThat(left(10)).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void aSlowOneIsNotCalledLate() {
    acceptedAt(0, new ItemState.Deprovisioned(at(5), Proof.NOT_FOUND));
    acceptedAt(0, new Accepted(at(0), null, "c"));
    assertThat(left(30)).isZero();
  }

  @Test
  void oneThatFailedTeachesNothing() {
    acceptedAt(0, new ItemState.Skipped(at(1), new ItemState.Reason.Gone()));
    acceptedAt(0, new Accepted(at(0), null, "c"));
    assertThat(left(3)).isNull();
  }
}
