package org.cloudpcdesk.app.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.cloudpcdesk.app.terminal.TerminalSession.Intent;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.Refusal;
import org.cloudpcdesk.deprovision.RefusedException;
import org.cloudpcdesk.deprovision.UnfinishedRun;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.store.JournalException;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.deprovision.RefusalWords;
import org.jspecify.annotations.Nullable;

/** One call of {@code deprovision}, from the list of the tenant to the result. Progress goes to {@code err}. */
final class DeprovisionJob {

  /**
   * What was ordered beside the targets.
   *
   * @param tenant the name typed after {@code --confirm}, or null when it was not
   */
  record Order(boolean dryRun, @Nullable String tenant, boolean ceilingAccepted, String reason, String ticket) {

    Intent intent() {
      if (dryRun) {
        return Intent.TRY;
      }
      return tenant == null ? Intent.PLAN : Intent.ACT;
    }

    Confirmation confirmation() {
      Confirmation said = Confirmation.of(reason, ticket).withTypedTenant(tenant == null ? "" : tenant);
      said = ceilingAccepted ? said.withCeilingAccepted() : said;
      return dryRun ? said.asDryRun() : said;
    }
  }

  private final Messages messages = Messages.of(DeprovisionJob.class);
  private final TerminalSession session;
  private final Terminal terminal;
  private final Stop stop;
  private final Order order;
  private final PrintWriter err;

  DeprovisionJob(TerminalSession session, Terminal terminal, Stop stop, Order order, PrintWriter err) {
    this.session = session;
    this.terminal = terminal;
    this.stop = stop;
    this.order = order;
    this.err = err;
  }

  /** @throws GraphException when the list of the tenant cannot be read; nothing was sent then */
  DeprovisionOutcome run(Targets targets) throws GraphException {
    err.println(messages.text("deprovision.reading", session.account().tenantName(), session.account().username()));
    Targets.Meant meant = targets.in(session.read(), terminal.time().now());
    Deprovisioner engine = session.deprovisioner(order.intent());
    List<UnfinishedRun> left = left(engine);
    DeprovisionPlan plan = engine.prepare(meant.cloudPcs());
    DeprovisionOutcome planned = DeprovisionOutcome.planned(plan, meant.lines());
    if (order.intent() == Intent.PLAN) {
      return planned;
    }
    try {
      return work(engine, left, planned);
    } catch (RefusedException refused) {
      err.println(new RefusalWords().why(refused.refusal()));
      return planned.refusedBy(refused.refusal());
    }
  }

  /** Tells what earlier runs left behind, whether or not this call has anything to do with it. */
  private List<UnfinishedRun> left(Deprovisioner engine) {
    try {
      List<UnfinishedRun> left = engine.unfinished();
      left.forEach(
          run -> err.println(messages.text("deprovision.left", run.id(), run.inMotion().size(), run.unsent().size())));
      return left;
    } catch (JournalException unreadable) {
      // Who is to act is refused with the same reason in a moment.
      err.println(unreadable.sentence());
      return List.of();
    }
  }

  private DeprovisionOutcome work(Deprovisioner engine, List<UnfinishedRun> left, DeprovisionOutcome planned) throws RefusedException {
    DeprovisionPlan plan = planned.plan();
    if (order.intent() == Intent.ACT && !plan.actor().isTenantNamedBy(String.valueOf(order.tenant()))) {
      // The window asks for the name from some number on; a command line is typed into the wrong place more easily.
      throw new RefusedException(new Refusal.TenantNotTyped(plan.actor().tenantName()));
    }
    DeprovisionRun run = engine.start(plan, order.confirmation());
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("follow-", 0).factory())) {
      List<DeprovisionRun> followed = order.dryRun() ? List.of() : followOn(engine, left, threads);
      stop.arm(
          () -> {
            run.cancel();
            engine.close();
          },
          run);
      try (RunProgress _ = new RunProgress(run, err, terminal.time())) {
        run.listen(new SleepEnds());
        run.execute();
      }
      threads.shutdown();
      stop.await(threads);
      return planned.ended(run, followed, stop.isAsked());
    }
  }

  /** What an earlier start sent is followed to its end beside this run. */
  private List<DeprovisionRun> followOn(Deprovisioner engine, List<UnfinishedRun> left, ExecutorService threads)
      throws RefusedException {
    List<DeprovisionRun> followed = new ArrayList<>();
    for (UnfinishedRun unfinished : left) {
      if (!unfinished.inMotion().isEmpty()) {
        DeprovisionRun run = engine.followOn(unfinished);
        followed.add(run);
        threads.execute(run::execute);
      }
    }
    return followed;
  }
}
