package org.cloudpcdesk.ui.activity;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;

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
