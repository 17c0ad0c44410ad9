package org.cloudpcdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.platform.SimulatedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps through the refresh on a simulated clock and looks at what the service is asked, and when. */
class RefreshWorkTest {
  private final SimulatedTime time = SimulatedTime.start();
  private final FakeCloudPcs service = new FakeCloudPcs(time);
  private final Inventory inventory = new Inventory();
  private final Instant start = time.now();
  private final Inbox inbox = new Inbox();
  private final List<RefreshState> states = new ArrayList<>();
  private final RefreshWork work = new RefreshWork(service, inventory, time, inbox, Refresher.LIST_EVERY, null, states::add);

  @Test
  void showsTheFirstListPageByPageAndThenGoesLive() {
    service.put(pc("a"), pc("b"), pc("c"));
    List<Integer> shown = new ArrayList<>();
    service.afterPage(page -> shown.add(inventory.snapshot().rows().size()));

    List<String> asked = run(Duration.ZERO);

    assertThat(shown).containsExactly(2, 3);
    assertThat(asked).containsExactly("0 list", "0 count");
    assertThat(states).extracting(RefreshState::phase).startsWith(Phase.LOADING).endsWith(Phase.LIVE);
    assertThat(states).extracting(RefreshState::loaded).contains(0, 2, 3).isSorted();
    assertThat(last().expected()).isEqualTo(3);
    assertThat(last().completedAt()).isEqualTo(start);
    assertThat(last().nextAt()).isEqualTo(start.plusSeconds(300));
    assertThat(last().counts()).containsExactly(Map.entry(CloudPcStatus.of(Kind.PROVISIONED), 3));
    assertThat(last().error()).isNull();
  }

  @Test
  void asksNothingButCountsAndWholeListsWhileAllRest() {
    service.put(pc("a"));

    assertThat(run(Duration.ofMinutes(10)))
        .containsExactly(
            "0 list", "0 count", "60 count", "120 count", "180 count", "240 count", "300 list", "300 count",
            "360 count", "420 count", "480 count", "540 count", "600 list", "600 count");
  }

  @Test
  void theWholeListIsReadAsOftenAsItIsSet() {
    RefreshWork often =
        new RefreshWork(service, inventory, time, inbox, Duration.ofMinutes(2), null, states::add);

    often.step();

    assertThat(last().phase()).isEqualTo(Phase.LIVE);
    assertThat(last().nextAt()).isEqualTo(start.plusSeconds(120));
  }

  @Test
  void appliesLaterListsInOnePieceAtTheirEnd() {
    service.put(pc("a"), pc("b"), pc("c"));
    run(Duration.ofSeconds(299));
    service.remove("a");
    service.put(pc("d"));
    List<Inventory.ChangeSet> changes = new ArrayList<>();
    inventory.listen((snapshot, change) -> changes.add(change));

    run(Duration.ofSeconds(1));

    assertThat(changes).containsExactly(new Inventory.ChangeSet(Set.of("d"), Set.of(), Set.of("a")));
    assertThat(ids()).containsExactly("b", "c", "d");
  }

  @Test
  void aListThatBreaksOffRemovesNothingAndIsTriedAgain() {
    service.put(pc("a"), pc("b"), pc("c"));
    run(Duration.ZERO);
    service.remove("a");
    service.put(pc("d"));
    service.fail("page 2", GraphException.Kind.BAD_ANSWER);
    inbox.list();

    run(Duration.ZERO);

    assertThat(ids()).containsExactly("a", "b", "c");
    assertThat(last().phase()).isEqualTo(Phase.FAILED);
    assertThat(last().error()).extracting(GraphException::kind).isEqualTo(GraphException.Kind.BAD_ANSWER);
    assertThat(last().nextAt()).isEqualTo(start.plusSeconds(30));
    assertThat(last().completedAt()).isEqualTo(start);

    service.fail("page 2", (GraphException.Kind) null);
    run(Duration.ofSeconds(30));

    assertThat(ids()).containsExactly("b", "c", "d");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
    assertThat(last().error()).isNull();
  }

  @Test
  void aFirstListThatBreaksOffKeepsThePagesItBrought() {
    inventory.merge(List.of(pc("stored")), start.minusSeconds(3600));
    service.put(pc("a"), pc("b"), pc("c"));
    service.fail("page 2", GraphException.Kind.SERVICE_DOWN);

    run(Duration.ZERO);
    assertThat(ids()).containsExactly("stored", "a", "b");

    service.fail("page 2", (GraphException.Kind) null);
    run(Duration.ofSeconds(30));
    assertThat(ids()).containsExactly("a", "b", "c");
  }

