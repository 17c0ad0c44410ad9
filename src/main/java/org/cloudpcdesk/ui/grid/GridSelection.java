package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.ui.common.Selection;
import org.jspecify.annotations.Nullable;

/** Carries the choice between the table, which knows places, and the {@link Selection}, which knows ids. */
final class GridSelection {
  private static final int LARGE = 1000;
  private static final int FEW = 16;

  private final TableView<Row> table;
  private final GridViewModel grid;
  private final Selection selection;
  private boolean restoring;
  private boolean sorting;

  GridSelection(TableView<Row> table, GridViewModel grid, Selection selection) {
    this.table = table;
    this.grid = grid;
    this.selection = selection;
    ListChangeListener<Integer> chosen = change -> report();
    InvalidationListener focused = observable -> report();
    table.getSelectionModel().getSelectedIndices().addListener(chosen);
    table.getFocusModel().focusedIndexProperty().addListener(focused);
  }

  /**
   * Before the table sorts. It compares the choice before and after by a search for each chosen row; a large choice
   * would hold up the window, so it is taken away until the rows come in their new order.
   */
  void beforeSort() {
    if (table.getSelectionModel().getSelectedIndices().size() > LARGE) {
      sorting = true;
      table.getSelectionModel().clearSelection();
    }
  }

  /** Runs a swap of the rows, then points the table at the same Cloud PCs as before. */
  void through(Runnable swap, View view) {
    restoring = true;
    try {
      swap.run();
      restore(view);
    } finally {
      restoring = false;
      sorting = false;
    }
  }

  private void restore(View view) {
    choose(view.placesOf(List.copyOf(selection.chosen())));
    String focus = selection.focused().get();
    int place = focus == null ? -1 : view.placeOf(focus);
    if (table.getFocusModel().getFocusedIndex() != place) {
      table.getFocusModel().focus(place);
    }
  }

  /**
   * Chooses these places and no others. Where few differ the others are left alone: each row that is taken out and put in
   * again is styled anew.
   */
  private void choose(int[] wanted) {
    var model = table.getSelectionModel();
    BitSet more = new BitSet();
    Arrays.stream(wanted).filter(place -> place >= 0).forEach(more::set);
    BitSet less = new BitSet();
    model.getSelectedIndices().forEach(less::set);
    BitSet both = (BitSet) more.clone();
    both.and(less);
    more.andNot(both);
    less.andNot(both);
    if (less.cardinality() > FEW) {
      model.clearSelection();
      more.or(both);
    } else {
      less.stream().forEach(model::clearSelection);
    }
    if (!more.isEmpty()) {
      int[] places = more.stream().toArray();
      model.selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
    }
  }

  private void report() {
    if (restoring || sorting) {
      return;
    }
    List<Row> rows = table.getItems();
    List<String> ids = new ArrayList<>();
    for (int place : table.getSelectionModel().getSelectedIndices()) {
      if (place >= 0 && place < rows.size()) {
        ids.add(rows.get(place).pc().id());
      }
    }
    int place = table.getFocusModel().getFocusedIndex();
    @Nullable String focus = place >= 0 && place < rows.size() ? rows.get(place).pc().id() : null;
    grid.choose(ids, focus);
  }
}
