package org.cloudpcdesk.ui.grid;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.jspecify.annotations.Nullable;

/** A row of the grid; for some seconds it carries the pseudo-class {@code changed} after something in it changed. */
final class GridRow extends TableRow<Row> {
  static final Duration MARKED = Duration.ofSeconds(8);
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final ReadOnlyObjectProperty<Instant> now;

  /** Held here, because the clock knows it weakly. */
  private final InvalidationListener ticking = observable -> mark();

  GridRow(ReadOnlyObjectProperty<Instant> now) {
    this.now = now;
    now.addListener(new WeakInvalidationListener(ticking));
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    mark();
  }

  private void mark() {
    Instant moment = now.get();
    Row row = isEmpty() ? null : getItem();
    Instant changed = row == null ? null : row.changed();
    pseudoClassStateChanged(CHANGED, changed != null && moment.isBefore(changed.plus(MARKED)));
  }
}
