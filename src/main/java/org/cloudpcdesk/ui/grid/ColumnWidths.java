package org.cloudpcdesk.ui.grid;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.cloudpcdesk.inventory.search.Column;

/**
 * Gives the width that is left over to the columns with the longest texts, until the administrator has set a width by
 * hand.
 */
final class ColumnWidths {
  private static final Set<Column> STRETCH = EnumSet.of(Column.DEVICE, Column.PERSON, Column.PLAN, Column.POLICY, Column.STATUS);

  /** Room for the vertical scroll bar. */
  private static final double SCROLL_BAR = 16;

  private final TableView<?> table;
  private boolean byHand;
  private boolean fitting;

  private ColumnWidths(TableView<?> table) {
    this.table = table;
  }

  static ColumnWidths install(TableView<?> table) {
    ColumnWidths widths = new ColumnWidths(table);
    table.widthProperty().addListener((observable, before, now) -> widths.fit());
    for (TableColumn<?, ?> column : table.getColumns()) {
      column.widthProperty().addListener((observable, before, now) -> widths.byHand |= !widths.fitting);
    }
    return widths;
  }

  /** Whether the administrator has set a width. */
  boolean areByHand() {
    return byHand;
  }

  /** Sets a width that the administrator once chose. */
  void set(Column shows, double width) {
    byHand = true;
    for (TableColumn<?, ?> column : table.getColumns()) {
      if (GridColumns.of(column) == shows) {
        column.setPrefWidth(width);
      }
    }
  }

  private void fit() {
    if (byHand) {
      return;
    }
    List<? extends TableColumn<?, ?>> visible = List.copyOf(table.getVisibleLeafColumns());
    double needed = visible.stream().mapToDouble(column -> GridColumns.firstWidth(GridColumns.of(column))).sum();
    double spare = Math.max(0, table.getWidth() - SCROLL_BAR - needed);
    long takers = visible.stream().filter(column -> STRETCH.contains(GridColumns.of(column))).count();
    fitting = true;
    try {
      for (TableColumn<?, ?> column : visible) {
        Column shows = GridColumns.of(column);
        double extra = STRETCH.contains(shows) ? Math.floor(spare / takers) : 0;
        column.setPrefWidth(GridColumns.firstWidth(shows) + extra);
      }
    } finally {
      fitting = false;
    }
  }
}
