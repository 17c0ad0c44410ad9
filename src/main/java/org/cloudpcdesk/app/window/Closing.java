package org.cloudpcdesk.app.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.platform.Tray;
import org.cloudpcdesk.ui.activity.ClosingSheet;
import org.cloudpcdesk.ui.activity.ClosingSheet.Answer;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.UiThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of runs when the window is closed: they go on while it is hidden, or stop safely, or it stays. Used on the
 * UI thread.
 */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  /** An answer that takes longer is left to the next start, which asks what became of it. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** How long the icon stays after the last run, so that what it told can be read and the window be asked back. */
  static final Duration LAST_CALL = Duration.ofSeconds(30);

  private static final Duration GLANCE = Duration.ofMillis(100);

  private enum Phase {
    OPEN,
    HIDDEN,
    STOPPING
  }

  private final Messages messages = Messages.of(Closing.class);
  private final Stage stage;
  private final DialogService dialogs;
  private final Tasks tasks;
  private final Tray tray;
  private final Time time;
  private final Supplier<List<DeprovisionRun>> runs;
  private final Runnable end;
  private Phase phase = Phase.OPEN;

  /**
   * @param runs those of the open session
   * @param end ends the program; called once
   */
  Closing(
      Stage stage,
      DialogService dialogs,
      Tasks tasks,
      Tray tray,
      Time time,
      Supplier<List<DeprovisionRun>> runs,
      Runnable end) {
    this.stage = stage;
    this.dialogs = dialogs;
    this.tasks = tasks;
    this.tray = tray;
    this.time = time;
    this.runs = runs;
    this.end = end;
  }

  /** The administrator wants the window closed. */
  void requested(WindowEvent event) {
    event.consume();
    if (phase == Phase.STOPPING) {
      dialogs.notify(messages.text("stopping.title"), messages.text("stopping.text"));
      return;
    }
    List<DeprovisionRun> unfinished = unfinished();
    if (unfinished.isEmpty()) {
      end.run();
      return;
    }
    // Nothing is sent while the question stands: the answer may be to stop.
    List<DeprovisionRun> held = unfinished.stream().filter(Closing::isSending).toList();
    held.forEach(DeprovisionRun::pause);
    Optional<Answer> answer = dialogs.show(ClosingSheet.create(unfinished.size(), tray.isThere()));
    switch (answer.orElse(Answer.STAY)) {
      case BACKGROUND -> {
        held.forEach(DeprovisionRun::resume);
        goOnHidden();
      }
      case STOP -> stopSafely();
      case STAY -> held.forEach(DeprovisionRun::resume);
    }
  }

  private static boolean isSending(DeprovisionRun run) {
    return !run.isPaused()
        && run.items().stream().anyMatch(item -> !item.state().isFinal() && !item.state().isInMotion());
  }

  private List<DeprovisionRun> unfinished() {
    return runs.get().stream().filter(run -> !run.isFinished()).toList();
  }

  private void goOnHidden() {
    LOG.info("the window hides, {} runs go on", unfinished().size());
    phase = Phase.HIDDEN;
    tray.show(messages.text("tray.tooltip"), messages.text("tray.open"), () -> UiThread.run(this::comeBack));
    stage.hide();
    tasks
        .create(
            "watch the runs of a hidden window",
            () -> {
              awaitAll();
              if (tray.isThere()) {
                time.sleep(LAST_CALL);
              }
              return "";
            })
        .onSuccess(any -> endUnlessWanted())
        .start();
  }

  /** Each run tells of its end itself. */
  private void awaitAll() throws InterruptedException {
    while (!unfinished().isEmpty()) {
      time.sleep(GLANCE);
    }
  }

  private void endUnlessWanted() {
    if (phase == Phase.HIDDEN && unfinished().isEmpty()) {
      end.run();
    }
  }

  /** Shows the window again, if it was hidden. */
  void comeBack() {
    if (phase == Phase.HIDDEN) {
      phase = Phase.OPEN;
      tray.hide();
      stage.show();
    }
    stage.setIconified(false);
    stage.toFront();
  }

  private void stopSafely() {
    phase = Phase.STOPPING;
    dialogs.notify(messages.text("stopping.title"), messages.text("stopping.text"));
    tasks
        .create(
            "stop the runs",
            () -> {
              unfinished().forEach(DeprovisionRun::cancel);
              return awaitAnswers();
            })
        .onSuccess(
            answered -> {
              LOG.info("stopped safely, every answer is there: {}", answered);
              end.run();
            })
        .start();
  }

  /** Waits until no request is on its way; false when one takes too long. */
  private boolean awaitAnswers() throws InterruptedException {
    Instant latest = time.now().plus(LONGEST_WAIT);
    while (unfinished().stream().flatMap(run -> run.items().stream()).anyMatch(Closing::isOnItsWay)) {
      if (time.now().isAfter(latest)) {
        return false;
      }
      time.sleep(GLANCE);
    }
    return true;
  }

  private static boolean isOnItsWay(Item item) {
    return item.state() instanceof ItemState.Sent;
  }
}