  @Test
  void rowsInMotionAreLookedAtWithGrowingPausesUntilTheyChange() {
    service.put(pc("a"), pc("b", Kind.PROVISIONING));

    assertThat(looks(Duration.ofSeconds(100)))
        .containsExactly("4 get b", "12 get b", "28 get b", "58 get b", "88 get b");

    service.put(pc("b", Kind.RESIZING));
    assertThat(looks(Duration.ofSeconds(36))).containsExactly("118 get b", "122 get b", "130 get b");
    service.put(pc("b"));
    assertThat(looks(Duration.ofSeconds(60))).containsExactly("146 get b");
    assertThat(inventory.snapshot().find("b").pc().status().is(Kind.PROVISIONED)).isTrue();
  }

  @Test
  void aRowInMotionThatIsGoneLeavesTheInventory() {
    service.put(pc("a"), pc("b", Kind.DEPROVISIONING));
    run(Duration.ZERO);
    service.remove("b");

    assertThat(looks(Duration.ofSeconds(50))).containsExactly("4 get b");
    assertThat(ids()).containsExactly("a");
  }

  @Test
  void manyRowsInMotionAreReadWithOneFilteredList() {
    for (String id : List.of("a", "b", "c", "d")) {
      service.put(pc(id, Kind.PROVISIONING));
    }
    service.put(pc("e", Kind.RESTORING), pc("quiet"));
    run(Duration.ZERO);
    service.put(pc("a", Kind.DEPROVISIONING), pc("b"));
    service.remove("c");

    List<String> looks = looks(Duration.ofSeconds(4));

    assertThat(looks)
        .containsExactly(
            "4 list status eq 'deprovisioning' or status eq 'notProvisioned' or status eq 'provisioning'"
                + " or status eq 'restoring'",
            "4 get b",
            "4 get c");
    assertThat(ids()).containsExactly("a", "b", "d", "e", "quiet");
    assertThat(inventory.snapshot().find("a").pc().status().is(Kind.DEPROVISIONING)).isTrue();
    assertThat(inventory.snapshot().find("b").pc().status().is(Kind.PROVISIONED)).isTrue();
  }

  @Test
  void rowsThatAFilteredListDoesNotBringAreEachReadOnceAndTheListIsNotRepeated() {
    for (int i = 0; i < 50; i++) {
      service.put(pc("p" + i, Kind.PROVISIONING));
    }
    run(Duration.ZERO);
    for (int i = 0; i < 50; i++) {
      service.put(pc("p" + i));
    }

    List<String> looks = looks(Duration.ofSeconds(30));

    assertThat(looks).filteredOn(call -> call.contains("list")).hasSize(1);
    assertThat(looks).hasSize(51).doesNotHaveDuplicates();
  }

