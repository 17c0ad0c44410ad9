package org.cloudpcdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.inventory.Inventory.ChangeSet;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.inventory.Unwritten.Batch;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnwrittenTest {
  private static final Instant T0 = CloudPcFixtures.NOW;
  private static final Instant T1 = T0.plusSeconds(300);

  private final Unwritten unwritten = new Unwritten();

  private static RefreshState state(Phase phase, @Nullable Instant completed) {
    return new RefreshState(phase, 0, null, completed, null, Map.of(), null);
  }

  private static ChangeSet seen(String id) {
    return new ChangeSet(Set.of(), Set.of(id), Set.of());
  }

  @Test
  void rowsWaitForTheEndOfTheirListAndMarksDoNot() {
    unwritten.refreshed(state(Phase.LOADING, null));
    unwritten.add(seen("a"));
    assertThat(unwritten.wantsWorker()).isFalse();

    unwritten.add(new ChangeSet(Set.of(), Set.of(), Set.of(), Set.of("b")));
    assertThat(unwritten.wantsWorker()).isTrue();
    assertThat(unwritten.next()).isEqualTo(new Batch(Set.of(), false));
    assertThat(unwritten.next()).isNull();

    unwritten.refreshed(state(Phase.LIVE, T0));
    assertThat(unwritten.wantsWorker()).isTrue();
    assertThat(unwritten.next()).isEqualTo(new Batch(Set.of("a"), true));
  }

  @Test
  void aListThatTheStoreHoldsIsNoNews() {
    unwritten.begin(T0);
    unwritten.refreshed(state(Phase.LIVE, T0));

    assertThat(unwritten.wantsWorker()).isFalse();
  }

  @Test
  void oneWorkerAtATimeTakesAllThereIs() {
    unwritten.add(seen("a"));
    assertThat(unwritten.wantsWorker()).isTrue();
    unwritten.add(seen("b"));
    assertThat(unwritten.wantsWorker()).isFalse();

    assertThat(unwritten.next()).isEqualTo(new Batch(Set.of("a", "b"), false));
    assertThat(unwritten.next()).isNull();

    unwritten.add(seen("c"));
    assertThat(unwritten.wantsWorker()).isTrue();
  }

  @Test
  void whatCouldNotBeWrittenGoesWithTheNextList() {
    unwritten.add(seen("a"));
    assertThat(unwritten.wantsWorker()).isTrue();
    unwritten.failed(unwritten.next());
    assertThat(unwritten.next()).as("not at once").isNull();

    unwritten.refreshed(state(Phase.LIVE, T1));
    assertThat(unwritten.wantsWorker()).isTrue();
    assertThat(unwritten.next()).isEqualTo(new Batch(Set.of("a"), true));
  }

  @Test
  void whatIsLeftAtTheEndIsHandedOutOnce() {
    unwritten.add(seen("a"));

    assertThat(unwritten.close()).isEqualTo(new Batch(Set.of("a"), false));
    assertThat(unwritten.close().hasRows()).isFalse();
    unwritten.add(seen("b"));
    assertThat(unwritten.wantsWorker()).as("nothing is due any more").isFalse();
  }

  @Test
  void aListThatCameToItsEndIsStillTakenForOneWhenClosed() {
    unwritten.add(seen("a"));
    unwritten.refreshed(state(Phase.LIVE, T0));

    assertThat(unwritten.close()).isEqualTo(new Batch(Set.of("a"), true));
    assertThat(unwritten.close().hasRows()).isFalse();
  }
}
