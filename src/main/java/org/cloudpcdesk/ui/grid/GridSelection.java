package org.cloudpcdesk.ui.grid;

import java.util.ArrayList;
import java.util.Arrays;
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

  private final TableView<Row> table;
  private final GridViewModel model;
  private final Selection selection;
  private boolean restoring;
  private boolean sorting;

  GridSelection(TableView<Row> table, GridViewModel model, Selection selection) {
    this.table = table;
    this.model = model;
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
    var places = table.getSelectionModel();
    int[] wanted = view.placesOf(List.copyOf(selection.chosen()));
    int[] sorted = Arrays.stream(wanted).filter(place -> place >= 0).sorted().toArray();
    if (!Arrays.equals(sorted, places.getSelectedIndices().stream().mapToInt(Integer::intValue).sorted().toArray())) {
      places.clearSelection();
      if (sorted.length > 0) {
        places.selectIndices(sorted[0], Arrays.copyOfRange(sorted, 1, sorted.length));
      }
    }
    String focus = selection.focused().get();
    int place = focus == null ? -1 : view.placeOf(focus);
    if (table.getFocusModel().getFocusedIndex() != place) {
      table.getFocusModel().focus(place);
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
    model.choose(ids, focus);
  }
}
