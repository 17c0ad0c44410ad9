package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.deprovision.ScriptedTenant.fails;
import static org.cloudpcdesk.deprovision.ScriptedTenant.gone;
import static org.cloudpcdesk.deprovision.ScriptedTenant.inGrace;
import static org.cloudpcdesk.deprovision.ScriptedTenant.shows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.deprovision.DeprovisionRun.Terms;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.junit.jupiter.api.Test;

/** A laptop whose lid is shut in the middle of a run: what is not sent waits for the administrator. */
class SleepTest {
  private static final Duration NIGHT = Duration.ofHours(9);
  private static final Terms WINDOW =
      new Terms(Bench.ACTOR, "left the company", "INC-1", false, Duration.ofSeconds(10), null);

  private final Bench bench = new Bench();

  /** Shuts the lid once, when an item first comes into a state. */
  private void shutTheLid(DeprovisionRun run, Class<? extends ItemState> reached, Duration sleep) {
    boolean[] shut = new boolean[1];
    run.listen(
        (source, item) -> {
          if (!shut[0] && reached.isInstance(item.state())) {
            shut[0] = true;
            bench.time.advance(sleep);
          }
        });
  }

  /** The administrator comes back so long after the run was found paused. */
  private void resume(DeprovisionRun run, Duration later) {
    Instant[] seen = new Instant[1];
    bench.time.whenSlept(
        () -> {
          if (seen[0] == null && run.isPausedAfterSleep()) {
            seen[0] = bench.time.now();
          }
          if (seen[0] != null && run.isPaused() && !bench.time.now().isBefore(seen[0].plus(later))) {
            run.resume();
          }
        });
  }

