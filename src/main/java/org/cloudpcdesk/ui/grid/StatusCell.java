package org.cloudpcdesk.ui.grid;

import java.time.Instant;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.model.CloudPc.StatusDetail;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.StatusLook;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A state as icon, word and colour; the service's own reason is the tooltip, or since when it is gone. */
final class StatusCell extends TableCell<Row, Row> {
  private final Messages messages;
  private final TimeText times;
  private final FontIcon icon = Icons.of(StatusLook.UNKNOWN.icon());
  private @Nullable StatusLook look;

  StatusCell(Messages messages, TimeText times) {
    this.messages = messages;
    this.times = times;
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
    dress(StatusLook.of(row));
    setText(StatusLook.words(row));
    String reason = reason(row);
    setTooltip(reason == null ? null : new Tooltip(reason));
  }

  private @Nullable String reason(Row row) {
    Instant gone = row.gone();
    if (gone != null) {
      String last = StatusLook.words(row.pc().status());
      return messages.text("gone.tooltip", times.exact(gone), times.exact(row.seen()), last);
    }
    StatusDetail detail = row.pc().statusDetail();
    return detail == null ? null : detail.message() == null ? detail.code() : detail.message();
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
