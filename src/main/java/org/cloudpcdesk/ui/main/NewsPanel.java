package org.cloudpcdesk.ui.main;

import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.inventory.changes.Change;
import org.cloudpcdesk.inventory.changes.News;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.grid.ChangeWords;
import org.cloudpcdesk.ui.grid.GridViewModel;
import org.jspecify.annotations.Nullable;

/** The list of what changed since the last look. Used on the UI thread. */
public final class NewsPanel {

  /** What an administrator can do from the list. */
  record Ways(Consumer<String> reveal, Runnable close) {}

  private final GridViewModel grid;
  private final ChangeWords words;
  private final Ways ways;
  private final Messages messages = Messages.of(NewsPanel.class);

  @FXML @SuppressWarnings("NullAway.Init") private VBox panel;
  @FXML @SuppressWarnings("NullAway.Init") private Label title;
  @FXML @SuppressWarnings("NullAway.Init") private ListView<Change> list;
  @FXML @SuppressWarnings("NullAway.Init") private Button seen;
  @FXML @SuppressWarnings("NullAway.Init") private Button close;

  NewsPanel(GridViewModel grid, ChangeWords words, Ways ways) {
    this.grid = grid;
    this.words = words;
    this.ways = ways;
  }

  @FXML
  void initialize() {
    list.setCellFactory(any -> new Line());
    Label none = new Label(messages.text("news.none"));
    none.setWrapText(true);
    list.setPlaceholder(none);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getClickCount() == 2) {
            reveal();
          }
        });
    seen.setOnAction(event -> {
      grid.seen();
      ways.close().run();
    });
    close.setOnAction(event -> ways.close().run());
    grid.news().addListener((observable, before, now) -> show(now));
    show(grid.news().get());
  }

  VBox panel() {
    return panel;
  }

  /** What gets the keyboard first. */
  Node first() {
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
    return list;
  }

  private void show(News news) {
    List<Change> latest = news.latestFirst();
    if (!latest.equals(list.getItems())) {
      Change chosen = list.getSelectionModel().getSelectedItem();
      list.getItems().setAll(latest);
      list.getSelectionModel().select(chosen);
    }
    title.setText(messages.text("news.title", latest.size()));
    seen.setDisable(latest.isEmpty());
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      reveal();
      event.consume();
    }
  }

  private void reveal() {
    Change change = list.getSelectionModel().getSelectedItem();
    if (change != null) {
      ways.close().run();
      ways.reveal().accept(change.pc().id());
    }
  }

  /** One change: what became of which Cloud PC, and below it what it was and is. */
  private final class Line extends ListCell<Change> {
    private final Label head = new Label();
    private final Label body = new Label();
    private final VBox box = new VBox(head, body);

    Line() {
      head.getStyleClass().add("news-head");
      body.getStyleClass().add("news-body");
      box.prefWidthProperty().bind(list.widthProperty().subtract(44));
      box.setMaxWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable Change change, boolean empty) {
      super.updateItem(change, empty);
      if (empty || change == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String lines = String.join("\n", words.lines(change));
      head.setText(words.title(change));
      head.setGraphic(Icons.of(icon(change.kind())));
      body.setText(lines);
      setAccessibleText(messages.text("news.line", words.title(change), lines));
      setGraphic(box);
    }
  }

  private static String icon(Change.Kind kind) {
    return switch (kind) {
      case NEW -> "fltral-add-20";
      case CHANGED -> "fltral-edit-16";
      case GONE -> "fltral-delete-16";
    };
  }
}
