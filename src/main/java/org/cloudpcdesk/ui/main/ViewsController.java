package org.cloudpcdesk.ui.main;

import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.SavedView;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.grid.GridViewModel;
import org.cloudpcdesk.ui.grid.ShownView;

/**
 * The list of views with how many Cloud PCs each holds; the administrator's own can be saved, renamed, moved and
 * deleted. Used on the UI thread.
 */
public final class ViewsController {
  private static final KeyCombination RENAME = KeyCombination.valueOf("F2");
  private static final KeyCombination DELETE = KeyCombination.valueOf("Delete");
  private static final KeyCombination UP = KeyCombination.valueOf("Alt+Up");
  private static final KeyCombination DOWN = KeyCombination.valueOf("Alt+Down");

  private final GridViewModel model;
  private final Messages messages = Messages.of(ViewsController.class);
  private Supplier<List<Column>> columns = List::of;

  @SuppressWarnings("NullAway.Init") private Supplier<NamePanel> names;
  private boolean filling;

  @FXML @SuppressWarnings("NullAway.Init") private ListView<ShownView> list;
  @FXML @SuppressWarnings("NullAway.Init") private Button save;

  ViewsController(GridViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    list.setCellFactory(any -> new ViewCell(messages, view -> model.counts().get().get(view)));
    list.setContextMenu(menu());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (observable, before, now) -> {
              if (now != null && !filling) {
                choose(now);
              }
            });
    model.view().addListener((observable, before, now) -> select());
    model.views().own().addListener((observable, before, now) -> fill());
    model.counts().addListener((observable, before, now) -> list.refresh());
    save.setGraphic(Icons.of("fltral-bookmark-16"));
    save.setOnAction(event -> save());
    model.parsed().addListener((observable, before, now) -> save.setDisable(now instanceof ParsedQuery.Bad));
    fill();
  }

  /** Connects what belongs to the window around it. */
  void connect(Supplier<NamePanel> panel, Supplier<List<Column>> shownColumns) {
    names = panel;
    columns = shownColumns;
  }

  /** Keeps what is shown now as a view of the administrator's own, once it has a name. */
  void save() {
    if (!(model.parsed().get() instanceof ParsedQuery.Good asked)) {
      return;
    }
    String query = joined(model.view().get().query().text(), asked.text().strip());
    String suggested = model.view().get() instanceof ShownView.Own(SavedView view) ? view.name() : "";
    names.get().ask(
        messages.text("views.save"),
        suggested,
        name -> {
          SavedView view = new SavedView(name, query, columns.get(), model.order().get());
          model.views().save(view);
          model.show(new ShownView.Own(view));
        });
  }

  private static String joined(String view, String text) {
    return view.isEmpty() || text.isEmpty() ? view + text : "(" + view + ") (" + text + ")";
  }

  private void choose(ShownView view) {
    if (!view.equals(model.view().get())) {
      model.show(view);
      select();
    }
  }

  private void fill() {
    filling = true;
    try {
      list.getItems().setAll(model.views().all());
    } finally {
      filling = false;
    }
    select();
  }

  private void select() {
    list.getSelectionModel().select(model.view().get());
  }

  private ContextMenu menu() {
    MenuItem rename = item("viewRename", messages.text("views.rename"), RENAME, this::rename);
    MenuItem up = item("viewUp", messages.text("views.up"), UP, () -> move(-1));
    MenuItem down = item("viewDown", messages.text("views.down"), DOWN, () -> move(1));
    MenuItem delete = item("viewDelete", messages.text("views.delete"), DELETE, this::delete);
    ContextMenu menu = new ContextMenu(rename, up, down, new SeparatorMenuItem(), delete);
    menu.setOnShowing(
        event -> {
          boolean own = list.getSelectionModel().getSelectedItem() instanceof ShownView.Own;
          menu.getItems().forEach(item -> item.setDisable(!own));
        });
    return menu;
  }

  /** The key is shown only; it works while the list has the keyboard. */
  private static MenuItem item(String id, String text, KeyCombination key, Runnable action) {
    MenuItem item = new MenuItem(text + "\t" + key.getDisplayText());
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void pressed(KeyEvent event) {
    if (RENAME.match(event)) {
      rename();
    } else if (DELETE.match(event)) {
      delete();
    } else if (UP.match(event)) {
      move(-1);
    } else if (DOWN.match(event)) {
      move(1);
    } else {
      return;
    }
    event.consume();
  }

  private void rename() {
    if (list.getSelectionModel().getSelectedItem() instanceof ShownView.Own(SavedView view)) {
      names.get().ask(
          messages.text("views.rename"),
          view.name(),
          name -> {
            model.views().rename(view.name(), name);
            model.views().own().get().find(name).ifPresent(renamed -> model.show(new ShownView.Own(renamed)));
          });
    }
  }

  private void move(int by) {
    if (list.getSelectionModel().getSelectedItem() instanceof ShownView.Own(SavedView view)) {
      model.views().move(view.name(), by);
    }
  }

  private void delete() {
    if (list.getSelectionModel().getSelectedItem() instanceof ShownView.Own(SavedView view)) {
      model.views().delete(view.name());
    }
  }
}
