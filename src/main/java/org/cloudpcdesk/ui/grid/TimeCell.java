package org.cloudpcdesk.ui.grid;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * A moment told relative to now, kept true by the window's one clock; the exact local time is the tooltip. A date that
 * names no moment is shown as it came. There are as many of these as the table has visible rows.
 */
final class TimeCell extends TableCell<Row, Row> {

  /** Puts a moment into words. */
  @FunctionalInterface
  interface Wording {
    String words(TimeText times, Instant at, Instant now);
  }

  private final Messages messages;
  private final TimeText times;
  private final ReadOnlyObjectProperty<Instant> now;
  private final String tooltipKey;
  private final Function<Row, @Nullable GraphTime> read;
  private final Wording wording;

  private @Nullable GraphTime explained;
  private @Nullable Tooltip tip;

  /** Held here, because the clock knows it weakly: a cell the table has dropped is not kept alive by it. */
  private final InvalidationListener ticking = observable -> tell();

  TimeCell(
      Messages messages,
      TimeText times,
      ReadOnlyObjectProperty<Instant> now,
      String tooltipKey,
      Function<Row, @Nullable GraphTime> read,
      Wording wording) {
    this.messages = messages;
    this.times = times;
    this.now = now;
    this.tooltipKey = tooltipKey;
    this.read = read;
    this.wording = wording;
    getStyleClass().add("cell-time");
    now.addListener(new WeakInvalidationListener(ticking));
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    explain(time());
    tell();
  }

  /** A tooltip is a window of its own: one for each cell, and put into words only when the moment is another. */
  private void explain(@Nullable GraphTime time) {
    if (Objects.equals(time, explained)) {
      return;
    }
    explained = time;
    if (time == null) {
      setTooltip(null);
      return;
    }
    if (tip == null) {
      tip = new Tooltip();
    }
    String exact = time.instant().map(times::exact).orElse(messages.text("date.impossible"));
    tip.setText(messages.text(tooltipKey, exact));
    setTooltip(tip);
  }

  private void tell() {
    // Read even when empty: an invalidation listener is told once only, until the value was read.
    Instant moment = now.get();
    GraphTime time = time();
    if (time == null) {
      setText(null);
    } else {
      setText(time.instant().map(at -> wording.words(times, at, moment)).orElse(time.text()));
    }
  }

  private @Nullable GraphTime time() {
    Row row = isEmpty() ? null : getItem();
    return row == null ? null : read.apply(row);
  }
}
