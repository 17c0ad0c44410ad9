package org.cloudpcdesk.ui.grid;

import java.time.Instant;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A device's name, with a flag while the Cloud PC is marked for later; since when is the tooltip. */
final class DeviceCell extends TableCell<Row, Row> {
  private final Messages messages;
  private final TimeText times;
  private @Nullable FontIcon flag;

  DeviceCell(Messages messages, TimeText times) {
    this.messages = messages;
    this.times = times;
    getStyleClass().add("cell-device");
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    setText(empty || row == null ? null : row.pc().deviceLabel());
    Instant marked = empty || row == null ? null : row.marked();
    if (marked == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    String words = messages.text("marked.tooltip", times.exact(marked));
    setGraphic(flag());
    setTooltip(new Tooltip(words));
    setAccessibleText(messages.text("marked.name", getText(), words));
  }

  /** Few rows are marked, so few cells have one. */
  private FontIcon flag() {
    FontIcon made = flag;
    if (made == null) {
      made = Icons.of("fltral-flag-16");
      made.getStyleClass().add("mark-flag");
      flag = made;
    }
    return made;
  }
}
