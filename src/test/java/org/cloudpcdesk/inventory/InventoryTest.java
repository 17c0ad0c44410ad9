package org.cloudpcdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.inventory.Inventory.ChangeSet;
import org.cloudpcdesk.inventory.Inventory.Page;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;

class InventoryTest {
  private static final Instant T0 = CloudPcFixtures.NOW;
  private static final Instant T1 = T0.plusSeconds(10);
  private static final Instant T2 = T0.plusSeconds(20);
  private static final CloudPc A = CloudPcFixtures.one("a", Kind.PROVISIONED);
  private static final CloudPc B = CloudPcFixtures.one("b", Kind.IN_GRACE_PERIOD);
  private static final CloudPc C = CloudPcFixtures.one("c", Kind.PROVISIONED);
  private static final CloudPc B_LEAVING = B.toBuilder().status(CloudPcStatus.of(Kind.DEPROVISIONING)).build();

  private final Inventory inventory = new Inventory();

  @Test
  void beginsEmpty() {
    assertThat(inventory.snapshot().rows()).isEmpty();
    assertThat(inventory.snapshot().version()).isZero();
    assertThat(inventory.snapshot().find("a")).isNull();
  }

  @Test
  void addsPagesAtTheEndInTheServicesOrder() {
    ChangeSet first = inventory.merge(List.of(C, A), T0);
    ChangeSet second = inventory.merge(List.of(B), T1);

    assertThat(ids(inventory.snapshot())).containsExactly("c", "a", "b");
    assertThat(first).isEqualTo(new ChangeSet(Set.of("a", "c"), Set.of(), Set.of()));
    assertThat(second).isEqualTo(new ChangeSet(Set.of("b"), Set.of(), Set.of()));
    assertThat(row("b")).isEqualTo(new Row(B, T1, null));
  }

  @Test
  void storedRowsAreThereWithTheirTimesAndAreNoNews() {
    List<ChangeSet> heard = new ArrayList<>();
    inventory.listen((snapshot, changes) -> heard.add(changes));

    inventory.prime(List.of(new Row(A, T0, null), new Row(B, T0, T0)));

    assertThat(ids(inventory.snapshot())).containsExactly("a", "b");
    assertThat(row("b")).isEqualTo(new Row(B, T0, T0));
    assertThat(heard).singleElement().satisfies(changes -> assertThat(changes.isEmpty()).isTrue());
  }

  @Test
  void aListImprovesStoredRowsAndTakesAwayWhatIsGone() {
    inventory.prime(List.of(new Row(A, T0, null), new Row(B, T0, null), new Row(C, T0, null)));

    ChangeSet changes = inventory.replaceAll(List.of(A, B_LEAVING), T1);

    assertThat(changes).isEqualTo(new ChangeSet(Set.of(), Set.of("b"), Set.of("c")));
    assertThat(row("a")).isEqualTo(new Row(A, T1, null));
    assertThat(row("b")).isEqualTo(new Row(B_LEAVING, T1, T1));
  }

  @Test
  void storedRowsUndoNothingThatIsKnownBetter() {
    inventory.replaceAll(List.of(B_LEAVING), T1);

    inventory.prime(List.of(new Row(A, T0, null), new Row(B, T0, null)));

    assertThat(ids(inventory.snapshot())).containsExactly("b");
    assertThat(row("b")).isEqualTo(new Row(B_LEAVING, T1, null));
  }

  @Test
  void whatAppearsOnceAllWasKnownChangedThenAndWhatWasOnlyUnreadDidNot() {
    inventory.merge(List.of(A), T0);
    inventory.replaceAll(List.of(A, B), T1);
    inventory.merge(List.of(C), T2);

    assertThat(row("a").changed()).isNull();
    assertThat(row("b").changed()).as("of the first list").isNull();
    assertThat(row("c").changed()).isEqualTo(T2);
  }

  @Test
  void whatAppearsBesideStoredRowsIsNew() {
    inventory.prime(List.of(new Row(A, T0, null)));
    inventory.replaceAll(List.of(A, B), T1);

    assertThat(row("a").changed()).isNull();
    assertThat(row("b").changed()).isEqualTo(T1);
  }

  @Test
  void aMarkIsToldOnceAndOutlivesWhatTheServiceShows() {
    inventory.replaceAll(List.of(A, B), T0);

    assertThat(inventory.mark(List.of("a", "unknown"), T1))
        .isEqualTo(new ChangeSet(Set.of(), Set.of(), Set.of(), Set.of("a")));
    assertThat(inventory.mark(List.of("a"), T2).isEmpty()).isTrue();
    inventory.merge(List.of(A), T2);
    assertThat(row("a")).isEqualTo(new Row(A, T2, null, T1, null));
    assertThat(inventory.mark(List.of("a", "b"), null).marked()).containsExactly("a");
    assertThat(inventory.marks()).isEmpty();
  }

