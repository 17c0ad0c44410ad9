package org.cloudpcdesk.ui.grid;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.cloudpcdesk.inventory.Inventory.Row;

/**
 * The keys the table does not have by itself. Space marks and unmarks the focused row; from then on the arrow keys move
 * the focus only, so that the marks stay, until Esc, a click or Ctrl+A.
 */
final class GridKeys {
  private final TableView<Row> table;
  private final Runnable openDetails;
  private boolean marking;

  private GridKeys(TableView<Row> table, Runnable openDetails) {
    this.table = table;
    this.openDetails = openDetails;
  }

  static void install(TableView<Row> table, Runnable openDetails) {
    GridKeys keys = new GridKeys(table, openDetails);
    table.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
    table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> keys.marking = false);
  }

  private void pressed(KeyEvent event) {
    if (event.isControlDown() || event.isShiftDown() || event.isAltDown() || event.isMetaDown()) {
      if (event.getCode() == KeyCode.A || event.isShiftDown()) {
        marking = false;
      }
      return;
    }
    int focused = table.getFocusModel().getFocusedIndex();
    boolean mine =
        switch (event.getCode()) {
          case ENTER -> {
            openDetails.run();
            yield true;
          }
          case SPACE -> mark(focused);
          case ESCAPE -> endMarking(focused);
          case UP -> marking && move(focused - 1);
          case DOWN -> marking && move(focused + 1);
          case HOME -> marking && move(0);
          case END -> marking && move(table.getItems().size() - 1);
          default -> false;
        };
    if (mine) {
      event.consume();
    }
  }

  private boolean mark(int place) {
    if (place < 0) {
      return false;
    }
    marking = true;
    if (table.getSelectionModel().isSelected(place)) {
      table.getSelectionModel().clearSelection(place);
    } else {
      table.getSelectionModel().select(place);
    }
    table.getFocusModel().focus(place);
    return true;
  }

  private boolean endMarking(int focused) {
    boolean any = marking || table.getSelectionModel().getSelectedIndices().size() > 1;
    marking = false;
    if (any && focused >= 0) {
      table.getSelectionModel().clearAndSelect(focused);
    }
    return any;
  }

  private boolean move(int place) {
    int target = Math.clamp(place, 0, Math.max(0, table.getItems().size() - 1));
    table.getFocusModel().focus(target);
    table.scrollTo(Math.max(0, target - 2));
    return true;
  }
}
