package org.cloudpcdesk.ui.activity;

import javafx.scene.control.Tooltip;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A text that may be longer than its column, so that it is a tooltip too. */
final class TextCell extends TableCell<ItemRow, String> {
  private final Tooltip whole = new Tooltip();

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    boolean blank = empty || item == null || item.isEmpty();
    setText(blank ? null : item);
    whole.setText(blank ? "" : item);
    setTooltip(blank ? null : whole);
  }
}
