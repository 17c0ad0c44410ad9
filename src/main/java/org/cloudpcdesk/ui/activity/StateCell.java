package org.cloudpcdesk.ui.activity;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A state as icon and word. */
final class StateCell extends TableCell<ItemRow, Shown> {
  @Override
  protected void updateItem(@Nullable Shown item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setText(null);
      setGraphic(null);
    } else {
      setText(item.word());
      setGraphic(ActivityController.icon(item));
    }
  }
}