  @Test
  void anUnchangedRowIsInNoSetButIsSeenAgainAndStaysTheSameObject() {
    inventory.merge(List.of(A), T0);

    ChangeSet changes = inventory.merge(List.of(A.toBuilder().build()), T1);

    assertThat(changes.isEmpty()).isTrue();
    assertThat(row("a").seen()).isEqualTo(T1);
    assertThat(row("a").changed()).isNull();
    assertThat(row("a").pc()).isSameAs(A);
  }

  @Test
  void aChangedRowKeepsItsPlaceAndItsMomentOfChange() {
    inventory.merge(List.of(A, B, C), T0);

    ChangeSet changes = inventory.merge(List.of(B_LEAVING), T1);
    inventory.merge(List.of(B_LEAVING.toBuilder().build()), T2);

    assertThat(changes).isEqualTo(new ChangeSet(Set.of(), Set.of("b"), Set.of()));
    assertThat(ids(inventory.snapshot())).containsExactly("a", "b", "c");
    assertThat(row("b")).isEqualTo(new Row(B_LEAVING, T2, T1));
    assertThat(row("a").seen()).isEqualTo(T0);
  }

  @Test
  void aCompleteListTakesAwayWhatItLacksAndKeepsTheOrder() {
    inventory.merge(List.of(A, B, C), T0);
    CloudPc d = CloudPcFixtures.one("d", Kind.PROVISIONING);

    ChangeSet changes = inventory.replaceAll(List.of(d, C, B_LEAVING), T1);

    assertThat(changes).isEqualTo(new ChangeSet(Set.of("d"), Set.of("b"), Set.of("a")));
    assertThat(ids(inventory.snapshot())).containsExactly("b", "c", "d");
    assertThat(inventory.snapshot().find("a")).isNull();
    assertThat(inventory.snapshot().numberOf("c")).isEqualTo(1);
    assertThat(row("d").pc()).isSameAs(d);
  }

  @Test
  void anIdThatComesBackAsAnotherCloudPcIsAChange() {
    inventory.merge(List.of(B), T0);
    CloudPc reborn =
        CloudPcFixtures.one("b", Kind.PROVISIONED).toBuilder()
            .managedDeviceName("CPC-new")
            .provisioned(GraphTime.of(T1))
            .build();

    assertThat(inventory.merge(List.of(reborn), T1).changed()).containsExactly("b");
    assertThat(row("b").pc().managedDeviceName()).isEqualTo("CPC-new");
  }

  @Test
  void anIdThatWasGoneAndComesBackIsAddedAnew() {
    inventory.merge(List.of(A, B), T0);

    assertThat(inventory.remove(Set.of("a", "unknown"), T1)).isEqualTo(new ChangeSet(Set.of(), Set.of(), Set.of("a")));
    assertThat(inventory.merge(List.of(A), T2).added()).containsExactly("a");
    assertThat(ids(inventory.snapshot())).containsExactly("b", "a");
    assertThat(row("a")).isEqualTo(new Row(A, T2, null));
  }

  @Test
  void ofARowThatComesTwiceTheLastCounts() {
    assertThat(inventory.merge(List.of(B, A, B_LEAVING), T0).added()).containsExactlyInAnyOrder("a", "b");
    assertThat(ids(inventory.snapshot())).containsExactly("b", "a");
    assertThat(row("b").pc()).isSameAs(B_LEAVING);

    assertThat(inventory.merge(List.of(B, B_LEAVING), T1).isEmpty()).isTrue();
    assertThat(row("b").pc()).isSameAs(B_LEAVING);
  }

  @Test
  void aListThatTookLongDoesNotUndoWhatWasSeenSince() {
    CloudPc d = CloudPcFixtures.one("d", Kind.PROVISIONED);
    inventory.merge(List.of(A, B, C), T0.minusSeconds(300));
    inventory.merge(List.of(B_LEAVING, d), T1);

    ChangeSet changes = inventory.replaceAll(List.of(new Page(List.of(A, B), T0), new Page(List.of(C), T2)), T0);

    assertThat(changes.isEmpty()).isTrue();
    assertThat(row("b")).isEqualTo(new Row(B_LEAVING, T1, T1));
    assertThat(row("d").seen()).isEqualTo(T1);
    assertThat(row("a").seen()).isEqualTo(T0);
    assertThat(row("c").seen()).isEqualTo(T2);
  }

  @Test
  void anOlderAnswerUndoesNoNewerOne() {
    inventory.merge(List.of(A, B_LEAVING), T1);

    assertThat(inventory.merge(List.of(B), T0).isEmpty()).isTrue();
    assertThat(inventory.remove(Set.of("a"), T0).isEmpty()).isTrue();

    assertThat(row("b")).isEqualTo(new Row(B_LEAVING, T1, null));
    assertThat(ids(inventory.snapshot())).containsExactly("a", "b");
  }

