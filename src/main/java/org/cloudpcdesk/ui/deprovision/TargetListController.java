package org.cloudpcdesk.ui.deprovision;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import org.cloudpcdesk.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the list window's nodes to its view model. The FXML loader fills its fields. */
@SuppressWarnings("NullAway.Init")
final class TargetListController {
  private static final double ROW_HEIGHT = 30;

  private final TargetListViewModel model;

  @FXML private BorderPane listSheet;
  @FXML private TextArea text;
  @FXML private Button chooseFile;
  @FXML private CheckBox onlyOpen;
  @FXML private Label summary;
  @FXML private Label problem;
  @FXML private MenuButton pick;
  @FXML private TableView<ListLine> lines;
  @FXML private TableColumn<ListLine, String> number;
  @FXML private TableColumn<ListLine, ListLine> verdict;
  @FXML private TableColumn<ListLine, String> line;
  @FXML private TableColumn<ListLine, String> device;
  @FXML private TableColumn<ListLine, String> person;
  @FXML private TableColumn<ListLine, String> what;

  TargetListController(TargetListViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    text.textProperty().bindBidirectional(model.text());
    chooseFile.setGraphic(Icons.of("fltral-folder-open-20"));
    chooseFile.setOnAction(event -> model.chooseFile());
    onlyOpen.selectedProperty().bindBidirectional(model.onlyOpen());
    summary.textProperty().bind(model.summary());
    problem.textProperty().bind(model.problem());
    problem.visibleProperty().bind(model.problem().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    column(number, one -> Integer.toString(one.number()));
    column(line, ListLine::text);
    column(device, ListLine::device);
    column(person, ListLine::person);
    column(what, ListLine::what);
    verdict.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
    verdict.setCellFactory(any -> new VerdictCell());
    lines.setFixedCellSize(ROW_HEIGHT);
    lines.setItems(model.lines());
    lines
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((observable, before, now) -> offer(now == null ? List.of() : choices(now)));
    offer(List.of());
    listSheet.setOnDragOver(this::dragged);
    listSheet.setOnDragDropped(this::dropped);
  }

  void requestFocus() {
    text.requestFocus();
  }

  private List<MenuItem> choices(ListLine chosen) {
    return chosen.candidates().stream()
        .map(
            pc -> {
              MenuItem choice = new MenuItem(model.candidate(pc));
              choice.setMnemonicParsing(false);
              choice.setOnAction(event -> model.pick(chosen, pc));
              return choice;
            })
        .toList();
  }

  private void offer(List<MenuItem> choices) {
    pick.getItems().setAll(choices);
    pick.setDisable(choices.isEmpty());
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      model.readFile(event.getDragboard().getFiles().getFirst().toPath());
    } else {
      model.text().set(event.getDragboard().getString());
    }
    event.setDropCompleted(true);
    event.consume();
  }

  private static void column(TableColumn<ListLine, String> column, Function<ListLine, String> text) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
    column.setCellFactory(
        any ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                setTooltip(empty || item == null || item.isEmpty() ? null : new Tooltip(item));
              }
            });
  }

  /** What a line was found to be, as icon and word. */
  private final class VerdictCell extends TableCell<ListLine, ListLine> {
    @Override
    protected void updateItem(@Nullable ListLine item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      FontIcon icon = Icons.of(item.verdict().icon());
      icon.getStyleClass().add(item.verdict().styleClass());
      setGraphic(icon);
      setText(model.verdict(item));
    }
  }
}
