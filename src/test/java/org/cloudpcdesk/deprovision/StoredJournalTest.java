package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cloudpcdesk.deprovision.ScriptedTenant.gone;
import static org.cloudpcdesk.deprovision.ScriptedTenant.shows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.FullDisk;
import org.cloudpcdesk.store.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with a journal on disk: kept, on a full disk, locked by another program, and held by another process. */
class StoredJournalTest {
  private final Bench bench = new Bench();

  @TempDir private Path folder;

  private String refusal() {
    Refusal refusal =
        catchThrowableOfType(
                RefusedException.class, () -> bench.deprovisioner().begin(Bench.targets("a"), Bench.terms()))
            .refusal();
    return ((Refusal.NoJournal) refusal).why();
  }

  @Test
  void keepsARunAndItsChainHolds() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    try (Journal journal = Journal.open(folder, bench.time::now);
        ActionLock lock = ActionLock.of(folder)) {
      bench.journal = RunJournal.in(journal, lock);
      DeprovisionRun run = bench.plan("a");
      run.execute();
      assertThat(Bench.states(run)).hasOnlyElementsOfType(Deprovisioned.class);
    }

    try (Journal journal = Journal.open(folder, bench.time::now)) {
      assertThat(journal.verify()).isEqualTo(new Journal.Verification.Holds(7));
      assertThat(journal.latestOfItems("tenant-1")).singleElement().satisfies(
          entry -> assertThat(Drafts.item(entry).state()).isEqualTo(bench.heard.getLast()));
      assertThat(journal.latestOfItems("another")).isEmpty();
    }
  }

  @Test
  void sendsNothingWhileAnotherProgramLocksTheDatabase() throws Exception {
    try (Journal journal = Journal.open(folder, bench.time::now);
        ActionLock lock = ActionLock.of(folder);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = other.createStatement()) {
      bench.journal = RunJournal.in(journal, lock);
      statement.execute("begin immediate");

      assertThat(refusal()).contains("another program holds it").contains("Nothing is sent without a journal");
      statement.execute("rollback");
      assertThat(Bench.states(bench.plan("a"))).hasSize(1);
    }
    assertThat(bench.tenant.requests()).isEmpty();
  }

  /** So many that what is written of them does not fit into the pages there are. */
  private static final String[] MANY = IntStream.range(0, 60).mapToObj("pc-%02d"::formatted).toArray(String[]::new);

  @Test
  void onAFullDiskNoRunIsBegunAndNothingIsAsked() throws Exception {
    try (Journal journal = Journal.open(folder, bench.time::now);
        ActionLock lock = ActionLock.of(folder)) {
      bench.journal = RunJournal.in(journal, lock);
      FullDisk.under(journal);

      Refusal refusal =
          catchThrowableOfType(
                  RefusedException.class,
                  () -> bench.deprovisioner().begin(Bench.targets(MANY), Bench.terms()))
              .refusal();

      assertThat(((Refusal.NoJournal) refusal).why())
          .contains("the disk is full", "free some space", "Nothing is sent without a journal");
      assertThat(journal.entries(Instant.EPOCH)).isEmpty();
      FullDisk.cleared(journal);
      assertThat(Bench.states(bench.plan(MANY))).hasOnlyElementsOfType(ItemState.Planned.class);
    }
    assertThat(bench.tenant.requests()).isEmpty();
  }

  @Test
  void aDiskThatIsFullBeforeAnythingIsAnnouncedLetsNothingLeave() throws Exception {
    Stream.of(MANY).forEach(id -> bench.tenant.reads(id, shows(id, "inGracePeriod")));
    try (Journal journal = Journal.open(folder, bench.time::now);
        ActionLock lock = ActionLock.of(folder)) {
      bench.journal = RunJournal.in(journal, lock);
      DeprovisionRun run = bench.plan(MANY);
      FullDisk.under(journal);

      run.execute();

      assertThat(Bench.states(run)).allSatisfy(
          state -> assertThat(((ItemState.Skipped) state).reason())
              .isInstanceOfSatisfying(
                  ItemState.Reason.NoJournal.class, none -> assertThat(none.why()).contains("the disk is full")));
      assertThat(run.journalTrouble()).hasValueSatisfying(why -> assertThat(why).contains("the disk is full"));
      assertThat(journal.verify()).isInstanceOf(Journal.Verification.Holds.class);
    }
    assertThat(bench.tenant.posts).isEmpty();
  }

  @Test
  void mayLookButNotActWhileAnotherProcessDoes() throws Exception {
    try (Journal journal = Journal.open(folder, bench.time::now);
        ActionLock held = ActionLock.of(folder);
        ActionLock second = ActionLock.of(folder)) {
      bench.journal = RunJournal.in(journal, second);

      assertThat(held.isHeld()).isTrue();
      assertThat(refusal()).contains("this one can only look");
      assertThat(bench.deprovisioner().unfinished()).isEmpty();
      assertThat(journal.verify()).isEqualTo(new Journal.Verification.Holds(0));
    }
  }

  @Test
  void whatAnotherProcessIsAtIsNotCalledLeftBehindAndNotPlannedTwice() throws Exception {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), () -> {
      throw ScriptedTenant.error(Kind.CANCELLED, Delivery.UNKNOWN);
    });
    try (Journal journal = Journal.open(folder, bench.time::now)) {
      ActionLock held = ActionLock.of(folder);
      bench.journal = RunJournal.in(journal, held);
      bench.plan("a").execute();
      assertThat(Thread.interrupted()).isTrue();

      Bench other = new Bench();
      other.journal = RunJournal.in(journal, ActionLock.of(folder));
      assertThat(other.deprovisioner().unfinished()).isEmpty();
      assertThat(other.deprovisioner().eligibility(ScriptedTenant.inGrace("a"))).isEqualTo(Eligibility.ALREADY_RUNNING);
      held.close();

      Bench next = new Bench();
      next.journal = RunJournal.in(journal, ActionLock.of(folder));
      assertThat(next.deprovisioner().unfinished()).hasSize(1);
    }
  }
}
