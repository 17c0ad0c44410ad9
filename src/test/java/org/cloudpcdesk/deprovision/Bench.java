package org.cloudpcdesk.deprovision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpcdesk.deprovision.Deprovisioner.WriteAccess;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.platform.SimulatedTime;

/** What the tests of the engine work with: a scripted tenant, a held clock, an inventory, and a log of all states. */
final class Bench {
  final SimulatedTime time = SimulatedTime.start();
  final ScriptedTenant tenant = new ScriptedTenant(time);
  final Inventory inventory = new Inventory();
  final List<ItemState> heard = new ArrayList<>();
  WriteAccess access = () -> {};
  Rules rules = Rules.DEFAULT;
  private Deprovisioner deprovisioner;

  Deprovisioner deprovisioner() {
    if (deprovisioner == null) {
      WriteAccess current = this::ensure;
      deprovisioner = new Deprovisioner(tenant, tenant, current, inventory, time, rules);
    }
    return deprovisioner;
  }

  private void ensure() throws GraphException {
    access.ensure();
  }

  static List<Target> targets(String... ids) {
    return Stream.of(ids).map(ScriptedTenant::inGrace).map(Target::of).toList();
  }

  /** Plans a run for Cloud PCs that were in grace when they were chosen. */
  DeprovisionRun plan(String... ids) {
    DeprovisionRun run = deprovisioner().plan(targets(ids));
    run.listen((source, item) -> heard.add(item.state()));
    return run;
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

  /** The kinds of all states heard, in order. */
  List<String> path() {
    return heard.stream().map(state -> state.getClass().getSimpleName()).toList();
  }
}
