package org.cloudpcdesk.ui.activity;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a session, newest first. It only watches: runs own their progress. Tells once when a run that was going
 * on here has ended. Used on the UI thread.
 */
public final class ActivityViewModel implements AutoCloseable {
  private final Messages messages = Messages.of(ActivityViewModel.class);
  private final ObservableList<RunRow> runs = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable ActivityRow> chosen = new SimpleObjectProperty<>();
  private final BooleanProperty counting = new SimpleBooleanProperty();
  private final BooleanProperty steering = new SimpleBooleanProperty();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ItemWords words;
  private final SupportText support;
  private final TimeText times;
  private final Tasks tasks;
  private final DialogService dialogs;
  private final TextClipboard clipboard;
  private final Runnable unsubscribe;

  ActivityViewModel(
      Session session, Tasks tasks, DialogService dialogs, Time time, TimeText times, TextClipboard clipboard) {
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.times = times;
    this.clipboard = clipboard;
    this.words = new ItemWords(times, time);
    this.support = new SupportText(session.account());
    this.unsubscribe = session.deprovisioner().listen(run -> UiThread.run(() -> add(run)));
    List<DeprovisionRun> known = session.deprovisioner().runs();
    known.reversed().forEach(this::add);
  }

  /** Shows a run, unless it is shown already. */
  void add(DeprovisionRun run) {
    // A run that is planned while this is made comes twice: from the list and from the listener.
    boolean isKnown = runs.stream().anyMatch(row -> row.source().id().equals(run.id()));
    if (isKnown || closed.get()) {
      return;
    }
    RunRow row = new RunRow(run, words, times);
    runs.addFirst(row);
    row.counting().addListener((observable, before, now) -> count());
    count();
    if (!row.finished().get()) {
      row.finished().addListener((observable, before, now) -> tellEnd(row));
    }
  }

  private void count() {
    counting.set(runs.stream().anyMatch(row -> row.counting().get()));
  }

  /** True while the time to cancel of some run is running. */
  BooleanProperty counting() {
    return counting;
  }

  /** A second went by. */
  void tick() {
    runs.stream().filter(row -> row.counting().get()).forEach(RunRow::update);
  }

  private void tellEnd(RunRow row) {
    if (closed.get()) {
      return;
    }
    dialogs.notify(messages.text("end.title", times.ofDay(row.source().startedAt())), row.outcome());
  }

  /** The runs, newest first; read only. */
  ObservableList<RunRow> runs() {
    return runs;
  }

  /** The line the side panel explains, or null. */
  ObjectProperty<@Nullable ActivityRow> chosen() {
    return chosen;
  }

  /** True while a run is being told to stop, to pause or to go on. */
  BooleanProperty steering() {
    return steering;
  }

  /** Sends nothing more of a run. In the background, because a request on its way is waited for. */
  void cancel(RunRow row) {
    steer("cancel", row, DeprovisionRun::cancel);
  }

  /** Sends nothing more of a run until it is resumed. */
  void pause(RunRow row) {
    steer("pause", row, DeprovisionRun::pause);
  }

  void resume(RunRow row) {
    steer("resume", row, DeprovisionRun::resume);
  }

  private void steer(String name, RunRow row, Consumer<DeprovisionRun> how) {
    steering.set(true);
    var _ =
        tasks
            .create(
                name + " " + row.source().id(),
                () -> {
                  how.accept(row.source());
                  return row.source().id();
                })
            .andFinally(() -> steering.set(false))
            .start();
  }

  /** The request ids of a line, one a row; empty for a run and for an item without any. */
  String requestIds(@Nullable ActivityRow row) {
    return row instanceof ItemRow item ? support.requestIds(item) : "";
  }

  void copyRequestIds(ActivityRow row) {
    clipboard.put(requestIds(row));
  }

  void copySupportText(ItemRow row) {
    clipboard.put(support.about(row));
  }

  /** Stops listening to runs; the runs themselves go on. */
  @Override
  public void close() {
    closed.set(true);
    counting.set(false);
    unsubscribe.run();
    runs.forEach(RunRow::close);
  }
}
