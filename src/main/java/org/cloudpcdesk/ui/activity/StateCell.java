package org.cloudpcdesk.ui.activity;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A state as icon and word. */
final class StateCell extends TableCell<ItemRow, Shown> {
  private final ShownIcon icon = new ShownIcon(this);

  @Override
  protected void updateItem(@Nullable Shown item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setText(null);
      icon.clear();
    } else {
      setText(item.word());
      icon.show(item);
    }
  }
}
