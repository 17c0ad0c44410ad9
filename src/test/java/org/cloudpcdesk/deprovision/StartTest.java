package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cloudpcdesk.deprovision.ScriptedTenant.gone;
import static org.cloudpcdesk.deprovision.ScriptedTenant.inGrace;
import static org.cloudpcdesk.deprovision.ScriptedTenant.shows;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.DeprovisionRun.Listener;
import org.cloudpcdesk.deprovision.DeprovisionRun.Terms;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalException;
import org.junit.jupiter.api.Test;

/** From a confirmed plan to the first request: refusals, the cancel window, pause, dry run, journal and retry. */
class StartTest {
  private final Bench bench = new Bench();

  private DeprovisionRun start(Confirmation said, String... ids) throws RefusedException {
    Deprovisioner desk = bench.deprovisioner();
    DeprovisionRun run = desk.start(desk.prepareTargets(Bench.targets(ids)), said);
    run.listen((source, item) -> bench.heard.add(item.state()));
    return run;
  }

  private static Confirmation said() {
    return Confirmation.of("left", "INC-1");
  }

  private static Refusal refusal(ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call).refusal();
  }

  /** The program after it was started again, or the account after it signed in again. */
  private Bench next() {
    Bench next = new Bench();
    next.journal = bench.journal;
    return next;
  }

  private void both() {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), gone())
        .reads("b", shows("b", "inGracePeriod"), gone());
  }

  @Test
  void keepsTheSafetyRulesBelowTheWindow() {
    String[] eleven = new String[11];
    Arrays.setAll(eleven, i -> "pc-" + i);

    assertThat(refusal(() -> start(said(), eleven))).isEqualTo(new Refusal.TenantNotTyped("contoso.example"));
    assertThat(bench.deprovisioner().runs()).isEmpty();
  }

  @Test
  void refusesAPlanOfAnotherTenantOrOfLooserRules() {
    Actor other = new Actor("t2", "fabrikam.example", "admin", false);
    List<Target> one = Bench.targets("a");
    DeprovisionPlan foreign = new DeprovisionPlan(other, one, List.of(), Rules.DEFAULT, null);
    bench.rules = Rules.READ_ONLY;
    DeprovisionPlan loose = new DeprovisionPlan(Bench.ACTOR, one, List.of(), Rules.DEFAULT, null);

    assertThat(refusal(() -> bench.deprovisioner().start(foreign, said()))).isEqualTo(new Refusal.OtherTenant());
    assertThat(refusal(() -> bench.deprovisioner().start(loose, said()))).isEqualTo(new Refusal.ReadOnly());
  }

  @Test
  void waitsTenSecondsBeforeItReadsOrSendsAnything() throws Exception {
    both();
    Instant start = bench.time.now();
    Instant[] checked = new Instant[1];
    DeprovisionRun run = start(said(), "a", "b");
    run.listen((source, item) -> {
      if (item.state() instanceof ItemState.Checking && checked[0] == null) {
        checked[0] = bench.time.now();
      }
    });

    run.execute();

    assertThat(bench.heard.getFirst()).isEqualTo(new Waiting(start, start.plusSeconds(10)));
    assertThat(checked[0]).isEqualTo(start.plusSeconds(10));
    assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
  }

  @Test
  void aCancelInTheWindowSendsNothing() throws Exception {
    DeprovisionRun run = start(said(), "a", "b");
    run.listen((source, item) -> run.cancel());

    run.execute();

    assertThat(Bench.states(run))
        .hasSize(2)
        .allSatisfy(state -> assertThat(((Skipped) state).reason()).isEqualTo(new Reason.Cancelled()));
    assertThat(bench.tenant.requests()).isEmpty();
    assertThat(events(run)).endsWith("RunCancelled", "Skipped", "Skipped", "RunFinished");
  }

  @Test
  void aPausedRunSendsNothingAndReadsAgainAfterwards() throws Exception {
    both();
    bench.tenant.places = 1;
    DeprovisionRun run = start(said(), "a", "b");
    List<Boolean> told = new ArrayList<>();
    run.listen(
        new Listener() {
          @Override
          public void changed(DeprovisionRun source, Item item) {
            if (item.state() instanceof Accepted && item.target().id().equals("a")) {
              run.pause();
            }
            if (item.state() instanceof Deprovisioned && item.target().id().equals("a")) {
              assertThat(bench.tenant.posts).containsExactly("a");
              run.resume();
            }
          }

          @Override
          public void steered(DeprovisionRun source) {
            told.add(source.isPaused());
          }
        });

    run.execute();

    assertThat(told).containsExactly(true, false);
    assertThat(Bench.states(run)).first().isInstanceOf(Deprovisioned.class);
    assertThat(bench.tenant.requests()).containsSubsequence("b", "POST a", "a", "b");
    assertThat(events(run)).containsSubsequence("RunPaused", "RunResumed");
  }

  @Test
  void aDryRunReadsEverythingAsksForNoPermissionAndSendsNothing() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod")).reads("b", shows("b", "provisioned"));
    bench.access =
        () -> {
          throw ScriptedTenant.error(Kind.CONSENT_MISSING, Delivery.NOT_SENT);
        };
    DeprovisionRun run = start(said().asDryRun(), "a", "b");

    run.execute();

    assertThat(Bench.states(run))
        .satisfiesExactly(
            a -> assertThat(a).isInstanceOf(WouldSend.class), b -> assertThat(b).isInstanceOf(Skipped.class));
    assertThat(bench.tenant.requests()).containsExactly("a", "b");
    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ELIGIBLE);
  }

  @Test
  void checksAgainWhatWasCheckedTooLongAgo() throws Exception {
    bench.time.stayAwake();
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), gone())
        .reads(
            "b",
            () -> {
              // The batch takes so long that the reading of "a" is old when it comes.
              bench.time.advance(Sender.RECENT.plusSeconds(1));
              return inGrace("b");
            },
            shows("b", "provisioned"));
    DeprovisionRun run = start(said(), "a", "b");

    run.execute();

    assertThat(bench.tenant.posts).isEmpty();
    assertThat(Bench.states(run)).hasOnlyElementsOfType(Skipped.class);
  }

  @Test
  void announcesEachActBeforeItAndTellsTheOutcomeAfterIt() throws Exception {
    List<String> atThePost = new ArrayList<>();
    DeprovisionRun[] run = new DeprovisionRun[1];
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), shows("a", "deprovisioning"), gone())
        .answers(
            "a",
            () -> {
              atThePost.addAll(events(run[0]));
              return new CloudPcActions.Accepted(bench.time.now(), null, "service", "client");
            });
    run[0] = start(said(), "a");
    assertThat(events(run[0])).containsExactly("RunPlanned", "Planned");

    run[0].execute();

    assertThat(atThePost).containsExactly("RunPlanned", "Planned", "Waiting", "Checking", "Sent");
    assertThat(events(run[0]))
        .containsExactly(
            "RunPlanned",
            "Planned",
            "Waiting",
            "Checking",
            "Sent",
            "Accepted",
            "Deprovisioning",
            "Deprovisioned",
            "RunFinished");
    JournalEntry.Draft accepted = bench.journal.ofRun(run[0].id()).get(5).draft();
    assertThat(accepted.tenantId()).isEqualTo("tenant-1");
    assertThat(accepted.account()).isEqualTo("admin@contoso.example");
    assertThat(accepted.reason()).isEqualTo("left");
    assertThat(accepted.ticket()).isEqualTo("INC-1");
    assertThat(accepted.requestId()).isEqualTo("service");
    assertThat(accepted.clientRequestId()).isEqualTo("client");
    assertThat(TargetJson.read(accepted.target())).isEqualTo(Bench.targets("a").getFirst());
  }

  @Test
  void withoutAJournalNoRunIsBegun() {
    ChaosJournal journal = new ChaosJournal();
    journal.writesUntilFull = 0;
    bench.journal = journal;

    assertThat(refusal(() -> start(said(), "a"))).isEqualTo(new Refusal.NoJournal("The disk is full"));
    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ELIGIBLE);
  }

  @Test
  void aJournalThatFailsInTheMiddleStopsSendingAndWhatWasSentIsFollowed() throws Exception {
    both();
    bench.tenant.places = 1;
    ChaosJournal journal = new ChaosJournal();
    bench.journal = journal;
    DeprovisionRun run = start(said(), "a", "b");
    run.listen((source, item) -> {
      if (item.state() instanceof ItemState.Sent) {
        journal.writesUntilFull = 0;
      }
    });

    run.execute();

    assertThat(Bench.states(run))
        .satisfiesExactly(
            a -> assertThat(a).isInstanceOf(Deprovisioned.class),
            b -> assertThat(((Skipped) b).reason()).isEqualTo(new Reason.NoJournal("The disk is full")));
    assertThat(bench.tenant.posts).containsExactly("a");
    assertThat(run.journalTrouble()).contains("The disk is full");
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenWhenTheJournalWorksAgain() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), shows("a", "deprovisioning"), gone());
    ChaosJournal journal = new ChaosJournal();
    bench.journal = journal;
    DeprovisionRun run = start(said(), "a");
    run.listen((source, item) -> {
      if (item.state() instanceof ItemState.Sent) {
        journal.writesUntilFull = 0;
      }
      if (item.state() instanceof ItemState.Deprovisioning) {
        journal.writesUntilFull = Integer.MAX_VALUE;
      }
    });

    run.execute();

    assertThat(events(run))
        .endsWith("Sent", "Accepted", "Deprovisioning", "Deprovisioned", "RunFinished")
        .doesNotHaveDuplicates();
  }

  @Test
  void triesAgainWhatFailedAsANewRunThatNamesTheOldOne() throws Exception {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), gone())
        .reads("b", shows("b", "inGracePeriod"))
        .refuses("b", Kind.ROLE_MISSING, Delivery.REFUSED);
    DeprovisionRun first = start(said(), "a", "b");
    first.execute();
    assertThat(Bench.states(first).getLast()).isInstanceOf(Failed.class);

    DeprovisionPlan again = bench.deprovisioner().prepareRetry(first);
    DeprovisionRun second = bench.deprovisioner().start(again, said());

    assertThat(again.willEnd()).extracting(Target::id).containsExactly("b");
    assertThat(second.terms().formerRun()).isEqualTo(first.id());
    assertThat(Drafts.terms(bench.journal.ofRun(second.id()).getFirst())).isEqualTo(second.terms());
  }

  @Test
  void holdsWhatAnEarlierStartSentUntilItsEndIsSeen() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), () -> {
      throw ScriptedTenant.error(Kind.CANCELLED, Delivery.UNKNOWN);
    });
    start(said(), "a").execute();
    assertThat(Thread.interrupted()).isTrue();
    Bench next = new Bench();
    next.journal = bench.journal;
    next.tenant.reads("a", shows("a", "inGracePeriod"), gone());

    DeprovisionRun blind = next.begin(Bench.terms(), "a");
    assertThat(Bench.states(blind)).allSatisfy(
        state -> assertThat(((Skipped) state).reason()).isEqualTo(new Reason.AlreadyRunning()));

    UnfinishedRun left = next.deprovisioner().unfinished().getFirst();
    DeprovisionRun followed = next.deprovisioner().followOn(left);
    followed.execute();
    assertThat(followed.id()).isEqualTo(left.id());
    assertThat(Bench.states(followed)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(next.tenant.posts).isEmpty();
    assertThat(next.deprovisioner().unfinished()).isEmpty();
    assertThat(next.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ELIGIBLE);
    assertThatIllegalArgumentException().isThrownBy(
        () -> next.deprovisioner().followOn(new UnfinishedRun("run-x", Bench.terms(), List.of())));
  }

  @Test
  void takesOverOrDropsWhatAnInterruptedRunDidNotSend() throws Exception {
    Terms terms = new Terms(Bench.ACTOR, "", "", false, Duration.ofMinutes(1), null);
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.begin(terms, "a", "b");
    run.listen((source, item) -> Thread.currentThread().interrupt());
    run.execute();
    assertThat(Thread.interrupted()).isTrue();
    Deprovisioner desk = bench.deprovisioner();
    UnfinishedRun left = desk.unfinished().getFirst();
    assertThat(left.terms()).isEqualTo(terms);
    assertThat(left.unsent()).hasSize(2);

    DeprovisionPlan plan = desk.prepareTargets(Bench.targets("a"));
    DeprovisionRun rest =
        desk.start(
            new DeprovisionPlan(plan.actor(), plan.willEnd(), plan.skipped(), plan.rules(), left.id()), said());

    assertThat(desk.unfinished()).isEmpty();
    List<ItemState> given =
        bench.journal.latestOfItems("tenant-1").stream()
            .filter(entry -> entry.draft().runId().equals(left.id()))
            .map(entry -> Drafts.item(entry).state())
            .toList();
    assertThat(given)
        .extracting(state -> ((Skipped) state).reason())
        .containsExactlyInAnyOrder(new Reason.Continued(rest.id()), new Reason.Cancelled());
  }

  @Test
  void aDryRunOfARestTakesNothingOver() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"));
    DeprovisionRun run = bench.begin(Bench.terms(), "a");
    run.listen((source, item) -> Thread.currentThread().interrupt());
    run.execute();
    assertThat(Thread.interrupted()).isTrue();
    Deprovisioner desk = bench.deprovisioner();
    UnfinishedRun left = desk.unfinished().getFirst();

    desk.start(desk.prepareRest(left), said().asDryRun()).execute();

    assertThat(desk.unfinished()).containsExactly(left);
    assertThat(bench.tenant.posts).isEmpty();
  }

  @Test
  void aClosedSessionLeavesWhatItSentToTheNext() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = start(said(), "a");
    run.listen(
        (source, item) -> {
          if (item.state() instanceof Accepted) {
            bench.deprovisioner().close();
          }
        });

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Accepted.class);
    Bench next = next();
    next.tenant.reads("a", gone());
    UnfinishedRun left = next.deprovisioner().unfinished().getFirst();
    assertThat(left.inMotion()).hasSize(1);
    DeprovisionRun followed = next.deprovisioner().followOn(left);
    followed.execute();
    assertThat(Bench.states(followed)).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).hasSize(1);
    assertThat(next.tenant.posts).isEmpty();
  }

  @Test
  void aSignOutInTheCancelWindowLeavesEverythingToTheAdministrator() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = start(said(), "a");
    run.listen(
        (source, item) -> {
          if (item.state() instanceof Waiting) {
            bench.deprovisioner().close();
          }
        });

    run.execute();

    assertThat(Bench.states(run)).hasOnlyElementsOfType(Waiting.class);
    assertThat(bench.tenant.requests()).isEmpty();
    Bench next = next();
    next.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    UnfinishedRun left = next.deprovisioner().unfinished().getFirst();
    assertThat(left.unsent()).hasSize(1);
    next.deprovisioner().start(next.deprovisioner().prepareRest(left), said()).execute();
    assertThat(next.tenant.posts).containsExactly("a");
    assertThat(next.deprovisioner().unfinished()).isEmpty();
  }

  @Test
  void aNewRunTakesOverWhatAnInterruptedOneDidNotSendAndLeavesItsOthers() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone()).reads("b", shows("b", "inGracePeriod"));
    start(said(), "a", "b");
    bench.deprovisioner().close();

    Bench next = next();
    next.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    next.deprovisioner().start(next.deprovisioner().prepareTargets(Bench.targets("a")), said()).execute();

    UnfinishedRun left = next.deprovisioner().unfinished().getFirst();
    assertThat(left.unsent()).extracting(item -> item.target().id()).containsExactly("b");
  }

  private List<String> events(DeprovisionRun run) {
    try {
      return bench.journal.ofRun(run.id()).stream().map(entry -> entry.draft().event()).toList();
    } catch (JournalException failed) {
      throw new UncheckedIOException(failed);
    }
  }


  @Test
  void aSessionThatIsClosedBeginsNothing() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"));
    DeprovisionPlan plan = bench.deprovisioner().prepareTargets(Bench.targets("a"));
    bench.deprovisioner().close();

    assertThatThrownBy(() -> bench.deprovisioner().start(plan, said())).isInstanceOf(RefusedException.class);

    assertThat(bench.tenant.requests()).isEmpty();
    assertThat(bench.deprovisioner().journal(Instant.EPOCH)).isEmpty();
  }

  @Test
  void whatOnlyATrialDidNotReachIsNoRestThatCouldBeSent() throws Exception {
    String[] more = IntStream.rangeClosed(0, Checker.BATCH).mapToObj(i -> "pc-" + i).toArray(String[]::new);
    for (String id : more) {
      bench.tenant.reads(id, shows(id, "inGracePeriod"));
    }
    DeprovisionRun trial = start(said().asDryRun(), more);
    trial.listen((source, item) -> Thread.currentThread().interrupt());
    trial.execute();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(trial.isFinished()).isFalse();

    assertThat(bench.deprovisioner().unfinished()).isEmpty();
  }

  @Test
  void whatIsFollowedIsNotTakenUpASecondTime() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), () -> {
      throw ScriptedTenant.error(Kind.CANCELLED, Delivery.UNKNOWN);
    });
    start(said(), "a").execute();
    assertThat(Thread.interrupted()).isTrue();
    Bench next = new Bench();
    next.journal = bench.journal;
    next.tenant.reads("a", gone());
    UnfinishedRun left = next.deprovisioner().unfinished().getFirst();
    DeprovisionRun followed = next.deprovisioner().followOn(left);
    followed.execute();

    assertThatIllegalArgumentException().isThrownBy(() -> next.deprovisioner().followOn(left));
    next.deprovisioner().drop(left);

    assertThat(next.deprovisioner().runs()).containsExactly(followed);
    assertThat(next.deprovisioner().unfinished()).isEmpty();
  }
}
