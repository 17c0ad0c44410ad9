package org.cloudpcdesk.ui.main;

import java.util.function.ToIntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.ui.common.Messages;
import org.jspecify.annotations.Nullable;

/** A view's name at the left and its count at the right. */
final class ViewCell extends ListCell<BuiltInView> {
  private final Messages messages;
  private final ToIntFunction<BuiltInView> count;
  private final Label name = new Label();
  private final Label number = new Label();
  private final HBox line = new HBox(8, name, number);

  ViewCell(Messages messages, ToIntFunction<BuiltInView> count) {
    this.messages = messages;
    this.count = count;
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    number.getStyleClass().add("view-count");
    number.setMinWidth(USE_PREF_SIZE);
    line.setAlignment(Pos.CENTER_LEFT);
    line.prefWidthProperty().bind(widthProperty().subtract(24));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable BuiltInView view, boolean empty) {
    super.updateItem(view, empty);
    if (empty || view == null) {
      setGraphic(null);
      setText(null);
      setId(null);
      return;
    }
    int rows = count.applyAsInt(view);
    setId("view-" + view.name());
    name.setText(messages.text("view", view));
    number.setText(messages.text("view.count", rows));
    // Never seen, because only the graphic is displayed: the cell's name for screen readers.
    setText(messages.text("view.named", messages.text("view", view), rows));
    setGraphic(line);
  }
}
