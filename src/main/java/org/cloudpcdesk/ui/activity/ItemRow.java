package org.cloudpcdesk.ui.activity;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.graph.GraphException;

/**
 * One Cloud PC of a run. Its words are put together only while a cell that shows them listens, so that a change of a
 * thousand rows costs what the few that are seen cost. Used on the UI thread.
 */
final class ItemRow {
  private final RunRow run;
  private final ObjectProperty<Item> item;
  private final ObservableValue<Shown> shown;

  ItemRow(RunRow run, Item item, ItemWords words) {
    this.run = run;
    this.item = new SimpleObjectProperty<>(item);
    this.shown = this.item.map(words::shown);
  }

  void update(Item now) {
    item.set(now);
  }

  Item item() {
    return item.get();
  }

  /** Why the service refused it, when what the account may do is the reason. */
  Optional<GraphException> refusal() {
    return item().state() instanceof ItemState.Failed(var _, GraphException error) && error.isAboutAccess()
        ? Optional.of(error)
        : Optional.empty();
  }

  StateKind kind() {
    return StateKind.of(item().state());
  }

  /** What the row says now; worked out when it is asked for. */
  ObservableValue<Shown> shown() {
    return shown;
  }

  RunRow run() {
    return run;
  }
}
