package org.cloudpcdesk.ui.main;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.cloudpcdesk.inventory.query.FaultText;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.inventory.search.SavedView;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.grid.ShownView;
import org.jspecify.annotations.Nullable;

/** A view's name at the left and its count at the right; what it holds is the tooltip. */
final class ViewCell extends ListCell<ShownView> {
  private final Messages messages;
  private final Function<ShownView, @Nullable Integer> count;
  private final Label name = new Label();
  private final Label number = new Label();
  private final HBox line = new HBox(8, name, number);

  /** @param count null for a view that was not counted or cannot be read */
  ViewCell(Messages messages, Function<ShownView, @Nullable Integer> count) {
    this.messages = messages;
    this.count = count;
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    number.getStyleClass().add("view-count");
    number.setMinWidth(USE_PREF_SIZE);
    line.setAlignment(Pos.CENTER_LEFT);
    line.prefWidthProperty().bind(widthProperty().subtract(24));
    line.setMaxWidth(USE_PREF_SIZE);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    getStyleClass().add("view-cell");
  }

  @Override
  protected void updateItem(@Nullable ShownView view, boolean empty) {
    super.updateItem(view, empty);
    getStyleClass().remove("own-view");
    if (empty || view == null) {
      setGraphic(null);
      setText(null);
      setId(null);
      setTooltip(null);
      return;
    }
    Integer rows = count.apply(view);
    String words = name(view);
    name.setText(words);
    number.setText(rows == null ? "" : messages.text("view.count", rows));
    // Never seen, because only the graphic is displayed: the cell's name for screen readers.
    setText(rows == null ? words : messages.text("view.named", words, rows));
    setGraphic(line);
    switch (view) {
      case ShownView.BuiltIn(BuiltInView builtIn) -> setId("view-" + builtIn.name());
      case ShownView.Gone _ -> setId("view-GONE");
      case ShownView.Own _ -> {
        setId("view-own-" + getIndex());
        getStyleClass().add("own-view");
      }
    }
    setTooltip(tip(view));
  }

  private String name(ShownView view) {
    return switch (view) {
      case ShownView.BuiltIn(BuiltInView builtIn) -> messages.text("view", builtIn);
      case ShownView.Gone _ -> messages.text("view.GONE");
      case ShownView.Own(SavedView own) -> own.name();
    };
  }

  private @Nullable Tooltip tip(ShownView view) {
    if (view instanceof ShownView.Gone) {
      return new Tooltip(messages.text("view.GONE.tip"));
    }
    return switch (view.query()) {
      case ParsedQuery.Bad bad -> new Tooltip(FaultText.of(bad.fault()));
      case ParsedQuery.Good good -> good.text().isBlank() ? null : new Tooltip(good.text());
    };
  }
}
