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

  /** The place of the first and how many rows there were; of the visible ones, from the top, id and distance of its upper edge from the upper edge of the grid, in pixels. */
  record Position(int first, int size, List<String> ids, List<Double> offsets) {}

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
    return new Position(first.getIndex(), table.getItems().size(), ids, offsets);
  }

  /** Puts the rows back to where they were, after the table has got the new ones. */
  void restore(@Nullable Position position, View view) {
    VirtualFlow<?> flow = flow();
    if (flow == null || position == null) {
      return;
    }
    int[] places = view.placesOf(position.ids());
    int anchor = anchor(places);
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
  }

  /**
   * The first row that still stands before the one it stood before: a row that was taken elsewhere by its own change is
   * not followed. Else the first that is there at all, or -1.
   */
  private static int anchor(int[] places) {
    int any = -1;
    for (int i = places.length - 1; i >= 0; i--) {
      any = places[i] >= 0 ? i : any;
    }
    for (int i = 0; i + 1 < places.length; i++) {
      if (places[i] >= 0 && places[i + 1] == places[i] + 1) {
        return i;
      }
    }
    return any;
  }

  private @Nullable VirtualFlow<?> flow() {
    return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }
}