  @Test
  void whatWasRemovedWhileAListWasReadStaysAwayUntilAListThatWasBegunLater() {
    inventory.merge(List.of(A, B), T0.minusSeconds(300));
    inventory.remove(Set.of("a", "unknown"), T1);
    CloudPc unknown = CloudPcFixtures.one("unknown", Kind.PROVISIONED);

    assertThat(inventory.merge(List.of(A, unknown), T0).isEmpty()).isTrue();
    assertThat(inventory.replaceAll(List.of(new Page(List.of(A), T0), new Page(List.of(B, unknown), T2)), T0).isEmpty())
        .isTrue();
    assertThat(ids(inventory.snapshot())).containsExactly("b");

    assertThat(inventory.replaceAll(List.of(A, B), T2).added()).containsExactly("a");
  }

  @Test
  void ofTwoRemovalsTheLaterCountsInWhateverOrderTheyCome() {
    inventory.remove(Set.of("a"), T2);
    inventory.remove(Set.of("a"), T0);

    assertThat(inventory.merge(List.of(A), T1).isEmpty()).isTrue();
  }

  @Test
  void whatCameBackWhileAListWasReadStays() {
    inventory.merge(List.of(A, B), T0.minusSeconds(300));
    inventory.remove(Set.of("a"), T1);
    inventory.merge(List.of(A), T2);

    inventory.replaceAll(List.of(new Page(List.of(A, B), T0)), T0);

    assertThat(row("a").seen()).isEqualTo(T2);
  }

  @Test
  void whatACompleteListLackedIsNotBroughtBackByWhatWasAskedBefore() {
    inventory.merge(List.of(A, B), T0);
    inventory.replaceAll(List.of(B), T1);

    assertThat(inventory.merge(List.of(A), T0).isEmpty()).isTrue();
    assertThat(inventory.merge(List.of(A), T2).added()).containsExactly("a");
  }

  @Test
  void aClockThatIsSetBackDoesNotKeepNewAnswersOut() {
    Instant tomorrow = T0.plusSeconds(86_400);
    inventory.merge(List.of(A, B), tomorrow);
    inventory.remove(Set.of("c"), tomorrow);

    assertThat(inventory.merge(List.of(B_LEAVING, C), T0))
        .isEqualTo(new ChangeSet(Set.of("c"), Set.of("b"), Set.of()));
    assertThat(inventory.remove(Set.of("a"), T0).removed()).containsExactly("a");
  }

  @Test
  void rowsThatWereAskedForAtDifferentMomentsAreOneChange() {
    List<Long> heard = new ArrayList<>();
    inventory.listen((snapshot, changes) -> heard.add(snapshot.version()));

    inventory.merge(List.of(new Page(List.of(A), T0), new Page(List.of(B), T1)));

    assertThat(heard).containsExactly(1L);
    assertThat(row("a").seen()).isEqualTo(T0);
    assertThat(row("b").seen()).isEqualTo(T1);
  }

  @Test
  void oldSnapshotsStayAsTheyWere() {
    inventory.merge(List.of(A, B), T0);
    Snapshot old = inventory.snapshot();

    inventory.merge(List.of(C, B_LEAVING), T1);
    inventory.remove(Set.of("a"), T2);

    assertThat(ids(old)).containsExactly("a", "b");
    assertThat(old.find("c")).isNull();
    assertThat(old.find("a")).isNotNull();
    assertThat(old.numberOf("b")).isEqualTo(1);
    assertThat(old.rows().get(1).pc()).isSameAs(B);
    assertThat(inventory.snapshot().numberOf("b")).isZero();
    assertThat(inventory.snapshot().version()).isEqualTo(old.version() + 2);
  }

  @Test
  void listenersHearEachChangeOnceAndInOrderUntilTheyLeave() {
    List<String> heard = new ArrayList<>();
    inventory.listen((snapshot, changes) -> heard.add("one " + snapshot.version() + changes.added()));
    Runnable leave = inventory.listen((snapshot, changes) -> heard.add("two " + snapshot.version() + changes.added()));

    inventory.merge(List.of(A), T0);
    leave.run();
    inventory.merge(List.of(B), T1);

    assertThat(heard).containsExactly("one 1[a]", "two 1[a]", "one 2[b]");
  }

  @Test
  void aListenerThatFailsKeepsNobodyElseFromHearing() {
    List<Long> heard = new ArrayList<>();
    inventory.listen(
        (snapshot, changes) -> {
          throw new IllegalStateException("a broken screen");
        });
    inventory.listen((snapshot, changes) -> heard.add(snapshot.version()));

    assertThat(inventory.merge(List.of(A), T0).added()).containsExactly("a");
    assertThat(heard).containsExactly(1L);
  }

  @Test
  void nothingToSayIsNotSaid() {
    inventory.merge(List.of(A), T0);
    List<Long> heard = new ArrayList<>();
    inventory.listen((snapshot, changes) -> heard.add(snapshot.version()));

    inventory.merge(List.of(), T1);
    inventory.remove(Set.of("unknown"), T1);

    assertThat(heard).isEmpty();
    assertThat(inventory.snapshot().version()).isEqualTo(1);
  }

  private Row row(String id) {
    Row row = inventory.snapshot().find(id);
    assertThat(row).isNotNull();
    return row;
  }

  private static List<String> ids(Snapshot snapshot) {
    return snapshot.rows().stream().map(row -> row.pc().id()).toList();
  }
}
