package org.cloudpcdesk.ui.common;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A text in a table; the whole of it in a tooltip, because columns are often narrower. Used on the UI thread. */
public final class PlainCell<R> extends TableCell<R, String> {
  private final Tooltip whole = new Tooltip();

  /** Makes a column show a text of its rows, which do not change. */
  public static <R> void fill(TableColumn<R, String> column, Function<R, String> text) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
    column.setCellFactory(any -> new PlainCell<>());
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    boolean blank = empty || item == null || item.isEmpty();
    setText(blank ? null : item);
    whole.setText(blank ? "" : item);
    setTooltip(blank ? null : whole);
  }
}
