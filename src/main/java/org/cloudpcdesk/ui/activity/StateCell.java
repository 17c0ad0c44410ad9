package org.cloudpcdesk.ui.activity;

import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** A state as icon and word. */
final class StateCell extends TreeTableCell<ActivityRow, Shown> {
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
