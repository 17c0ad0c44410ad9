package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.settings.Layout;

/** Which columns the table shows, in which order and how wide, and what its arrows say. Used on the UI thread. */
final class TableLayout {
  private final TableView<Row> table;
  private final ColumnWidths widths;

  TableLayout(TableView<Row> table, ColumnWidths widths) {
    this.table = table;
    this.widths = widths;
  }

  /** The columns that are shown, in the order they stand in. */
  List<Column> shown() {
    return table.getVisibleLeafColumns().stream().map(GridColumns::of).toList();
  }

  /** Shows just these, in this order. */
  void show(List<Column> columns) {
    arrange(columns);
    table.getColumns().forEach(column -> column.setVisible(columns.contains(GridColumns.of(column))));
  }

  /** As a permutation: columns that are taken out would be taken out of the order of the rows, too. */
  private void arrange(List<Column> columns) {
    FXCollections.sort(
        table.getColumns(), Comparator.comparingInt(column -> place(columns, GridColumns.of(column))));
  }

  private static int place(List<Column> columns, Column column) {
    int at = columns.indexOf(column);
    return at < 0 ? columns.size() : at;
  }

  /** What rows are ordered by, as the arrows say. */
  List<Search.Order> order() {
    return table.getSortOrder().stream()
        .map(
            column ->
                new Search.Order(
                    GridColumns.of(column), column.getSortType() == TableColumn.SortType.DESCENDING))
        .toList();
  }

  /** Adds arrows; the table then asks for that order. */
  void showArrows(List<Search.Order> order) {
    for (Search.Order part : order) {
      for (TableColumn<Row, ?> column : table.getColumns()) {
        if (GridColumns.of(column) == part.column()) {
          column.setSortType(part.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
          table.getSortOrder().add(column);
        }
      }
    }
  }

  /** Every column as it is now; without widths as long as nobody set one by hand. */
  List<Layout.Column> columns() {
    return table.getColumns().stream()
        .map(
            column ->
                new Layout.Column(
                    GridColumns.of(column).name(), widths.areByHand() ? column.getWidth() : 0, column.isVisible()))
        .toList();
  }

  /** Arranges the columns as they once were. */
  void restore(List<Layout.Column> kept) {
    List<Column> order = new ArrayList<>();
    List<Column> shown = new ArrayList<>();
    for (Layout.Column one : kept) {
      column(one.name())
          .ifPresent(
              column -> {
                order.add(column);
                if (one.shown()) {
                  shown.add(column);
                }
              });
    }
    if (shown.isEmpty()) {
      return;
    }
    show(shown);
    arrange(order);
    for (Layout.Column one : kept) {
      column(one.name()).filter(column -> one.width() > 0).ifPresent(column -> widths.set(column, one.width()));
    }
  }

  /** A column by its name; empty for one of another version. */
  static Optional<Column> column(String name) {
    return Stream.of(Column.values()).filter(column -> column.name().equals(name)).findFirst();
  }
}
