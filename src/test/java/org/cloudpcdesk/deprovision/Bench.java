package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudpcdesk.deprovision.DeprovisionRun.Terms;
import org.cloudpcdesk.deprovision.Deprovisioner.WriteAccess;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.store.JournalException;

/** What the tests of the engine work with: a scripted tenant, a held clock, an inventory, and a log of all states. */
final class Bench {
  final SimulatedTime time = SimulatedTime.start();
  final ScriptedTenant tenant = new ScriptedTenant(time);
  final Inventory inventory = new Inventory();
  final List<ItemState> heard = new ArrayList<>();
  static final Actor ACTOR = new Actor("tenant-1", "contoso.example", "admin@contoso.example", false);

  RunJournal journal = RunJournal.inMemory();
  WriteAccess access = () -> {};
  Rules rules = Rules.DEFAULT;
  private Deprovisioner deprovisioner;

  Deprovisioner deprovisioner() {
    if (deprovisioner == null) {
      WriteAccess current = this::ensure;
      deprovisioner =
          new Deprovisioner(
              tenant, tenant, current, inventory, time, rules, journal, ACTOR, SameThreadCrew::new);
    }
    return deprovisioner;
  }

  private void ensure() throws GraphException {
    access.ensure();
  }

  /** What an id was when it was chosen; one in its grace period as it stands in the book. */
  Function<String, Target> chosen = id -> Target.of(ScriptedTenant.inGrace(id));

  static List<Target> targets(String... ids) {
    return Stream.of(ids).map(ScriptedTenant::inGrace).map(Target::of).toList();
  }

  /** No cancel window: what comes after it is tried. */
  static Terms terms() {
    return new Terms(ACTOR, "left the company", "INC-1", false, Duration.ZERO, null);
  }

  /** Begins a run for Cloud PCs that were in grace when they were chosen, past the rules of {@code start}. */
  DeprovisionRun plan(String... ids) {
    DeprovisionRun run = begin(terms(), ids);
    run.listen((source, item) -> heard.add(item.state()));
    return run;
  }

  DeprovisionRun begin(Terms terms, String... ids) {
    try {
      return deprovisioner().begin(Stream.of(ids).map(chosen).toList(), terms);
    } catch (RefusedException refused) {
      throw new AssertionError(refused);
    }
  }

  /** Plans and executes; returns the last states in order. */
  List<ItemState> run(String... ids) {
    DeprovisionRun run = plan(ids);
    run.execute();
    return states(run);
  }

  static List<ItemState> states(DeprovisionRun run) {
    return run.items().stream().map(DeprovisionRun.Item::state).toList();
  }

  /** When the request of the only item was announced, as the journal has it. */
  Instant sentAt() {
    try {
      return journal.entries(Instant.EPOCH).stream()
          .filter(entry -> entry.draft().event().equals("Sent"))
          .map(entry -> Drafts.item(entry).state().at())
          .reduce((first, last) -> last)
          .orElseThrow();
    } catch (JournalException failed) {
      throw new AssertionError(failed);
    }
  }

  /** The kinds of all states heard, in order. */
  List<String> path() {
    return heard.stream().map(state -> state.getClass().getSimpleName()).toList();
  }
}
