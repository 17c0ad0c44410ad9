package org.cloudpcdesk.ui.activity;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A run: its name and size, how far it is, and how long it may still take. */
final class RunCell extends ListCell<RunRow> {
  private final Label name = new Label();
  private final ShownIcon icon = new ShownIcon(name);
  private final Label size = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Label word = new Label();
  private final Label left = new Label();
  private final VBox box;
  private final ChangeListener<Shown> onShown = (observable, before, now) -> show(now);
  private @Nullable RunRow row;

  RunCell() {
    name.getStyleClass().add("run-name");
    size.getStyleClass().add("text-muted");
    left.getStyleClass().addAll("text-small", "text-muted");
    word.getStyleClass().add("text-small");
    word.setMinWidth(USE_PREF_SIZE);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox first = new HBox(8, name, size);
    HBox last = new HBox(8, word, left);
    first.setAlignment(Pos.CENTER_LEFT);
    last.setAlignment(Pos.CENTER_LEFT);
    box = new VBox(3, first, bar, last);
    box.prefWidthProperty().bind(widthProperty().subtract(24));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable RunRow item, boolean empty) {
    super.updateItem(item, empty);
    if (row != null) {
      row.shown().removeListener(onShown);
    }
    row = empty ? null : item;
    if (row == null) {
      setGraphic(null);
      setText(null);
    } else {
      row.shown().addListener(onShown);
      setGraphic(box);
      show(row.shown().get());
    }
  }

  private void show(Shown shown) {
    RunRow run = row;
    if (run == null) {
      return;
    }
    name.setText(shown.device());
    icon.show(shown);
    size.setText(shown.person());
    bar.setProgress(run.state().get().progress());
    bar.setAccessibleText(shown.word());
    word.setText(shown.word());
    left.setText(shown.left());
    // Never seen, because only the graphic is displayed: the cell's name for screen readers.
    setText(String.join(", ", shown.device(), shown.person(), shown.word()));
  }
}
