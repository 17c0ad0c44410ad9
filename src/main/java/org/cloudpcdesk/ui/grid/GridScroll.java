package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.View;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what one looks at in place while the rows around it change: the first visible row that is still as it was stays
 * where it is on the screen. A grid that was at its top stays at its top.
 */
final class GridScroll {

  /**
   * What was visible, from the top.
   *
   * @param first the place of the first row
   * @param size how many rows there were in all
   * @param offsets distances of the rows' upper edges from the upper edge of the grid, in pixels
   */
  record Position(int first, int size, List<Row> rows, List<IndexedCell<?>> cells, List<Double> offsets) {
    List<String> ids() {
      return rows.stream().map(row -> row.pc().id()).toList();
    }
  }

  private final TableView<Row> table;

  GridScroll(TableView<Row> table) {
    this.table = table;
  }

  /** What is visible now, or null at the top or before anything was shown. */
  @Nullable Position capture() {
    VirtualFlow<?> flow = flow();
    IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
    IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
    if (flow == null || first == null || last == null || (first.getIndex() == 0 && first.getLayoutY() >= 0)) {
      return null;
    }
    List<Row> rows = new ArrayList<>();
    List<IndexedCell<?>> cells = new ArrayList<>();
    List<Double> offsets = new ArrayList<>();
    for (int place = first.getIndex(); place <= last.getIndex() && place < table.getItems().size(); place++) {
      IndexedCell<?> cell = flow.getCell(place);
      rows.add(table.getItems().get(place));
      cells.add(cell);
      offsets.add(cell.getLayoutY());
    }
    return new Position(first.getIndex(), table.getItems().size(), rows, cells, offsets);
  }

  /**
   * The rows are others now: cells whose row stands elsewhere are told so. The flow takes a cell by the place it is at, so
   * that otherwise each would be filled with another row, styled and laid out again, to show the same as before.
   */
  void follow(@Nullable Position position, View view) {
    if (position == null || view.size() != position.size()) {
      return;
    }
    int[] places = view.placesOf(position.ids());
    int moved = places[0] - position.first();
    for (int i = 0; i < places.length; i++) {
      // The flow relies on its cells being at adjoining places.
      if (moved == 0 || places[i] != position.first() + i + moved) {
        return;
      }
    }
    for (int i = 0; i < places.length; i++) {
      position.cells().get(i).updateIndex(places[i]);
    }
  }

  /** Puts the rows back to where they were, after the table has got the new ones. */
  void restore(@Nullable Position position, View view) {
    VirtualFlow<?> flow = flow();
    if (flow == null || position == null) {
      return;
    }
    int[] places = view.placesOf(position.ids());
    int anchor = anchor(position, places, view);
    boolean sameSize = view.size() == position.size();
    if (anchor < 0 || (sameSize && places[anchor] == position.first() + anchor)) {
      return;
    }
    if (!sameSize) {
      // The skin takes the new number of rows in its layout; a scroll before that would be lost.
      table.layout();
    }
    flow.scrollToTop(places[anchor]);
    flow.scrollPixels(-position.offsets().get(anchor));
    if (position.cells().get(anchor).getIndex() == places[anchor]) {
      // Those that followed. The flow styles every node of a row that is still to be laid out when it comes to it.
      position.cells().forEach(Parent::layout);
    }
  }

  /** The first row that is as it was: one that its own change took elsewhere is not followed. Else the first there is, or -1. */
  @SuppressWarnings("ReferenceEquality") // The inventory keeps the object while nothing in it changed.
  private static int anchor(Position position, int[] places, View view) {
    int any = -1;
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        if (view.row(places[i]).pc() == position.rows().get(i).pc()) {
          return i;
        }
        any = any < 0 ? i : any;
      }
    }
    return any;
  }

  private @Nullable VirtualFlow<?> flow() {
    return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }
}
