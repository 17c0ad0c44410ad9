package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.deprovision.ScriptedTenant.fails;
import static org.cloudpcdesk.deprovision.ScriptedTenant.gone;
import static org.cloudpcdesk.deprovision.ScriptedTenant.inGrace;
import static org.cloudpcdesk.deprovision.ScriptedTenant.shows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Proof;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;

/** What becomes of an accepted request: each end, each thing that is no end, and how often the service is asked. */
class FollowingTest {
  private final Bench bench = new Bench();

  @Test
  void ofManyThatAreGoneAtOnceAllAreReadInOneRound() {
    String[] ids = IntStream.range(0, 2 * Look.MOST_BY_ID + 50).mapToObj(i -> "pc-" + i).toArray(String[]::new);
    Stream.of(ids).forEach(id -> bench.tenant.reads(id, shows(id, "inGracePeriod"), gone()));

    assertThat(bench.run(ids)).hasOnlyElementsOfType(Deprovisioned.class);

    assertThat(bench.time.slept()).isEqualTo(Pace.FIRST);
    assertThat(bench.tenant.gets).as("each is checked once and seen gone once").hasSize(2 * ids.length);
  }

  @Test
  void goesThroughDeprovisioningToGone() {
    bench.tenant.reads(
        "a", shows("a", "inGracePeriod"), shows("a", "inGracePeriod"), shows("a", "deprovisioning"), gone());

    assertThat(bench.run("a")).singleElement().isInstanceOfSatisfying(
        Deprovisioned.class, end -> assertThat(end.proof()).isEqualTo(Proof.NOT_FOUND));
    assertThat(bench.path()).containsExactly("Checking", "Sent", "Accepted", "Deprovisioning", "Deprovisioned");
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void takesNotProvisionedForTheEnd() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "notProvisioned"));

    assertThat(bench.run("a")).singleElement().isInstanceOfSatisfying(
        Deprovisioned.class, end -> assertThat(end.proof()).isEqualTo(Proof.NOT_PROVISIONED));
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void takesAFlipBackToGraceForNeitherAFailureNorAReasonToSendAgain() {
    bench.tenant.reads(
        "a",
        shows("a", "inGracePeriod"),
        shows("a", "deprovisioning"),
        shows("a", "inGracePeriod"),
        shows("a", "inGracePeriod"),
        shows("a", "deprovisioning"),
        gone());

    assertThat(bench.run("a")).hasOnlyElementsOfType(Deprovisioned.class);
    List<Deprovisioning> seen =
        bench.heard.stream().filter(Deprovisioning.class::isInstance).map(Deprovisioning.class::cast).toList();
    assertThat(seen).extracting(state -> state.shown().text())
        .containsExactly("deprovisioning", "inGracePeriod", "deprovisioning");
    assertThat(seen).extracting(ItemState::at).containsOnly(seen.getFirst().at());
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void tellsANewCloudPcUnderTheSameIdWithItsNewName() {
    CloudPc again =
        inGrace("a").toBuilder()
            .status(CloudPcStatus.of("provisioned"))
            .managedDeviceName("CPC-new")
            .provisioned(GraphTime.of("2026-03-02T09:40:00Z"))
            .build();
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows(again));

    assertThat(bench.run("a")).singleElement().isInstanceOfSatisfying(
        Reprovisioned.class,
        end -> {
          assertThat(end.newDevice()).isEqualTo("CPC-new");
          assertThat(end.shown().text()).isEqualTo("provisioned");
        });
  }

  /** Without a device name and a provisioning moment when it was chosen, and with the same person ever since. */
  private void readsUnmarkedThen(GraphTime provisioned) {
    CloudPc unmarked = inGrace("a").toBuilder().managedDeviceName(null).provisioned(null).build();
    bench.tenant.reads("a", shows(unmarked), shows(unmarked.toBuilder().provisioned(provisioned).build()));
    bench.chosen = id -> Target.of(unmarked);
  }

  @Test
  void tellsTheSuccessorOfOneWithoutMarksByItsProvisioningMomentOnTheServicesOwnClock() {
    Instant there = bench.time.now().minus(Duration.ofHours(2));
    readsUnmarkedThen(GraphTime.of(there.plusSeconds(1)));
    bench.tenant.answers("a", () -> new CloudPcActions.Accepted(bench.time.now(), there, null, "client"));

    assertThat(bench.run("a")).hasOnlyElementsOfType(Reprovisioned.class);
  }

  @Test
  void takesNothingForASuccessorThatMayBeOlderThanTheRequest() {
    readsUnmarkedThen(GraphTime.of(bench.time.now().plus(Moving.CLOCKS_APART)));

    assertThat(bench.run("a")).hasOnlyElementsOfType(Stuck.class);
  }

  @Test
  void withoutTheServicesClockASuccessorIsToldWhenClocksThatAreNotAlikeCannotExplainItsMoment() {
    readsUnmarkedThen(GraphTime.of(bench.time.now().plus(Moving.CLOCKS_APART).plusSeconds(1)));

    assertThat(bench.run("a")).hasOnlyElementsOfType(Reprovisioned.class);
  }

  @Test
  void namesNoNewDeviceWhileThereIsNone() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "provisioning"));

    assertThat(bench.run("a")).singleElement().isInstanceOfSatisfying(
        Reprovisioned.class, end -> assertThat(end.newDevice()).isNull());
  }

  @Test
  void doesNotCallALicenceGivenBackAnEnd() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "provisioned"));

    assertThat(bench.run("a")).singleElement().isInstanceOfSatisfying(
        Stuck.class, end -> assertThat(end.shown().text()).isEqualTo("provisioned"));
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void isStuckAfterTheTimeTheRulesGiveWithWhatSupportAsksFor() {
    bench.rules = new Rules(false, Duration.ofMinutes(7));
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "deprovisioning"));

    Instant start = bench.time.now();
    assertThat(bench.run("a"))
        .containsExactly(
            new Stuck(
                start.plus(Duration.ofMinutes(7)),
                CloudPcStatus.of("deprovisioning"),
                Duration.ofMinutes(7),
                "service-a",
                "client-a"));
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void livesThroughMinutesWithoutAnyAnswer() {
    ScriptedTenant.Reading[] answers =
        Collections.nCopies(12, fails(Kind.NO_NETWORK)).toArray(ScriptedTenant.Reading[]::new);
    answers[0] = shows("a", "inGracePeriod");
    answers[11] = gone();
    bench.tenant.reads("a", answers);

    assertThat(bench.run("a")).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.path()).containsExactly("Checking", "Sent", "Accepted", "Deprovisioned");
  }

  @Test
  void saysHonestlyThatItCouldNotBeReadWhenTheServiceStaysOutOfReach() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), fails(Kind.NO_NETWORK));

    assertThat(bench.run("a")).singleElement().isInstanceOfSatisfying(
        Stuck.class,
        stuck -> {
          assertThat(stuck.shown()).isEqualTo(CloudPcStatus.UNREPORTED);
          assertThat(stuck.waited())
              .isGreaterThanOrEqualTo(Rules.DEFAULT.stuckAfter().plus(Follower.LAST_LOOK_PATIENCE));
        });
  }

  @Test
  void looksOnceMoreWhenTheComputerSleptPastTheDeadlineAndWakesWithoutNetwork() {
    ScriptedTenant.Reading sleeps =
        () -> {
          bench.time.advance(Duration.ofHours(8));
          return fails(Kind.NO_NETWORK).read();
        };
    bench.tenant.reads("a", shows("a", "inGracePeriod"), sleeps, fails(Kind.NO_NETWORK), gone());

    assertThat(bench.run("a")).hasOnlyElementsOfType(Deprovisioned.class);
  }

  @Test
  void asksEveryFewSecondsAtFirstAndOnceAMinuteInTheEnd() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"));

    bench.run("a");

    List<Duration> sleeps = bench.time.sleeps();
    assertThat(sleeps.getFirst()).isEqualTo(Duration.ofSeconds(3));
    assertThat(sleeps).allMatch(sleep -> sleep.compareTo(Duration.ofSeconds(60)) <= 0);
    assertThat(bench.tenant.gets.size()).isBetween(60, 80);
  }

  @Test
  void followsManyByOneListAndReadsAloneOnlyWhatTheListLacks() {
    String[] ids = IntStream.range(0, 40).mapToObj("pc-%02d"::formatted).toArray(String[]::new);
    for (String id : ids) {
      ScriptedTenant.Reading[] answers =
          Collections.nCopies(12, shows(id, "deprovisioning")).toArray(ScriptedTenant.Reading[]::new);
      answers[0] = shows(id, "inGracePeriod");
      answers[11] = gone();
      bench.tenant.reads(id, answers);
    }

    assertThat(bench.run(ids)).hasSize(40).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).containsExactly(ids);
    assertThat(bench.tenant.lists).isNotEmpty().containsOnly(Look.FILTER);
    // One to check and one to prove the end; the few that remained at last are read one by one.
    assertThat(bench.tenant.gets).hasSizeLessThan(2 * ids.length + 10 * Look.FEW);
  }

  @Test
  void readsInTurnWhenTheListIsRefused() {
    String[] ids = IntStream.range(0, 45).mapToObj("pc-%02d"::formatted).toArray(String[]::new);
    for (String id : ids) {
      bench.tenant.reads(id, shows(id, "inGracePeriod"), shows(id, "notProvisioned"));
    }
    for (int i = 0; i < 10; i++) {
      bench.tenant.nextListFails(Kind.BAD_REQUEST);
    }

    assertThat(bench.run(ids)).hasSize(45).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.gets).hasSize(90);
  }

  @Test
  void doesNotReadOneByOneWhileTheListSaysThatTheServiceIsOutOfReach() {
    String[] ids = IntStream.range(0, 25).mapToObj("pc-%02d"::formatted).toArray(String[]::new);
    for (String id : ids) {
      bench.tenant.reads(id, shows(id, "inGracePeriod"), gone());
    }
    bench.tenant.nextListFails(Kind.NO_NETWORK).nextListFails(Kind.THROTTLED);

    assertThat(bench.run(ids)).hasOnlyElementsOfType(Deprovisioned.class);
    int first = bench.tenant.requests().indexOf("LIST");
    assertThat(bench.tenant.requests().subList(first, first + 3)).containsOnly("LIST");
  }

  @Test
  void oneThatCannotBeReadDoesNotKeepTheOthersWaiting() {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), () -> {
          throw new IllegalStateException("broken");
        })
        .reads("b", shows("b", "inGracePeriod"), fails(Kind.SERVICE_DOWN))
        .reads("c", shows("c", "inGracePeriod"), gone());

    assertThat(bench.run("a", "b", "c"))
        .extracting(state -> state.getClass().getSimpleName())
        .containsExactly("Stuck", "Stuck", "Deprovisioned");
  }

  @Test
  void showsWhatItSeesInTheInventory() {
    bench.inventory.merge(List.of(inGrace("a"), inGrace("b")), bench.time.now());
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), gone())
        .reads("b", shows("b", "inGracePeriod"), shows("b", "notProvisioned"));

    bench.run("a", "b");

    Inventory.Snapshot snapshot = bench.inventory.snapshot();
    assertThat(snapshot.find("a")).isNull();
    assertThat(snapshot.find("b").pc().status().text()).isEqualTo("notProvisioned");
  }

  @Test
  void anAnswerThatTookLongUndoesNothingThatWasAskedForLater() {
    bench.inventory.merge(List.of(inGrace("a")), bench.time.now());
    bench.tenant.reads(
        "a",
        () -> {
          bench.time.advance(Duration.ofSeconds(5));
          bench.inventory.merge(List.of(ScriptedTenant.with("a", "provisioned")), bench.time.now());
          bench.time.advance(Duration.ofSeconds(5));
          return inGrace("a");
        },
        () -> {
          bench.time.advance(Duration.ofSeconds(5));
          bench.inventory.merge(List.of(ScriptedTenant.with("a", "failed")), bench.time.now());
          throw GraphException.of(Kind.NOT_FOUND, "gone").httpStatus(404).build();
        });
    List<String> shown = new ArrayList<>();
    bench.inventory.listen(
        (snapshot, changes) -> shown.add(snapshot.rows().stream().map(row -> row.pc().status().text()).toList() + ""));

    bench.run("a");

    assertThat(shown).containsExactly("[provisioned]", "[failed]");
  }

  @Test
  void aBrokenListenerOfTheInventoryOrTheRunEndsNothing() {
    bench.inventory.listen((snapshot, changes) -> {
      throw new IllegalStateException("broken");
    });
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.plan("a");
    run.listen((source, item) -> {
      throw new IllegalStateException("broken");
    });

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).containsExactly("a");
  }
}
