package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.cloudpcdesk.deprovision.ScriptedTenant.error;
import static org.cloudpcdesk.deprovision.ScriptedTenant.gone;
import static org.cloudpcdesk.deprovision.ScriptedTenant.inGrace;
import static org.cloudpcdesk.deprovision.ScriptedTenant.shows;

import java.time.Instant;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that is cancelled or interrupted: nothing more is sent, and every state stays honest. */
class CancellingTest {
  private static final Reason CANCELLED = new Reason.Cancelled();

  private final Bench bench = new Bench();

  @AfterEach
  void clearTheInterruptFlag() {
    Thread.interrupted();
  }

  @Test
  void skipsWhatWasNotSentAndFollowsWhatWas() {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), shows("a", "deprovisioning"), gone())
        .reads("b", shows("b", "inGracePeriod"));
    bench.tenant.places = 1;
    DeprovisionRun run = bench.plan("a", "b");
    cancelWhen(run, Accepted.class);

    run.execute();

    assertThat(Bench.states(run)).satisfiesExactly(
        a -> assertThat(a).isInstanceOf(Deprovisioned.class),
        b -> assertThat(((Skipped) b).reason()).isEqualTo(CANCELLED));
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void sendsNothingWhenCancelledWhileTheTargetIsBeingRead() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"));
    DeprovisionRun run = bench.plan("a", "b");
    cancelWhen(run, Checking.class);

    run.execute();

    assertThat(Bench.states(run)).allSatisfy(state -> assertThat(((Skipped) state).reason()).isEqualTo(CANCELLED));
    assertThat(bench.tenant.posts).isEmpty();
  }

  @Test
  void followsOnWhenCancelledWhileTheRequestIsUnderWay() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.plan("a");
    bench.tenant.answers(
        "a",
        () -> {
          run.cancel();
          return new CloudPcActions.Accepted(bench.time.now(), null, "service-a", "client-a");
        });

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void endsAtOnceWhenItWasNotExecutedYetAndGivesTheCloudPcsBack() {
    DeprovisionRun run = bench.plan("a");
    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ALREADY_RUNNING);

    run.cancel();

    assertThat(run.isFinished()).isTrue();
    assertThat(bench.path()).containsExactly("Skipped");
    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ELIGIBLE);
    run.execute();
    assertThat(bench.tenant.gets).isEmpty();
  }

  @Test
  void cancellingDuringTheQuestionForPermissionSendsNothingWhateverTheAnswer() {
    DeprovisionRun run = bench.plan("a");
    bench.access = run::cancel;

    run.execute();

    assertThat(Bench.states(run)).allSatisfy(state -> assertThat(((Skipped) state).reason()).isEqualTo(CANCELLED));

    DeprovisionRun other = bench.plan("b");
    bench.access =
        () -> {
          other.cancel();
          throw error(Kind.CANCELLED, Delivery.NOT_SENT);
        };
    other.execute();

    assertThat(Bench.states(other)).allSatisfy(state -> assertThat(((Skipped) state).reason()).isEqualTo(CANCELLED));
    assertThat(bench.tenant.gets).isEmpty();
  }

  @Test
  void aCancelShowsWithinASecondWhileTheRunWaitsForTheNetwork() {
    Instant[] cancelled = new Instant[1];
    Instant[] skipped = new Instant[1];
    bench.tenant.places = 1;
    DeprovisionRun run = bench.plan("a", "b");
    ScriptedTenant.Reading cancels =
        () -> {
          cancelled[0] = bench.time.now();
          run.cancel();
          throw error(Kind.NO_NETWORK, Delivery.REFUSED);
        };
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), cancels, gone())
        .reads("b", shows("b", "inGracePeriod"))
        .refuses("a", Kind.NO_NETWORK, Delivery.UNKNOWN);
    run.listen((source, item) -> {
      if (item.state() instanceof Skipped) {
        skipped[0] = bench.time.now();
      }
    });

    run.execute();

    assertThat(skipped[0]).isBetween(cancelled[0], cancelled[0].plusSeconds(1));
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void mayBeExecutedOnlyOnce() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.plan("a");
    run.execute();

    assertThatIllegalStateException().isThrownBy(run::execute);
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void anInterruptedRequestWithoutAnAnswerIsUnknownAndNothingMoreIsSent() {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"))
        .reads("b", shows("b", "inGracePeriod"))
        .answers("a", () -> {
          Thread.currentThread().interrupt();
          throw error(Kind.CANCELLED, Delivery.UNKNOWN);
        });
    bench.tenant.places = 1;

    assertThat(bench.run("a", "b"))
        .satisfiesExactly(
            a -> assertThat(a).isInstanceOf(Unknown.class), b -> assertThat(b).isInstanceOf(Checking.class));
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void anInterruptedRequestThatWasNotSentWaitsForTheNextStart() throws Exception {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"))
        .refuses("a", Kind.CANCELLED, Delivery.NOT_SENT);

    assertThat(bench.run("a")).hasOnlyElementsOfType(Checking.class);
    assertThat(bench.deprovisioner().unfinished()).singleElement().satisfies(
        left -> assertThat(left.unsent()).extracting(item -> item.target().id()).containsExactly("a"));
    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ELIGIBLE);
  }

  @Test
  void anInterruptionDuringTheCheckSendsNothing() {
    bench.tenant.reads("a", () -> {
      throw error(Kind.CANCELLED, Delivery.UNKNOWN);
    });
    bench.tenant.reads("b", () -> {
      Thread.currentThread().interrupt();
      return inGrace("b");
    });

    assertThat(bench.run("a")).hasOnlyElementsOfType(Checking.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(bench.run("b")).hasOnlyElementsOfType(Checking.class);
    assertThat(bench.tenant.posts).isEmpty();
  }

  @Test
  void anInterruptedFollowingLeavesWhatWasSeenLastAndKeepsHoldOfIt() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), () -> {
      throw error(Kind.CANCELLED, Delivery.UNKNOWN);
    });

    DeprovisionRun run = bench.plan("a");
    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Accepted.class);
    assertThat(run.isFinished()).isFalse();
    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ALREADY_RUNNING);
  }

  @Test
  void aRefusalStaysARefusalWhenTheReadingAfterItIsInterrupted() {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), () -> {
          throw error(Kind.CANCELLED, Delivery.UNKNOWN);
        })
        .refuses("a", Kind.CONFLICT, Delivery.REFUSED);

    assertThat(bench.run("a")).hasOnlyElementsOfType(ItemState.Failed.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  private static void cancelWhen(DeprovisionRun run, Class<? extends ItemState> reached) {
    run.listen((source, item) -> {
      if (reached.isInstance(item.state())) {
        run.cancel();
      }
    });
  }

  @Test
  void whatWaitsForItsTurnDoesNotLeaveWhenTheRunIsCancelled() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"));
    DeprovisionRun run = bench.plan("a");
    bench.tenant.beforeLeaving = run::cancel;

    run.execute();

    assertThat(bench.tenant.posts).isEmpty();
    assertThat(bench.path()).containsExactly("Checking", "Sent", "Checking", "Skipped");
    assertThat(Bench.states(run)).allSatisfy(state -> assertThat(((Skipped) state).reason()).isEqualTo(CANCELLED));
  }

  @Test
  void whatWaitsForItsTurnIsReadAgainWhenTheRunIsPausedAndResumed() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.plan("a");
    bench.tenant.beforeLeaving =
        () -> {
          bench.tenant.beforeLeaving = () -> {};
          run.pause();
        };
    bench.time.whenSlept(run::resume);

    run.execute();

    assertThat(bench.tenant.requests()).containsExactly("a", "a", "POST a", "a");
    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
  }

  @Test
  void whatWaitsForItsTurnIsLeftToTheNextSessionWhenThisOneIsClosed() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"));
    DeprovisionRun run = bench.plan("a");
    bench.tenant.beforeLeaving = bench.deprovisioner()::close;

    run.execute();

    assertThat(bench.tenant.posts).isEmpty();
    assertThat(bench.deprovisioner().unfinished().getFirst().unsent()).hasSize(1);
  }
}
