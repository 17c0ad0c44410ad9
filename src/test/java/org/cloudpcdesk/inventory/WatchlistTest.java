package org.cloudpcdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.junit.jupiter.api.Test;

class WatchlistTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final Inventory inventory = new Inventory();
  private final Watchlist watched = new Watchlist(inventory);

  WatchlistTest() {
    inventory.listen(watched::changed);
  }

  @Test
  void whatWasInMotionWhenTheProgramLastRanIsWatchedFromTheBeginning() {
    inventory.prime(
        List.of(
            new Inventory.Row(pc("a", Kind.PROVISIONING), NOW.minusSeconds(600), null),
            new Inventory.Row(pc("b", Kind.PROVISIONED), NOW.minusSeconds(600), null)));

    watched.sync(NOW);

    assertThat(due(4)).containsExactly("a");
  }

  @Test
  void whatComesTogetherIsLookedAtInTheOrderOfTheService() {
    watched.sync(NOW);
    List<CloudPc> page = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      page.add(pc("machine-" + i * 7919 % 40, Kind.PROVISIONING));
    }
    inventory.merge(page, NOW);

    watched.sync(NOW);

    assertThat(due(4)).containsExactlyElementsOf(page.stream().map(CloudPc::id).toList());
  }

  @Test
  void whatSomebodyElseSawCountsWithTheNextSync() {
    inventory.merge(List.of(pc("a", Kind.PROVISIONED), pc("b", Kind.PROVISIONED)), NOW);
    watched.sync(NOW);
    inventory.merge(List.of(pc("a", Kind.DEPROVISIONING)), NOW.plusSeconds(1));
    assertThat(watched.next()).isNull();

    watched.sync(NOW.plusSeconds(1));

    assertThat(due(5)).containsExactly("a");
  }

  @Test
  void aChangeBringsTheNextLookNearerAndTheSameAgainDoesNot() {
    inventory.merge(List.of(pc("a", Kind.PROVISIONING)), NOW);
    watched.sync(NOW);
    watched.looked(List.of("a"), NOW);
    watched.looked(List.of("a"), NOW);
    assertThat(watched.next()).isEqualTo(NOW.plusSeconds(16));

    inventory.merge(List.of(pc("a", Kind.PROVISIONING)), NOW.plusSeconds(1));
    watched.sync(NOW.plusSeconds(1));
    assertThat(watched.next()).isEqualTo(NOW.plusSeconds(16));

    inventory.merge(List.of(pc("a", Kind.RESIZING)), NOW.plusSeconds(2));
    watched.sync(NOW.plusSeconds(2));
    assertThat(watched.next()).isEqualTo(NOW.plusSeconds(6));
  }

  @Test
  void whatCameToRestOrIsGoneIsNotWatched() {
    inventory.merge(List.of(pc("a", Kind.PROVISIONING), pc("b", Kind.PROVISIONING)), NOW);
    watched.sync(NOW);

    inventory.merge(List.of(pc("a", Kind.PROVISIONED)), NOW.plusSeconds(1));
    inventory.remove(Set.of("b"), NOW.plusSeconds(1));
    watched.sync(NOW.plusSeconds(1));

    assertThat(watched.next()).isNull();
  }

  private List<String> due(int seconds) {
    return watched.due(NOW.plusSeconds(seconds));
  }

  private static CloudPc pc(String id, Kind status) {
    return CloudPc.builder(id).status(CloudPcStatus.of(status)).build();
  }
}
