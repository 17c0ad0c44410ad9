package org.cloudpcdesk.deprovision;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.Journal;

/** A process of its own that begins a run over everything in grace, to be killed in the middle of it. */
final class CrashChild {
  static final int FACTOR = 240;
  static final Rules RULES = new Rules(false, Duration.ofMinutes(3));

  private CrashChild() {}

  /** @param args Graph's root, the data directory and the beginning of time */
  public static void main(String[] args) throws Exception {
    Time time = new ScaledTime(Instant.parse(args[2]), FACTOR);
    Path data = Path.of(args[1]);
    try (Journal journal = Journal.open(data, time::now);
        ActionLock lock = ActionLock.of(data)) {
      GraphServices graph = graph(URI.create(args[0]), time);
      Deprovisioner desk = desk(graph, time, RunJournal.in(journal, lock));
      List<CloudPc> rows = new ArrayList<>();
      graph.cloudPcs().list(Look.FILTER, page -> rows.addAll(page.rows()));
      DeprovisionPlan plan = desk.prepare(rows);
      DeprovisionRun run =
          desk.start(plan, Confirmation.of("crash", "INC-9").withTypedTenant(Bench.ACTOR.tenantName()));
      System.out.println("begun");
      run.execute();
    }
  }

  static GraphServices graph(URI root, Time time) {
    GraphOptions options =
        new GraphOptions(root, "CloudPcDesk/test", false, Duration.ofSeconds(10), Duration.ofSeconds(10));
    return GraphServices.open(options, (permission, renew) -> "token", time, new SplittableRandom(7));
  }

  static Deprovisioner desk(GraphServices graph, Time time, RunJournal journal) {
    return new Deprovisioner(
        graph.cloudPcs(), graph.actions(), () -> {}, new Inventory(), time, RULES, journal, Bench.ACTOR);
  }
}