  @Test
  void aCancelWindowDoesNotElapseBehindAShutLid() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.begin(WINDOW, "a");
    Instant begun = bench.time.now();
    shutTheLid(run, Waiting.class, NIGHT);
    resume(run, Duration.ofMinutes(5));

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.sentAt()).isAfterOrEqualTo(begun.plus(NIGHT).plus(Duration.ofMinutes(5)));
    assertThat(bench.tenant.posts).containsExactly("a");
    assertThat(bench.journal.ofRun(run.id()))
        .extracting(entry -> entry.draft().event())
        .containsSubsequence("Waiting", "Waiting", "RunSlept", "RunPaused", "RunResumed", "Checking", "Sent");
  }

  @Test
  void whatIsLeftOfTheCancelWindowRunsOnAfterASleepEvenWhenItIsResumedAtOnce() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.begin(WINDOW, "a");
    Instant begun = bench.time.now();
    shutTheLid(run, Waiting.class, NIGHT);
    resume(run, Duration.ZERO);

    run.execute();

    assertThat(bench.sentAt()).isEqualTo(begun.plus(NIGHT).plusSeconds(10));
  }

  @Test
  void atWhateverMomentTheLidIsShutTheTimeToCancelWasThereBeforeTheRequest() {
    for (int look = 1; look < 120; look++) {
      Bench one = new Bench();
      one.tenant.reads("a", () -> one.tenant.posts.isEmpty() ? inGrace("a") : gone().read());
      DeprovisionRun run = one.begin(WINDOW, "a");
      Instant begun = one.time.now();
      one.time.whenSlept(
          () -> {
            if (run.isPausedAfterSleep()) {
              run.resume();
            }
          });
      one.time.jumpBeforeLook(look, NIGHT);

      run.execute();

      assertThat(Bench.states(run)).as("shut before look %d", look).hasOnlyElementsOfType(Deprovisioned.class);
      assertThat(one.tenant.posts).as("shut before look %d", look).containsExactly("a");
      Duration until = Duration.between(begun, one.sentAt());
      Duration awake = until.compareTo(NIGHT) < 0 ? until : until.minus(NIGHT);
      assertThat(awake).as("shut before look %d", look).isGreaterThanOrEqualTo(WINDOW.cancelWindow());
    }
  }

  @Test
  void secondsThatTheComputerStoodStillDoNotCountAsTimeToCancel() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.begin(WINDOW, "a");
    Instant begun = bench.time.now();
    shutTheLid(run, Waiting.class, Duration.ofSeconds(9));

    run.execute();

    assertThat(run.isPausedAfterSleep()).isFalse();
    assertThat(bench.sentAt()).isEqualTo(begun.plusSeconds(19));
  }

  @Test
  void whatWasNotSentBeforeTheSleepIsReadAgainAfterItAndOnlyThenSent() {
    bench.tenant.places = 1;
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), gone())
        .reads("b", shows("b", "inGracePeriod"), shows("b", "provisioned"));
    DeprovisionRun run = bench.plan("a", "b");
    shutTheLid(run, Accepted.class, NIGHT);
    resume(run, Duration.ofMinutes(1));

    run.execute();

    assertThat(Bench.states(run))
        .satisfiesExactly(
            a -> assertThat(a).isInstanceOf(Deprovisioned.class), b -> assertThat(b).isInstanceOf(Skipped.class));
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void cancelledInsteadOfResumedItSendsNothing() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"));
    DeprovisionRun run = bench.plan("a");
    shutTheLid(run, Checking.class, NIGHT);
    bench.time.whenSlept(
        () -> {
          if (run.isPausedAfterSleep()) {
            run.cancel();
          }
        });

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Skipped.class);
    assertThat(bench.tenant.posts).isEmpty();
  }

  @Test
  void whatWasSentIsVerifiedOnWithoutAnybody() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.plan("a");
    shutTheLid(run, Accepted.class, NIGHT);

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
  }

  @Test
  void theNetworkMayComeBackLateAfterASleep() {
    bench.tenant.reads(
        "a",
        fails(Kind.NO_NETWORK),
        () -> {
          bench.time.advance(NIGHT);
          return fails(Kind.NO_NETWORK).read();
        },
        fails(Kind.NO_NETWORK),
        shows("a", "inGracePeriod"),
        gone());
    DeprovisionRun run = bench.plan("a");
    resume(run, Duration.ofMinutes(1));

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
  }

  @Test
  void aCancelWindowThatIsOverStaysSoWhenTheClockIsSetBack() {
    boolean[] setBack = new boolean[1];
    bench.tenant.reads(
        "a",
        () -> {
          setBack[0] = true;
          bench.time.advance(Duration.ofSeconds(-5));
          return fails(Kind.NO_NETWORK).read();
        },
        shows("a", "inGracePeriod"),
        gone());
    DeprovisionRun run = bench.begin(WINDOW, "a");
    bench.time.whenSlept(
        () -> {
          if (setBack[0]) {
            setBack[0] = false;
            bench.time.advance(Duration.ofSeconds(3));
          }
        });

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void whatWasCheckedBeforeTheClockWasSetBackIsReadAgain() {
    bench.tenant.places = 1;
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), gone())
        .reads("b", shows("b", "inGracePeriod"), shows("b", "provisioned"));
    bench.tenant.answers(
        "a",
        () -> {
          bench.time.advance(Duration.ofMinutes(-10));
          return new CloudPcActions.Accepted(bench.time.now(), null, "service-a", "client-a");
        });
    DeprovisionRun run = bench.plan("a", "b");

    run.execute();

    assertThat(Bench.states(run))
        .satisfiesExactly(
            a -> assertThat(a).isInstanceOf(Deprovisioned.class), b -> assertThat(b).isInstanceOf(Skipped.class));
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void aDryRunHasNothingToWaitFor() {
    ScriptedTenant.Reading sleeps =
        () -> {
          bench.time.advance(NIGHT);
          return inGrace("a");
        };
    bench.tenant.reads("a", sleeps, shows("a", "inGracePeriod")).reads("b", shows("b", "inGracePeriod"));
    DeprovisionRun run = bench.begin(new Terms(Bench.ACTOR, "", "", true, Duration.ZERO, null), "a", "b");

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(WouldSend.class);
  }

  /** Sets the clock back by hours in the first wait after an item came into a state. */
  private void setBack(DeprovisionRun run, Class<? extends ItemState> reached) {
    boolean[] seen = new boolean[2];
    run.listen((source, item) -> seen[0] |= reached.isInstance(item.state()));
    bench.time.whenSlept(
        () -> {
          if (seen[0] && !seen[1]) {
            seen[1] = true;
            bench.time.advance(Duration.ofHours(-3));
          }
        });
  }

  @Test
  void whatWasSentIsLookedAtAsOftenWhenTheClockIsSetBack() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "inGracePeriod"), shows("a", "deprovisioning"), gone());
    DeprovisionRun run = bench.begin(Bench.terms(), "a");
    setBack(run, Deprovisioning.class);

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.time.slept()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void theTimeToCancelIsNotLongerWhenTheClockIsSetBack() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.begin(WINDOW, "a");
    List<Instant> ends = new ArrayList<>();
    run.listen(
        (source, item) -> {
          if (item.state() instanceof Waiting waiting) {
            ends.add(waiting.until());
          }
        });
    setBack(run, Waiting.class);

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.time.slept()).isBetween(Duration.ofSeconds(10), Duration.ofMinutes(1));
    assertThat(Duration.between(ends.getFirst(), ends.getLast()))
        .isBetween(Duration.ofHours(-3), Duration.ofHours(-3).plusSeconds(2));
  }

  @Test
  void theServiceIsWaitedForNoLongerWhenTheClockIsSetBack() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "inGracePeriod"), gone());
    bench.tenant.answers(
        "a",
        () -> {
          bench.tenant.answers("a", () -> new CloudPcActions.Accepted(bench.time.now(), null, "service-a", "client-a"));
          throw ScriptedTenant.error(Kind.THROTTLED, Delivery.REFUSED);
        });
    DeprovisionRun run = bench.begin(Bench.terms(), "a");
    setBack(run, ItemState.Sent.class);

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.time.slept()).isLessThan(Duration.ofMinutes(1));
  }
}
