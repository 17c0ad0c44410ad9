package org.cloudpcdesk.ui.activity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/**
 * One run with its items, followed live: however fast its items change, the panel is brought up to date once for all
 * changes that came before the UI thread got to it. Used on the UI thread.
 */
final class RunRow implements ActivityRow {
  private final Messages messages = Messages.of(RunRow.class);
  private final DeprovisionRun run;
  private final ItemWords words;
  private final TimeText times;
  private final List<ItemRow> items = new ArrayList<>();
  private final Map<String, Accepted> accepted = new ConcurrentHashMap<>();
  private final ReadOnlyObjectWrapper<Shown> shown;
  private final ReadOnlyBooleanWrapper cancellable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();
  private final Runnable unsubscribe;

  RunRow(DeprovisionRun run, ItemWords words, TimeText times) {
    this.run = run;
    this.words = words;
    this.times = times;
    Consumer<DeprovisionRun> refresh = UiThread.latest(changed -> update());
    // Heard on the run's thread: the state that carries the request ids may be gone before the UI thread looks.
    this.unsubscribe =
        run.listen(
            new DeprovisionRun.Listener() {
              @Override
              public void changed(DeprovisionRun changed, Item item) {
                remember(item);
                refresh.accept(changed);
              }

              @Override
              public void steered(DeprovisionRun changed) {
                refresh.accept(changed);
              }
            });
    List<Item> now = run.items();
    now.forEach(this::remember);
    now.forEach(item -> items.add(new ItemRow(this, item, words)));
    this.shown = new ReadOnlyObjectWrapper<>(shown(now));
    update();
  }

  private void remember(Item item) {
    if (item.state() instanceof Accepted answer) {
      accepted.put(item.target().id(), answer);
    }
  }

  /** Brings what is shown up to date; once a second while the time to cancel is counted down. */
  void update() {
    List<Item> now = run.items();
    for (int i = 0; i < items.size(); i++) {
      items.get(i).update(now.get(i));
    }
    cancellable.set(now.stream().anyMatch(item -> isUnsent(item.state())));
    paused.set(run.isPaused());
    counting.set(waiting(now).isPresent());
    shown.set(shown(now));
    finished.set(now.stream().allMatch(item -> item.state().isFinal()));
  }

  private static boolean isUnsent(ItemState state) {
    return state instanceof Planned || state instanceof Waiting || state instanceof Checking;
  }

  private static Optional<Waiting> waiting(List<Item> now) {
    return now.stream().map(Item::state).filter(Waiting.class::isInstance).map(Waiting.class::cast).findFirst();
  }

  private String progress(List<Item> now, long done) {
    if (done == now.size()) {
      return messages.text("run.ended", done, now.size());
    }
    if (run.isPaused()) {
      return messages.text("run.paused", done, now.size());
    }
    return waiting(now)
        .map(waiting -> messages.text("run.waiting", words.left(waiting)))
        .orElseGet(() -> messages.text("run.progress", done, now.size()));
  }

  private String next(boolean ended) {
    if (ended) {
      return messages.text(run.terms().dryRun() ? "run.next.ended.dry" : "run.next.ended");
    }
    return messages.text(run.isPaused() ? "run.next.paused" : "run.next");
  }

  private Shown shown(List<Item> now) {
    long done = now.stream().filter(item -> item.state().isFinal()).count();
    boolean ended = done == now.size();
    return new Shown(
        ended ? "fltral-history-20" : "fltral-arrow-sync-20",
        ended ? "state-waiting" : "state-moving",
        progress(now, done),
        messages.text(run.terms().dryRun() ? "run.name.dry" : "run.name", times.ofDay(run.startedAt())),
        messages.text("run.size", now.size()),
        times.exact(run.startedAt()),
        summary(now),
        next(ended),
        "");
  }

  /** How many are in which state, in the order of the items. */
  private String summary(List<Item> now) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    now.forEach(item -> counts.merge(ItemWords.key(item.state()), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> words.count(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(messages.text("run.separator")));
  }

  /** What is told when the run has ended. */
  String outcome() {
    List<Item> now = run.items();
    if (run.terms().dryRun()) {
      return messages.text("end.dry", summary(now));
    }
    long gone = now.stream().filter(item -> isSeenGone(item.state())).count();
    return gone == now.size()
        ? messages.text("end.all", gone)
        : messages.text("end.some", gone, now.size(), summary(now));
  }

  private static boolean isSeenGone(ItemState state) {
    return state instanceof Deprovisioned || state instanceof Reprovisioned;
  }

  /** The answer that took an item's request, if one came while this program watched. */
  @Nullable Accepted accepted(Item item) {
    return accepted.get(item.target().id());
  }

  List<ItemRow> items() {
    return items;
  }

  DeprovisionRun source() {
    return run;
  }

  /** True while something was not sent yet. */
  ReadOnlyBooleanProperty cancellable() {
    return cancellable.getReadOnlyProperty();
  }

  /** True from a pause until the run goes on. */
  ReadOnlyBooleanProperty paused() {
    return paused.getReadOnlyProperty();
  }

  /** True while the time to cancel runs. */
  ReadOnlyBooleanProperty counting() {
    return counting.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty finished() {
    return finished.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  @Override
  public RunRow run() {
    return this;
  }

  /** Stops listening to the run. */
  void close() {
    unsubscribe.run();
  }
}
