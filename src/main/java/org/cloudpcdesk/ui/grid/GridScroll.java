package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
  /** What layout may round to. */
  private static final double PIXEL = 1;

  /**
   * What is visible, from the top.
   *
   * @param first the place of the first row
   * @param atTop whether nothing stands above it
   * @param offsets distances of the rows' upper edges from the upper edge of the grid, in pixels
   */
  private record Position(int first, boolean atTop, List<Row> rows, List<GridRow> cells, List<Double> offsets) {
    /** Where these rows stand in a view; -1 for one that is not in it. */
    int[] places(View view) {
      return view.placesOf(rows.stream().map(row -> row.pc().id()).toList());
    }
  }

  private final TableView<Row> table;
  private @Nullable VirtualFlow<?> known;

  GridScroll(TableView<Row> table) {
    this.table = table;
  }

  /** Runs a swap of the rows, then scrolls to where those stand that were visible. */
  void through(Runnable swap, View view) {
    Position position = capture();
    int[] places = position.places(view);
    int anchor = position.atTop() ? -1 : anchor(position, places, view);
    boolean follows = position.atTop() || anchor >= 0;
    int top = anchor < 0 ? 0 : Math.max(0, places[anchor] - anchor);
    // What changes only until the cells stand at their places is neither styled nor laid out.
    position.cells().forEach(GridRow::hold);
    try {
      swap.run();
      if (follows) {
        place(position.cells(), places, top, view.size());
      }
    } finally {
      position.cells().forEach(GridRow::release);
    }
    VirtualFlow<?> flow = flow();
    if (follows && flow != null && !position.rows().isEmpty()) {
      scroll(flow, top - position.first());
      // At once: between here and the next frame another view may come, and has to find the cells in their order.
      table.layout();
    }
    if (flow != null && anchor >= 0) {
      mend(flow, places[anchor], position.offsets().get(anchor));
    }
  }

  /** What is visible now; nothing before anything was shown. */
  private Position capture() {
    VirtualFlow<?> flow = flow();
    IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
    IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
    List<Row> rows = new ArrayList<>();
    List<GridRow> cells = new ArrayList<>();
    List<Double> offsets = new ArrayList<>();
    if (flow == null || first == null || last == null) {
      return new Position(0, true, rows, cells, offsets);
    }
    for (int place = first.getIndex(); place <= last.getIndex() && place < table.getItems().size(); place++) {
      if (flow.getCell(place) instanceof GridRow cell) {
        rows.add(table.getItems().get(place));
        cells.add(cell);
        offsets.add(cell.getLayoutY());
      }
    }
    return new Position(first.getIndex(), first.getIndex() == 0 && first.getLayoutY() >= 0, rows, cells, offsets);
  }

  /**
   * Gives each place from {@code top} on a cell: its row's own where that was visible, else one that is left over. The
   * flow takes a cell by the place it is at, so that otherwise each would be filled with another row, styled and laid out
   * again, to show the same as before.
   */
  private static void place(List<GridRow> cells, int[] places, int top, int size) {
    int end = Math.min(top + cells.size(), size);
    BitSet free = new BitSet();
    free.set(top, end);
    List<GridRow> left = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= top && places[i] < end) {
        free.clear(places[i]);
        cells.get(i).updateIndex(places[i]);
      } else {
        left.add(cells.get(i));
      }
    }
    int place = free.nextSetBit(0);
    for (int i = 0; i < left.size() && place >= 0; i++) {
      left.get(i).updateIndex(place);
      place = free.nextSetBit(place + 1);
    }
  }

  /** By so many rows. Told as a position, which the flow takes up in the layout it has to do in any case. */
  private void scroll(VirtualFlow<?> flow, int rows) {
    double hidden = flow.getCellCount() * table.getFixedCellSize() - flow.getViewportLength();
    if (rows != 0 && hidden > 0) {
      flow.setPosition(Math.clamp(flow.getPosition() + rows * table.getFixedCellSize() / hidden, 0, 1));
    }
  }

  /** Where there were too few rows to scroll so far, and now there are more. */
  private static void mend(VirtualFlow<?> flow, int place, double offset) {
    if (flow.getPosition() < 1 && Math.abs(flow.getCell(place).getLayoutY() - offset) > PIXEL) {
      flow.scrollToTop(place);
      flow.scrollPixels(-offset);
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

  /** Looked up once for each skin: a look-up asks every node of the table. */
  private @Nullable VirtualFlow<?> flow() {
    if (known == null || !table.equals(known.getParent())) {
      known = table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
    return known;
  }
}
