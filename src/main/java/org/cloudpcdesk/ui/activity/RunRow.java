package org.cloudpcdesk.ui.activity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/**
 * One run with its items, followed live: however fast its items change, the panel is brought up to date once a frame.
 * Used on the UI thread.
 */
final class RunRow {
  private final DeprovisionRun run;
  private final RunWords words;
  private final List<ItemRow> items = new ArrayList<>();
  private final Map<String, Accepted> accepted = new ConcurrentHashMap<>();
  private final ReadOnlyObjectWrapper<RunState> state;
  private final ReadOnlyObjectWrapper<Shown> shown;
  private final Runnable unsubscribe;

  RunRow(DeprovisionRun run, RunWords words) {
    this.run = run;
    this.words = words;
    Runnable refresh = UiThread.perFrame(this::update);
    // Heard on the run's thread: the state that carries the request ids may be gone before the UI thread looks.
    this.unsubscribe =
        run.listen(
            new DeprovisionRun.Listener() {
              @Override
              public void changed(DeprovisionRun changed, Item item) {
                remember(item);
                refresh.run();
              }

              @Override
              public void steered(DeprovisionRun changed) {
                refresh.run();
              }
            });
    List<Item> now = run.items();
    now.forEach(this::remember);
    now.forEach(item -> items.add(new ItemRow(this, item, words.items())));
    this.state = new ReadOnlyObjectWrapper<>(RunState.of(now, run.isPaused()));
    this.shown = new ReadOnlyObjectWrapper<>(words.shown(this));
  }

  private void remember(Item item) {
    if (item.state() instanceof Accepted answer) {
      accepted.put(item.target().id(), answer);
    }
  }

  private void update() {
    List<Item> now = run.items();
    for (int i = 0; i < items.size(); i++) {
      items.get(i).update(now.get(i));
    }
    state.set(RunState.of(now, run.isPaused()));
    tick();
  }

  /** A second went by, so that what is left of the time is another. */
  void tick() {
    shown.set(words.shown(this));
  }

  /** The answer that took an item's request, if one came while this program watched. */
  @Nullable Accepted accepted(Item item) {
    return accepted.get(item.target().id());
  }

  /** The same of all items, by the Cloud PC's id; a live view. */
  Map<String, Accepted> accepted() {
    return Collections.unmodifiableMap(accepted);
  }

  List<ItemRow> items() {
    return items;
  }

  DeprovisionRun source() {
    return run;
  }

  /** The run as a whole; a new value at most once a frame. */
  ReadOnlyObjectProperty<RunState> state() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** What is told of the run when it has ended. */
  String outcome() {
    return words.outcome(this);
  }

  /** Whether something failed that can be tried again, and nothing else is going on. */
  boolean canRetry() {
    return state.get().isFinished() && state.get().count(StateKind.FAILED) > 0 && !run.terms().dryRun();
  }

  /** Stops listening to the run. */
  void close() {
    unsubscribe.run();
  }
}
