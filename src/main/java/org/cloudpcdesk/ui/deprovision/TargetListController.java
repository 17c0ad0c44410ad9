package org.cloudpcdesk.ui.deprovision;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.PlainCell;
import org.cloudpcdesk.ui.common.SignCell;

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
    PlainCell.fill(number, one -> Integer.toString(one.number()));
    PlainCell.fill(line, ListLine::text);
    PlainCell.fill(device, ListLine::device);
    PlainCell.fill(person, ListLine::person);
    PlainCell.fill(what, ListLine::what);
    SignCell.fill(
        verdict, one -> new SignCell.Sign(one.verdict().icon(), one.verdict().styleClass(), model.verdict(one)));
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
}
