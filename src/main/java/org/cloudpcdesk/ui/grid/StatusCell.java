package org.cloudpcdesk.ui.grid;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.model.CloudPc.StatusDetail;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A state as icon, word and colour; the service's own reason is the tooltip. */
final class StatusCell extends TableCell<Row, Row> {
  private final FontIcon icon = Icons.of(StatusLook.UNKNOWN.icon());
  private @Nullable StatusLook look;

  StatusCell() {
    getStyleClass().add("cell-status");
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      dress(null);
      setText(null);
      setTooltip(null);
      return;
    }
    CloudPcStatus status = row.pc().status();
    dress(StatusLook.of(status));
    String words = StatusLook.words(status);
    setText(words);
    StatusDetail detail = row.pc().statusDetail();
    String reason = detail == null ? null : detail.message() == null ? detail.code() : detail.message();
    setTooltip(reason == null ? null : new Tooltip(reason));
  }

  private void dress(@Nullable StatusLook next) {
    if (look == next) {
      return;
    }
    if (look != null) {
      getStyleClass().remove(look.styleClass());
    }
    look = next;
    if (next == null) {
      setGraphic(null);
    } else {
      getStyleClass().add(next.styleClass());
      icon.setIconLiteral(next.icon());
      setGraphic(icon);
    }
  }
}
