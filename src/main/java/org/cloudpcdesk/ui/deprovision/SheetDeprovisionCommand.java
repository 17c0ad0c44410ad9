package org.cloudpcdesk.ui.deprovision;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Refusal;
import org.cloudpcdesk.deprovision.RefusedException;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.deprovision.UnfinishedRun;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.RefreshState;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TimeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "Deprovision...": asks with a {@link DeprovisionSheet} and, when confirmed, begins a run in the background. */
public final class SheetDeprovisionCommand implements DeprovisionCommand {
  private static final Logger LOG = LoggerFactory.getLogger(SheetDeprovisionCommand.class);

  private final Messages messages = Messages.of(SheetDeprovisionCommand.class);
  private final EligibilityWords words = new EligibilityWords();
  private final RefusalWords refusalWords = new RefusalWords();
  private final Session session;
  private final Tasks tasks;
  private final DialogService dialogs;
  private final FileDialogs files;
  private final Time time;
  private final TimeText times;

  public SheetDeprovisionCommand(
      Session session, Tasks tasks, DialogService dialogs, FileDialogs files, Time time, TimeText times) {
    this.session = session;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.files = files;
    this.time = time;
    this.times = times;
  }

  @Override
  public Verdict verdict(List<String> ids) {
    Verdict verdict = Choice.of(session, ids, words).verdict();
    return verdict.enabled()
        ? outOfReach().map(why -> new Verdict(false, why, verdict.eligible())).orElse(verdict)
        : verdict;
  }

  @Override
  public void open(List<String> ids) {
    Choice choice = Choice.of(session, ids, words);
    String why = verdict(ids).why();
    if (why != null) {
      dialogs.notify(messages.text("notPossible"), why);
      return;
    }
    ask(session.deprovisioner().prepare(choice.eligible()), choice.refused());
  }

  @Override
  public void openList() {
    dialogs
        .show(TargetListSheet.create(new TargetListViewModel(session.inventory(), tasks, files)))
        .ifPresent(this::open);
  }

  /** Asks about what an interrupted run did not send. */
  public void openRest(UnfinishedRun interrupted) {
    askAgain(session.deprovisioner().prepareRest(interrupted));
  }

  /** Asks about trying again what failed in a run. */
  public void openRetry(DeprovisionRun ended) {
    askAgain(session.deprovisioner().prepareRetry(ended));
  }

  private void askAgain(DeprovisionPlan plan) {
    Inventory.Snapshot known = session.inventory().snapshot();
    ask(plan, plan.skipped().stream().map(left -> refused(left, known)).toList());
  }

  private Choice.Refused refused(DeprovisionPlan.Left left, Inventory.Snapshot known) {
    Inventory.Row row = known.find(left.target().id());
    CloudPcStatus status = row == null ? CloudPcStatus.UNREPORTED : row.pc().status();
    return new Choice.Refused(
        left.target().device(), left.target().person(), words.why(left.why(), status), words.group(left.why()));
  }

  private void ask(DeprovisionPlan plan, List<Choice.Refused> refused) {
    Optional<String> outOfReach = outOfReach();
    if (outOfReach.isPresent()) {
      dialogs.notify(messages.text("notPossible"), outOfReach.get());
      return;
    }
    if (plan.willEnd().isEmpty()) {
      tell(new Refusal.NothingToDo());
      return;
    }
    try (DeprovisionSheetViewModel sheet = new DeprovisionSheetViewModel(session, plan, refused, time, times)) {
      readSubscriptions(sheet);
      dialogs.show(DeprovisionSheet.create(sheet)).ifPresent(said -> begin(plan, said));
    }
  }

  /** Why the service cannot be asked now; what is stored is never enough to act on. */
  private Optional<String> outOfReach() {
    RefreshState refresh = session.refresher().state();
    if (refresh.phase() == RefreshState.Phase.OFFLINE) {
      return Optional.of(messages.text("refused.offline"));
    }
    GraphException error = refresh.error();
    return error != null && error.kind() == GraphException.Kind.SIGN_IN_AGAIN
        ? Optional.of(messages.text("refused.signedOut"))
        : Optional.empty();
  }

  /** Asks nobody for permission: who has not granted it does without the tenant's stock of licences. */
  private void readSubscriptions(DeprovisionSheetViewModel sheet) {
    tasks
        .create("read the subscriptions", session.directory()::subscribedSkus)
        .onSuccess(sheet::subscriptions)
        .onFailure(notKnown -> LOG.debug("the sheet does without the subscriptions", notKnown))
        .start();
  }

  /** What passes by itself is told in passing; a journal that cannot be written is for somebody to mend. */
  private void tell(Refusal refusal) {
    String why = refusalWords.why(refusal);
    if (refusal instanceof Refusal.NoJournal) {
      dialogs.error(messages.text("noJournal.what"), messages.text("noJournal.unchanged"), why, "");
    } else {
      dialogs.notify(messages.text("notPossible"), why);
    }
  }

  /** In the background from the start, because a run is written to the journal before it begins. */
  private void begin(DeprovisionPlan plan, Confirmation said) {
    try {
      var _ =
          tasks
              .create("deprovision", () -> carryOut(plan, said))
              .onFailure(this::failed)
              .start();
    } catch (RejectedExecutionException closing) {
      failed(closing);
    }
  }

  private String carryOut(DeprovisionPlan plan, Confirmation said) throws RefusedException {
    DeprovisionRun run = session.deprovisioner().start(plan, said);
    if (!said.dryRun()) {
      // The run has them now, and its journal.
      session.inventory().mark(plan.willEnd().stream().map(Target::id).toList(), null);
    }
    try {
      run.execute();
      return run.id();
    } catch (RuntimeException fault) {
      LOG.error("{} broke off", run.id(), fault);
      throw fault;
    }
  }

  private void failed(Throwable error) {
    if (error instanceof RefusedException refused) {
      LOG.warn("a run was refused: {}", refused.refusal());
      tell(refused.refusal());
      return;
    }
    LOG.error("a run could not be carried out", error);
    dialogs.error(messages.text("broken.what"), messages.text("broken.unchanged"), messages.text("broken.next"), "");
  }
}
