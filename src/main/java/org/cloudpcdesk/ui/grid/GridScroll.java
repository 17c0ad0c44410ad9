package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.View;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what one looks at in place while the rows around it change: the first visible row that is still there stays
 * where it is on the screen. A grid that was at its top stays at its top.
 */
final class GridScroll {

  /** The visible rows, from the top: id and distance of its upper edge from the upper edge of the grid, in pixels. */
  record Position(List<String> ids, List<Double> offsets) {}

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
    List<String> ids = new ArrayList<>();
    List<Double> offsets = new ArrayList<>();
    for (int place = first.getIndex(); place <= last.getIndex() && place < table.getItems().size(); place++) {
      ids.add(table.getItems().get(place).pc().id());
      offsets.add(flow.getCell(place).getLayoutY());
    }
    return new Position(ids, offsets);
  }

  /** Puts the rows back to where they were, after the table has got the new ones. */
  void restore(@Nullable Position position, View view) {
    VirtualFlow<?> flow = flow();
    if (flow == null || position == null) {
      return;
    }
    int[] places = view.placesOf(position.ids());
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        // The skin takes the new number of rows in its layout; a scroll before that would be lost.
        table.layout();
        flow.scrollToTop(places[i]);
        flow.scrollPixels(-position.offsets().get(i));
        return;
      }
    }
  }

  private @Nullable VirtualFlow<?> flow() {
    return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }
}
