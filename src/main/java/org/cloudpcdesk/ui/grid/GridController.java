package org.cloudpcdesk.ui.grid;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.SavedView;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.settings.Layout;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/** Binds the table to its view model. Used on the UI thread. */
public final class GridController {

  /** What an administrator can start from the grid. */
  public record Actions(Runnable openDetails, Runnable refresh, Runnable signInAgain) {}

  /**
   * The tenant, as copied rows name it.
   *
   * @param address where Graph shows one Cloud PC, by its id
   */
  public record Tenant(String name, String id, Function<String, URI> address) {}

  /** What the grid copies with. */
  public record Copying(Tenant tenant, TextClipboard clipboard, Tasks tasks) {}

  private static final Messages MESSAGES = Messages.of(GridController.class);

  private final GridViewModel model;
  private final Selection selection;
  private final DeprovisionCommand command;
  private final Actions actions;
  private final Copying copying;
  private final TimeText times;
  private final RowList rows;
  private @Nullable String toReveal;
  private @Nullable List<Column> usual;
  @SuppressWarnings("NullAway.Init") private TableLayout layout;

  @FXML @SuppressWarnings("NullAway.Init") private TableView<Row> table;

  /** A grid on real parts. */
  public GridController(
      GridViewModel model,
      Selection selection,
      DeprovisionCommand command,
      Actions actions,
      Copying copying,
      TimeText times) {
    this(model, selection, command, actions, copying, times, new RowList());
  }

  GridController(
      GridViewModel model,
      Selection selection,
      DeprovisionCommand command,
      Actions actions,
      Copying copying,
      TimeText times,
      RowList rows) {
    this.model = model;
    this.selection = selection;
    this.command = command;
    this.actions = actions;
    this.copying = copying;
    this.times = times;
    this.rows = rows;
  }

  @FXML
  void initialize() {
    table.getColumns().setAll(new GridColumns(MESSAGES, times, model.now()).make());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setRowFactory(any -> new GridRow(model.now(), model.news()));
    table.setItems(rows);
    layout = new TableLayout(table, ColumnWidths.install(table));
    GridSelection places = new GridSelection(table, model, selection);
    // Setting a policy sorts at once, by nothing: the first order is kept aside.
    List<Search.Order> first = model.order().get();
    table.setOnSort(event -> places.beforeSort());
    // The table never compares rows itself: the search orders them, off this thread, and the rows follow.
    table.setSortPolicy(
        any -> {
          model.order().set(layout.order());
          return true;
        });
    layout.showArrows(first);
    table.setPlaceholder(
        new GridPlaceholder(
                MESSAGES,
                model,
                new GridPlaceholder.Ways(model::showAll, actions.refresh(), actions.signInAgain()))
            .node());
    table.setContextMenu(
        new GridMenu(
                MESSAGES,
                model,
                selection,
                new GridMenu.Copying(
                    new RowCopies(MESSAGES, copying.tenant()),
                    copying.clipboard(),
                    copying.tasks(),
                    this::shownColumns))
            .make(command, actions.openDetails()));
    GridScroll scroll = new GridScroll(table);
    GridKeys.install(table, actions.openDetails());
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            actions.openDetails().run();
          }
        });
    model.view().addListener((observable, before, now) -> arrange(now));
    model.shown().addListener((observable, before, now) -> swap(now, places, scroll));
    swap(model.shown().get(), places, scroll);
  }

  /** Gives the grid the keyboard. Nobody has chosen anything by that. */
  public void requestFocus() {
    table.requestFocus();
  }

  /** Gives the grid the keyboard when somebody goes from the search to its rows: without one focused yet, the first is chosen. */
  public void enter() {
    requestFocus();
    if (table.getFocusModel().getFocusedIndex() < 0 && !rows.isEmpty()) {
      table.getSelectionModel().clearAndSelect(0);
    }
  }

  /** Chooses one Cloud PC and scrolls to it; a search or view that hides it gives way. */
  public void reveal(String id) {
    toReveal = id;
    View view = model.shown().get();
    if (view == null || view.placeOf(id) < 0) {
      model.showAllAround(id);
    } else {
      revealIn(view);
    }
  }

  private void revealIn(View view) {
    String id = toReveal;
    int place = id == null ? -1 : view.placeOf(id);
    if (place >= 0) {
      toReveal = null;
      table.getSelectionModel().clearAndSelect(place);
      table.scrollTo(place);
    }
  }

  /** Entries that show and hide columns, for the header's menu; and one that brings back the first layout. */
  public List<MenuItem> columnChoices() {
    List<MenuItem> choices = new ArrayList<>();
    for (TableColumn<Row, ?> column : table.getColumns()) {
      CheckMenuItem choice = new CheckMenuItem(column.getText());
      choice.setId("choose-" + GridColumns.of(column).name());
      choice.selectedProperty().bindBidirectional(column.visibleProperty());
      choices.add(choice);
    }
    ListChangeListener<TableColumn<Row, ?>> lastStays =
        change -> {
          boolean one = table.getVisibleLeafColumns().size() == 1;
          for (int i = 0; i < choices.size(); i++) {
            choices.get(i).setDisable(one && ((CheckMenuItem) choices.get(i)).isSelected());
          }
        };
    table.getVisibleLeafColumns().addListener(lastStays);
    return choices;
  }

  /** The columns that are shown, in the order they stand in. */
  public List<Column> shownColumns() {
    return layout.shown();
  }

  /** Arranges columns and order as they once were. */
  public void restore(Layout kept) {
    layout.restore(kept.columns());
    List<Search.Order> order = new ArrayList<>();
    for (Layout.Sort part : kept.order()) {
      TableLayout.column(part.column()).ifPresent(column -> order.add(new Search.Order(column, part.descending())));
    }
    if (!order.isEmpty()) {
      table.getSortOrder().clear();
      layout.showArrows(order);
    }
  }

  /**
   * The columns and the order as they are, to be kept with the rest; while one of the administrator's own views has its
   * own, those that were kept before stay.
   */
  public Layout arrangement(Layout kept) {
    if (usual != null) {
      return kept;
    }
    List<Layout.Sort> order =
        layout.order().stream().map(part -> new Layout.Sort(part.column().name(), part.descending())).toList();
    return new Layout(layout.columns(), order, 0, 0, false, 0, null);
  }

  /** A column's title. */
  public static String title(Column column) {
    return MESSAGES.text("column", column);
  }

  /** Where the menu of the keyboard and the focus ring belong. */
  public Node node() {
    return table;
  }

  private void swap(@Nullable View view, GridSelection places, GridScroll scroll) {
    if (view == null) {
      return;
    }
    scroll.through(() -> places.through(() -> rows.show(view), view), view);
    revealIn(view);
  }

  /** One of the administrator's own views brings its columns and order; afterwards the columns are as they were. */
  private void arrange(ShownView view) {
    List<Column> before = usual == null ? shownColumns() : usual;
    if (view instanceof ShownView.Own(SavedView own)) {
      usual = before;
      layout.show(own.columns().isEmpty() ? before : own.columns());
      if (!own.order().isEmpty()) {
        table.getSortOrder().clear();
        layout.showArrows(own.order());
      }
    } else if (usual != null) {
      layout.show(before);
      usual = null;
    }
  }
}
