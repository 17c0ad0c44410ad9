package org.cloudpcdesk.ui.activity;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;

/** One Cloud PC of a run. Used on the UI thread. */
final class ItemRow implements ActivityRow {
  private final RunRow run;
  private final ItemWords words;
  private final ReadOnlyObjectWrapper<Shown> shown;
  private Item item;

  ItemRow(RunRow run, Item item, ItemWords words) {
    this.run = run;
    this.item = item;
    this.words = words;
    this.shown = new ReadOnlyObjectWrapper<>(words.shown(item));
  }

  void update(Item now) {
    // The words of one that waits change with the clock.
    if (!now.equals(item) || now.state() instanceof ItemState.Waiting) {
      item = now;
      shown.set(words.shown(now));
    }
  }

  Item item() {
    return item;
  }

  @Override
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  @Override
  public RunRow run() {
    return run;
  }
}
