package org.cloudpcdesk.ui.grid;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/** A text of a Cloud PC as the service wrote it. */
final class TextCell extends TableCell<Row, Row> {
  private final Function<CloudPc, @Nullable String> read;

  TextCell(Function<CloudPc, @Nullable String> read, String... styleClasses) {
    this.read = read;
    getStyleClass().addAll(styleClasses);
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    setText(empty || row == null ? null : read.apply(row.pc()));
  }
}
