package org.cloudpcdesk.ui.palette;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Overlay;
import org.jspecify.annotations.Nullable;

/** Binds the palette to its view model; the text field keeps the keyboard. Used on the UI thread. */
public final class PaletteController {
  private static final int PAGE = 8;

  private final PaletteViewModel model;
  private final Messages messages = Messages.of(PaletteController.class);

  @FXML @SuppressWarnings("NullAway.Init") private VBox panel;
  @FXML @SuppressWarnings("NullAway.Init") private TextField text;
  @FXML @SuppressWarnings("NullAway.Init") private ListView<Entry> list;
  @SuppressWarnings("NullAway.Init") private Overlay overlay;

  public PaletteController(PaletteViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    text.textProperty().bindBidirectional(model.text());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.setItems(model.entries());
    list.setCellFactory(any -> new Line());
    list.setFocusTraversable(false);
    Label nothing = new Label();
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    model.looking().addListener((observable, before, now) -> tell(nothing, now));
    tell(nothing, model.looking().get());
    list.getItems().addListener((ListChangeListener<Entry>) change -> choose(0));
    list.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> describe(now));
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> go());
  }

  /** Shows the palette over a window. */
  public void open(Overlay over) {
    overlay = over;
    model.open();
    choose(0);
    overlay.show(panel, text);
  }

  private void tell(Label nothing, boolean looking) {
    nothing.setText(messages.text(looking ? "looking" : "nothing"));
  }

  /** A screen reader hears what Enter leads to. */
  private void describe(@Nullable Entry entry) {
    text.setAccessibleHelp(entry == null ? messages.text("nothing") : model.words(entry));
  }

  private void pressed(KeyEvent event) {
    int at = list.getSelectionModel().getSelectedIndex();
    boolean mine =
        switch (event.getCode()) {
          case DOWN -> choose(at + 1);
          case UP -> choose(at - 1);
          case PAGE_DOWN -> choose(Math.min(at + PAGE, list.getItems().size() - 1));
          case PAGE_UP -> choose(Math.max(at - PAGE, 0));
          case ENTER -> go();
          default -> false;
        };
    if (mine) {
      event.consume();
    }
  }

  private boolean choose(int place) {
    int size = list.getItems().size();
    if (size > 0) {
      int target = Math.floorMod(place, size);
      list.getSelectionModel().clearAndSelect(target);
      list.scrollTo(Math.max(0, target - PAGE / 2));
    }
    return true;
  }

  private boolean go() {
    Entry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null && entry.enabled()) {
      overlay.hide();
      entry.go().run();
    }
    return true;
  }

  /** One entry: its icon and title, what tells it from others, and what kind it is. */
  private final class Line extends ListCell<Entry> {
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label kind = new Label();
    private final HBox box = new HBox(10, title, detail, kind);

    Line() {
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMaxWidth(USE_PREF_SIZE);
      box.prefWidthProperty().bind(list.widthProperty().subtract(44));
      title.setMinWidth(USE_PREF_SIZE);
      detail.setMaxWidth(Double.MAX_VALUE);
      detail.setMinWidth(0);
      HBox.setHgrow(detail, Priority.ALWAYS);
      detail.getStyleClass().add("palette-detail");
      kind.getStyleClass().add("palette-detail");
      kind.setMinWidth(USE_PREF_SIZE);
      title.getStyleClass().add("palette-title");
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      box.setDisable(!entry.enabled());
      title.setText(entry.title());
      title.setGraphic(Icons.of(entry.kind().icon()));
      detail.setText(entry.detail());
      kind.setText(messages.text("kind", entry.kind()));
      setAccessibleText(model.words(entry));
      setGraphic(box);
    }
  }
}