  @Test
  void aServiceThatRefusesTheFilterIsAskedRowByRow() {
    for (int i = 0; i < 25; i++) {
      service.put(pc("p" + (char) ('a' + i), Kind.PROVISIONING));
    }
    service.fail("list status", GraphException.Kind.BAD_REQUEST);

    List<String> looks = looks(Duration.ofSeconds(12));

    assertThat(looks).filteredOn(call -> call.contains("list")).hasSize(1);
    assertThat(looks).filteredOn(call -> call.startsWith("4 get")).hasSize(25);
    assertThat(looks).filteredOn(call -> call.startsWith("12 get")).hasSize(25);
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void whatAnotherPartRemovedIsNotLookedAtAnyMore() {
    service.put(pc("a", Kind.DEPROVISIONING));
    run(Duration.ofSeconds(5));
    service.remove("a");
    inventory.remove(Set.of("a"), time.now());

    assertThat(looks(Duration.ofSeconds(60))).isEmpty();
  }

  @Test
  void rowsInMotionAreLookedAtBetweenThePagesOfALongListAndStayAsTheyWereSeen() {
    service.put(pc("a", Kind.DEPROVISIONING), pc("b"), pc("c"), pc("d"));
    service.afterPage(
        page -> {
          time.advance(Duration.ofSeconds(5));
          service.put(pc("a", Kind.NOT_PROVISIONED));
        });
    service.put(pc("e"));

    List<String> asked = run(Duration.ofSeconds(15));

    assertThat(asked).startsWith("15 list", "15 get a").endsWith("15 count");
    assertThat(inventory.snapshot().find("a").pc().status().is(Kind.NOT_PROVISIONED)).isTrue();
    assertThat(ids()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void aRowThatIsFoundGoneWhileALongListIsReadDoesNotComeBackAtItsEnd() {
    service.put(pc("a", Kind.DEPROVISIONING), pc("b"), pc("c"), pc("d"));
    run(Duration.ZERO);
    service.afterPage(
        page -> {
          time.advance(Duration.ofSeconds(5));
          service.remove("a");
        });
    List<String> back = new ArrayList<>();
    inventory.listen((snapshot, changes) -> back.addAll(changes.added()));
    inbox.list();

    run(Duration.ofSeconds(15));

    assertThat(back).isEmpty();
    assertThat(ids()).containsExactly("b", "c", "d");
  }

  @Test
  void eachPageIsAsOldAsItsRequest() {
    service.put(pc("a"), pc("b"), pc("c"), pc("d"), pc("e"));
    service.afterPage(page -> time.advance(Duration.ofSeconds(5)));

    run(Duration.ZERO);

    assertThat(inventory.snapshot().rows())
        .as("the second page was asked for before the first was taken in")
        .extracting(row -> Duration.between(start, row.seen()).toSeconds())
        .containsExactly(0L, 0L, 0L, 0L, 5L);
  }

  @Test
  void onlyStatesThatAreCountedOtherwiseAreReadNotTheWholeList() {
    service.put(pc("a"), pc("b", Kind.IN_GRACE_PERIOD), pc("c", Kind.FAILED), pc("d", Kind.FAILED));
    run(Duration.ofSeconds(59));
    service.put(pc("a", Kind.IN_GRACE_PERIOD), pc("b"), pc("e", Kind.IN_GRACE_PERIOD), pc("f"));
    service.remove("c");

    assertThat(run(Duration.ofSeconds(1)))
        .containsExactly("60 count", "60 list status eq 'failed' or status eq 'inGracePeriod'", "60 get b", "60 get c");
    assertThat(ids()).containsExactly("a", "b", "d", "e");
    assertThat(inventory.snapshot().find("a").pc().status().isInGracePeriod()).isTrue();
    assertThat(inventory.snapshot().find("b").pc().status().is(Kind.PROVISIONED)).isTrue();
    assertThat(last().nextAt()).isEqualTo(start.plusSeconds(300));
  }

  @Test
  void aStateThatMostRowsAreInIsLeftToTheNextWholeList() {
    service.put(pc("a"));
    run(Duration.ofSeconds(59));
    service.put(pc("b"));

    assertThat(run(Duration.ofSeconds(62))).containsExactly("60 count", "120 count");
  }

  @Test
  void ofRowsThatLeftTheirStateAFewAreReadAndTheOthersLeftToTheWholeList() {
    for (int i = 0; i < 25; i++) {
      service.put(pc("p" + i, Kind.FAILED));
    }
    run(Duration.ofSeconds(59));
    for (int i = 0; i < 25; i++) {
      service.put(pc("p" + i));
    }

    assertThat(run(Duration.ofSeconds(1))).filteredOn(call -> call.contains("get")).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aDifferenceThatALookDoesNotMendBringsItOnlyOnce() {
    service.put(pc("a"));
    service.counts(Map.of(CloudPcStatus.of(Kind.PROVISIONED), 1, CloudPcStatus.of(Kind.FAILED), 1));

    assertThat(run(Duration.ofSeconds(200)))
        .containsExactly("0 list", "0 count", "0 list status eq 'failed'", "60 count", "120 count", "180 count");
  }

  @Test
  void aServiceThatRefusesTheFilterIsNotAskedForStatesAgain() {
    service.put(pc("a", Kind.FAILED));
    service.fail("list status", GraphException.Kind.BAD_REQUEST);
    run(Duration.ofSeconds(59));
    service.put(pc("b", Kind.FAILED));
    assertThat(run(Duration.ofSeconds(1))).containsExactly("60 count", "60 list status eq 'failed'");
    service.put(pc("c", Kind.FAILED));

    assertThat(run(Duration.ofSeconds(60))).containsExactly("120 count");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void countsAreComparedByStateNotBySpelling() {
    service.put(pc("a").toBuilder().status(CloudPcStatus.of("InGracePeriod")).build(), pc("b", Kind.IN_GRACE_PERIOD));
    Map<CloudPcStatus, Integer> counts = new LinkedHashMap<>();
    counts.put(CloudPcStatus.of(Kind.IN_GRACE_PERIOD), 2);
    counts.put(CloudPcStatus.of(Kind.FAILED), 0);
    service.counts(counts);

    assertThat(run(Duration.ofSeconds(61))).containsExactly("0 list", "0 count", "60 count");
  }

  @Test
  void asksNothingWhileNobodyLooksAndThenWhatIsOverdue() {
    service.put(pc("a", Kind.PROVISIONING));
    run(Duration.ZERO);
    inbox.setActive(false);

    assertThat(run(Duration.ofMinutes(7))).isEmpty();
    assertThat(last().phase()).isEqualTo(Phase.PAUSED);
    assertThat(last().nextAt()).isNull();
    assertThat(work.step()).isNull();

    inbox.setActive(true);
    assertThat(run(Duration.ZERO)).containsExactly("420 list", "420 get a", "420 count");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void aRefreshThatIsAskedForWhileNobodyLooksWaits() {
    service.put(pc("a"));
    run(Duration.ZERO);
    inbox.setActive(false);
    inbox.list();
    assertThat(run(Duration.ofSeconds(10))).isEmpty();

    inbox.setActive(true);
    assertThat(run(Duration.ZERO)).containsExactly("10 list");
  }

  @Test
  void aRefreshThatIsAskedForWhileTheListIsReadDoesNothing() {
    service.put(pc("a"));
    service.afterPage(page -> inbox.list());

    assertThat(run(Duration.ofSeconds(10))).containsExactly("0 list", "0 count");
  }

  @ParameterizedTest
  @EnumSource(value = GraphException.Kind.class, names = {"NO_NETWORK", "TIMED_OUT", "PROXY", "TLS"})
  void outOfReachOnlyAProbeNowAndThenAndTheWholeListWhenBack(GraphException.Kind kind) {
    service.put(pc("a", Kind.PROVISIONING));
    run(Duration.ZERO);
    service.fail("", kind);

    assertThat(run(Duration.ofSeconds(200)))
        .containsExactly("4 get a", "19 count", "49 count", "109 count", "169 count");
    assertThat(last().phase()).isEqualTo(Phase.OFFLINE);
    assertThat(last().error()).extracting(GraphException::kind).isEqualTo(kind);
    assertThat(last().nextAt()).isNull();
    assertThat(ids()).containsExactly("a");

    service.fail("", (GraphException.Kind) null);
    assertThat(run(Duration.ofSeconds(29))).startsWith("229 count", "229 list");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
    assertThat(last().error()).isNull();
  }

  @Test
  void probesBeginAtTheirFirstPaceEachTimeTheServiceIsLost() {
    service.put(pc("a"));
    service.fail("", GraphException.Kind.NO_NETWORK);
    run(Duration.ofSeconds(100));
    service.fail("", (GraphException.Kind) null);
    run(Duration.ofSeconds(60));
    service.fail("", GraphException.Kind.NO_NETWORK);
    inbox.list();

    assertThat(run(Duration.ofSeconds(20))).containsExactly("160 list", "175 count");
  }

  @Test
  void aServiceThatIsLostAfterARefusalIsProbedOnceItWasAskedAgain() {
    service.fail("", GraphException.Kind.SIGN_IN_AGAIN);
    run(Duration.ofSeconds(5));
    service.fail("", GraphException.Kind.NO_NETWORK);
    inbox.list();
    run(Duration.ofSeconds(5));
    service.fail("", (GraphException.Kind) null);

    assertThat(run(Duration.ofSeconds(20))).containsExactly("20 count", "20 list");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void aRefreshThatIsAskedForTriesAtOnceAlsoWhileOutOfReach() {
    service.fail("", GraphException.Kind.NO_NETWORK);
    run(Duration.ofSeconds(2));
    service.fail("", (GraphException.Kind) null);
    inbox.list();

    assertThat(run(Duration.ZERO)).containsExactly("2 list", "2 count");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @ParameterizedTest
  @EnumSource(value = GraphException.Kind.class, names = {"SIGN_IN_AGAIN", "CONSENT_MISSING"})
  void whatOnlyTheAdministratorCanMendIsNotTriedAgainBeforeBeingAskedTo(GraphException.Kind kind) {
    service.put(pc("a"));
    service.fail("", kind);

    assertThat(run(Duration.ofHours(1))).containsExactly("0 list");
    assertThat(last().phase()).isEqualTo(Phase.FAILED);
    assertThat(last().nextAt()).isNull();

    service.fail("", (GraphException.Kind) null);
    inbox.list();
    assertThat(run(Duration.ofSeconds(61))).containsExactly("3600 list", "3600 count", "3660 count");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void otherErrorsAreTriedAgainWithGrowingPauses() {
    service.fail("list", GraphException.Kind.ROLE_MISSING);

    assertThat(run(Duration.ofMinutes(17)))
        .filteredOn(call -> call.endsWith("list"))
        .containsExactly("0 list", "30 list", "90 list", "210 list", "450 list", "750 list");
    assertThat(last().phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void aThrottledListWaitsAsLongAsTheServiceAsked() {
    service.fail(
        "list",
        GraphException.of(GraphException.Kind.THROTTLED, "told to fail").retryAfter(Duration.ofSeconds(100)).build());

    assertThat(run(Duration.ofSeconds(101))).containsExactly("0 list", "0 count", "60 count", "100 list");
  }

  @Test
  void aCountThatFailsDoesNotHoldUpTheLists() {
    service.put(pc("a"));
    service.fail("count", GraphException.Kind.SERVICE_DOWN);

    assertThat(run(Duration.ofSeconds(300)))
        .containsExactly("0 list", "0 count", "60 count", "120 count", "240 count", "300 list");
    service.fail("count", (GraphException.Kind) null);
    run(Duration.ofMinutes(4));
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void aRowThatCannotBeLookedAtIsPutOffAndTheOthersFollow() {
    service.put(pc("a", Kind.PROVISIONING), pc("b", Kind.PROVISIONING));
    service.fail("get a", GraphException.Kind.SERVICE_DOWN);

    assertThat(looks(Duration.ofSeconds(45))).containsExactly("4 get a", "34 get b", "34 get a");
    assertThat(last().phase()).isEqualTo(Phase.FAILED);

    service.fail("get a", (GraphException.Kind) null);
    assertThat(looks(Duration.ofSeconds(60))).startsWith("94 get b", "94 get a");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void aFaultOfAListenerOfThePagesDoesNotEndTheRefresh() {
    service.put(pc("a"));
    service.afterPage(
        page -> {
          throw new IllegalStateException("a fault of this program");
        });

    run(Duration.ZERO);
    assertThat(last().phase()).isEqualTo(Phase.FAILED);

    service.afterPage(page -> {});
    assertThat(run(Duration.ofSeconds(30))).containsExactly("30 list");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void anInterruptedCallLeavesTheThreadInterruptedAndIsNoError() {
    service.fail("list", GraphException.Kind.CANCELLED);
    Thread.currentThread().interrupt();

    work.step();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(last().error()).isNull();
  }

  @Test
  void aCallThatWasCancelledWithoutAnInterruptIsTriedAgain() {
    service.put(pc("a"));
    service.fail("list", GraphException.Kind.CANCELLED);

    work.step();

    assertThat(Thread.interrupted()).isFalse();
    assertThat(last().phase()).isEqualTo(Phase.FAILED);

    service.fail("list", (GraphException.Kind) null);
    assertThat(run(Duration.ofSeconds(30))).containsExactly("0 count", "30 list");
    assertThat(last().phase()).isEqualTo(Phase.LIVE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void namesTheMomentOfTheNextStepNeitherTooEarlyNorTooLate(long seed) {
    CloudPcFixtures.rows(30, seed).forEach(service::put);
    Instant end = start.plus(Duration.ofMinutes(12));
    settle();
    while (time.now().isBefore(end)) {
      Instant next = work.step();
      assertThat(next).isAfter(time.now());
      service.calls();
      time.advance(Duration.between(time.now(), next).minusNanos(1));
      work.step();
      assertThat(service.calls()).as("just before %s", next).isEmpty();
      time.advance(Duration.ofNanos(1));
      work.step();
      assertThat(service.calls()).as("at %s", next).isNotEmpty();
      settle();
    }
  }

  private void settle() {
    Instant next = work.step();
    while (next != null && !next.isAfter(time.now())) {
      next = work.step();
    }
  }

  /** Lets time pass as the loop does, and returns what was asked, each with the second it was asked at. */
  private List<String> run(Duration duration) {
    List<String> asked = new ArrayList<>();
    Instant end = time.now().plus(duration);
    service.calls();
    boolean done = false;
    while (!done) {
      Instant next = work.step();
      Duration since = Duration.between(start, time.now());
      service.calls().forEach(call -> asked.add(since.toSeconds() + " " + call));
      done = next == null || next.isAfter(end);
      Instant to = done ? end : next;
      if (to.isAfter(time.now())) {
        time.advance(Duration.between(time.now(), to));
      }
    }
    return asked;
  }

  private List<String> looks(Duration duration) {
    return run(duration).stream().filter(call -> !call.matches("\\d+ (list|count)")).toList();
  }

  private RefreshState last() {
    return states.getLast();
  }

  private List<String> ids() {
    return inventory.snapshot().rows().stream().map(row -> row.pc().id()).toList();
  }

  private static CloudPc pc(String id) {
    return pc(id, Kind.PROVISIONED);
  }

  private static CloudPc pc(String id, Kind kind) {
    return CloudPcFixtures.one(id, kind);
  }
}
