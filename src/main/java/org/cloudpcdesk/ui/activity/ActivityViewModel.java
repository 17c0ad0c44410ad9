package org.cloudpcdesk.ui.activity;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Notices;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a session, newest first, and the Cloud PCs of one of them. It only watches: runs own their progress. Tells
 * once when a run that was going on here has ended, and when one waits because the computer slept. Used on the UI thread.
 */
public final class ActivityViewModel implements AutoCloseable {
  private final Messages messages = Messages.of(ActivityViewModel.class);
  private final ObservableList<RunRow> runs = FXCollections.observableArrayList();
  private final ObservableList<ItemRow> items = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable RunRow> run = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable ItemRow> item = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable StateKind> filter = new SimpleObjectProperty<>();
  private final BooleanProperty going = new SimpleBooleanProperty();
  private final BooleanProperty steering = new SimpleBooleanProperty();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ChangeListener<RunState> onState = (observable, before, now) -> filterAgain();
  private final RunWords words;
  private final SupportText support;
  private final TimeText times;
  private final Tasks tasks;
  private final Notices notices;
  private final TextClipboard clipboard;
  private final Runnable unsubscribe;

  ActivityViewModel(
      Session session, Tasks tasks, Notices notices, Time time, TimeText times, TextClipboard clipboard) {
    this.tasks = tasks;
    this.notices = notices;
    this.times = times;
    this.clipboard = clipboard;
    this.words = new RunWords(new ItemWords(times), times, time);
    this.support = new SupportText(session.account());
    run.addListener((observable, before, now) -> follow(before, now));
    filter.addListener((observable, before, now) -> arrange());
    this.unsubscribe = session.deprovisioner().listen(begun -> UiThread.run(() -> add(begun)));
    List<DeprovisionRun> known = session.deprovisioner().runs();
    known.reversed().forEach(this::add);
  }

  /** Shows a run, unless it is shown already. */
  void add(DeprovisionRun begun) {
    // A run that is planned while this is made comes twice: from the list and from the listener.
    boolean isKnown = runs.stream().anyMatch(row -> row.source().id().equals(begun.id()));
    if (isKnown || closed.get()) {
      return;
    }
    RunRow row = new RunRow(begun, words);
    runs.addFirst(row);
    count();
    if (!row.state().get().isFinished()) {
      row.state().addListener((observable, before, now) -> changed(row, before, now));
    }
    run.set(row);
  }

  private void changed(RunRow row, RunState before, RunState now) {
    if (!before.isFinished() && now.isFinished()) {
      count();
      tell(row, "end.title", row.outcome());
    }
    if (!before.paused() && now.paused() && row.source().isPausedAfterSleep()) {
      tell(row, "slept.title", messages.text("slept.text"));
    }
  }

  private void count() {
    going.set(runs.stream().anyMatch(row -> !row.state().get().isFinished()));
  }

  /** True while some run goes on, so that there is time to be counted. */
  BooleanProperty going() {
    return going;
  }

  /** A second went by. */
  void tick() {
    runs.stream().filter(row -> !row.state().get().isFinished()).forEach(RunRow::tick);
  }

  private void tell(RunRow row, String title, String text) {
    if (!closed.get()) {
      notices.tell(messages.text(title, times.ofDay(row.source().startedAt())), text);
    }
  }

  private void follow(@Nullable RunRow before, @Nullable RunRow now) {
    if (before != null) {
      before.state().removeListener(onState);
    }
    if (now != null) {
      now.state().addListener(onState);
    }
    item.set(null);
    filter.set(null);
    arrange();
  }

  private void filterAgain() {
    if (filter.get() != null) {
      arrange();
    }
  }

  private void arrange() {
    RunRow shown = run.get();
    StateKind kind = filter.get();
    List<ItemRow> all = shown == null ? List.of() : shown.items();
    List<ItemRow> next = kind == null ? all : all.stream().filter(row -> row.kind() == kind).toList();
    if (!items.equals(next)) {
      ItemRow kept = item.get();
      items.setAll(next);
      item.set(next.contains(kept) ? kept : null);
    }
  }

  /** The runs, newest first; read only. */
  ObservableList<RunRow> runs() {
    return runs;
  }

  /** The Cloud PCs of the chosen run that pass the filter, in the order they are worked on; read only. */
  ObservableList<ItemRow> items() {
    return items;
  }

  /** The run whose Cloud PCs are listed, or null while there is none. */
  ObjectProperty<@Nullable RunRow> run() {
    return run;
  }

  /** The Cloud PC the side explains, or null when it explains the run. */
  ObjectProperty<@Nullable ItemRow> item() {
    return item;
  }

  /** The one state whose Cloud PCs are listed, or null for all. */
  ObjectProperty<@Nullable StateKind> filter() {
    return filter;
  }

  /** A choice of the filter with how many it would show. */
  String filterText(@Nullable StateKind kind) {
    RunRow shown = run.get();
    int count = shown == null ? 0 : kind == null ? shown.state().get().total() : shown.state().get().count(kind);
    return kind == null
        ? messages.text("filter.all", count)
        : messages.text("filter.some", words.items().word(kind), count);
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

  /** The request ids of an item, one a line; empty when none is known. */
  String requestIds(@Nullable ItemRow row) {
    return row == null ? "" : support.requestIds(row);
  }

  void copyRequestIds(ItemRow row) {
    clipboard.put(requestIds(row));
  }

  void copySupportText(ItemRow row) {
    clipboard.put(support.about(row));
  }

  /** Stops listening to runs; the runs themselves go on. */
  @Override
  public void close() {
    closed.set(true);
    going.set(false);
    unsubscribe.run();
    runs.forEach(RunRow::close);
  }
}
