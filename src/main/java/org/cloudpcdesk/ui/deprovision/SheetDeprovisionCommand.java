package org.cloudpcdesk.ui.deprovision;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.RefusedException;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.DialogService;
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
  private final Session session;
  private final Tasks tasks;
  private final DialogService dialogs;
  private final Time time;
  private final TimeText times;

  public SheetDeprovisionCommand(Session session, Tasks tasks, DialogService dialogs, Time time, TimeText times) {
    this.session = session;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.time = time;
    this.times = times;
  }

  @Override
  public Verdict verdict(List<String> ids) {
    return Choice.of(session, ids, words).verdict();
  }

  @Override
  public void open(List<String> ids) {
    Choice choice = Choice.of(session, ids, words);
    String why = choice.verdict().why();
    if (why != null) {
      dialogs.notify(messages.text("notPossible"), why);
      return;
    }
    try (DeprovisionSheetViewModel sheet = new DeprovisionSheetViewModel(session, choice, time, times)) {
      if (dialogs.show(DeprovisionSheet.create(sheet)).orElse(false)) {
        begin(sheet.targets());
      }
    }
  }

  private void begin(List<Target> confirmed) {
    Deprovisioner deprovisioner = session.deprovisioner();
    DeprovisionRun run;
    try {
      run = deprovisioner.start(deprovisioner.prepareTargets(confirmed), Confirmation.of("", ""));
    } catch (RefusedException refused) {
      LOG.warn("a run was refused: {}", refused.refusal());
      dialogs.notify(messages.text("notPossible"), messages.text("refused"));
      return;
    }
    try {
      var _ =
          tasks
              .create("deprovision " + run.id(), () -> execute(run))
              .onFailure(error -> failed(run, error))
              .start();
    } catch (RejectedExecutionException closing) {
      // A run that is planned and never executed would hold its Cloud PCs for ever.
      run.cancel();
      failed(run, closing);
    }
  }

  private static String execute(DeprovisionRun run) {
    run.execute();
    return run.id();
  }

  private void failed(DeprovisionRun run, Throwable error) {
    LOG.error("{} broke off", run.id(), error);
    dialogs.error(
        messages.text("broken.what"), messages.text("broken.unchanged"), messages.text("broken.next"), run.id());
  }
}
