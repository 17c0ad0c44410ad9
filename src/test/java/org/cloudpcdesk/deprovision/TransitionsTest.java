package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPcStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final GraphException ERROR = GraphException.of(GraphException.Kind.CONFLICT, "test").build();
  private static final CloudPcStatus SHOWN = CloudPcStatus.of("deprovisioning");

  private static final List<ItemState> ALL =
      List.of(
          new ItemState.Planned(AT),
          new ItemState.Waiting(AT, AT),
          new ItemState.Checking(AT),
          new ItemState.WouldSend(AT),
          new ItemState.Sent(AT),
          new ItemState.Accepted(AT, null, "c"),
          new ItemState.Unknown(AT, ERROR),
          new ItemState.Deprovisioning(AT, SHOWN),
          new ItemState.Deprovisioned(AT, ItemState.Proof.NOT_FOUND),
          new ItemState.Reprovisioned(AT, SHOWN, null),
          new ItemState.Skipped(AT, new ItemState.Reason.Gone()),
          new ItemState.Failed(AT, ERROR),
          new ItemState.Stuck(AT, SHOWN, Duration.ofHours(1), null, null));

  private static final Set<String> AFTER_SENDING =
      Set.of("Deprovisioning", "Deprovisioned", "Reprovisioned", "Stuck");

  private static final Map<String, Set<String>> EXPECTED =
      Map.of(
          "Planned", Set.of("Waiting", "Checking", "Skipped", "Failed"),
          "Waiting", Set.of("Waiting", "Checking", "Skipped", "Failed"),
          "Checking", Set.of("Checking", "WouldSend", "Sent", "Skipped", "Failed"),
          "Sent", Set.of("Accepted", "Unknown", "Skipped", "Failed"),
          "Accepted", AFTER_SENDING,
          "Unknown", AFTER_SENDING,
          "Deprovisioning", AFTER_SENDING);

  @Test
  void allowsWhatTheTableSaysAndNothingElse() {
    for (ItemState from : ALL) {
      Set<String> allowed =
          ALL.stream()
              .filter(to -> Transitions.allows(from, to))
              .map(TransitionsTest::name)
              .collect(Collectors.toSet());

      assertThat(allowed).as("after %s", name(from)).isEqualTo(EXPECTED.getOrDefault(name(from), Set.of()));
    }
  }

  @Test
  void leavesNoFinalStateAndEveryOther() {
    for (ItemState from : ALL) {
      assertThat(ALL.stream().noneMatch(to -> Transitions.allows(from, to))).as(name(from)).isEqualTo(from.isFinal());
    }
  }

  @Test
  void theItemTableRefusesAForbiddenChangeAndKeepsTheOldState() {
    ItemState sent = new ItemState.Sent(AT);
    ItemTable table = new ItemTable(List.of(new Item(Bench.targets("a").getFirst(), sent)));

    assertThatThrownBy(() -> table.move(0, new ItemState.Checking(AT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Sent may not become Checking");
    assertThat(table.get(0).state()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({"NOT_SENT, true", "REFUSED, true", "UNKNOWN, false"})
  void aRequestIsTriedAgainOnlyWhenItCertainlyHadNoEffect(Delivery delivery, boolean allowed) {
    GraphException error = GraphException.of(Kind.NO_NETWORK, "test").delivery(delivery).build();

    assertThat(Transitions.allows(new ItemState.Sent(AT), new ItemState.Checking(AT, error))).isEqualTo(allowed);
  }

  private static String name(ItemState state) {
    return state.getClass().getSimpleName();
  }
}
