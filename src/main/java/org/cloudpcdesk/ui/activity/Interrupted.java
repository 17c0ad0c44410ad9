package org.cloudpcdesk.ui.activity;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.Refusal;
import org.cloudpcdesk.deprovision.RefusedException;
import org.cloudpcdesk.deprovision.UnfinishedRun;
import org.cloudpcdesk.store.JournalException;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.UiThread;

/**
 * The runs that the program did not see to their end before. What they sent is followed on at once; what they did not
 * send waits here until the administrator plans it again or drops it. Used on the UI thread.
 */
final class Interrupted implements AutoCloseable {
  private final Messages messages = Messages.of(Interrupted.class);
  private final ObservableList<UnfinishedRun> waiting = FXCollections.observableArrayList();
  private final Deprovisioner deprovisioner;
  private final Tasks tasks;
  private final DialogService dialogs;
  private final Runnable unsubscribe;
  private boolean closed;

  Interrupted(Deprovisioner deprovisioner, Tasks tasks, DialogService dialogs) {
    this.deprovisioner = deprovisioner;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.unsubscribe = deprovisioner.listen(run -> UiThread.run(() -> takenOver(run)));
  }

  /** Reads the journal and takes up what is found there. */
  void takeUp() {
    tasks
        .create("find interrupted runs", deprovisioner::unfinished)
        .onSuccess(this::found)
        .onFailure(this::noJournal)
        .start();
  }

  private void found(List<UnfinishedRun> runs) {
    if (closed) {
      return;
    }
    for (UnfinishedRun run : runs) {
      if (!run.unsent().isEmpty()) {
        waiting.add(run);
      }
      if (!run.inMotion().isEmpty()) {
        tasks.create("follow on " + run.id(), () -> followOn(run)).onFailure(this::noJournal).start();
      }
    }
  }

  private String followOn(UnfinishedRun run) throws RefusedException {
    deprovisioner.followOn(run).execute();
    return run.id();
  }

  /** Those of which something was not sent, oldest first; read only. */
  ObservableList<UnfinishedRun> waiting() {
    return waiting;
  }

  /** What is said of the first; empty when there is none. */
  String text() {
    if (waiting.isEmpty()) {
      return "";
    }
    UnfinishedRun first = waiting.getFirst();
    return messages.text("interrupted", first.unsent().size(), first.id());
  }

  /** Gives the first one's rest up. */
  void drop() {
    UnfinishedRun first = waiting.getFirst();
    tasks
        .create(
            "drop the rest of " + first.id(),
            () -> {
              deprovisioner.drop(first);
              return first;
            })
        .onSuccess(waiting::remove)
        .onFailure(this::noJournal)
        .start();
  }

  /** Passes the first one on; it stays here until a run has taken its rest over. */
  void planAgain(Consumer<UnfinishedRun> sheet) {
    sheet.accept(waiting.getFirst());
  }

  private void takenOver(DeprovisionRun run) {
    waiting.removeIf(old -> old.id().equals(run.terms().formerRun()));
  }

  private void noJournal(Throwable failure) {
    String why =
        switch (failure) {
          case JournalException journal -> journal.sentence();
          case RefusedException refused when refused.refusal() instanceof Refusal.NoJournal(String noJournal) ->
              noJournal;
          default -> messages.text("interrupted.fault");
        };
    dialogs.notify(messages.text("interrupted.failed"), why);
  }

  @Override
  public void close() {
    closed = true;
    unsubscribe.run();
  }
}
