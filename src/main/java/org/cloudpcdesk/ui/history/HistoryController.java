package org.cloudpcdesk.ui.history;

import java.util.Arrays;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.cloudpcdesk.export.JournalText;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.PlainCell;
import org.cloudpcdesk.ui.common.SignCell;
import org.jspecify.annotations.Nullable;

/** Binds the history's nodes to its view model. The FXML loader fills its fields. */
@SuppressWarnings("NullAway.Init")
final class HistoryController {
  private static final double ROW_HEIGHT = 28;

  private final HistoryViewModel model;
  private final JournalExport export;

  @FXML private TextField search;
  @FXML private ChoiceBox<Period> period;
  @FXML private Button only;
  @FXML private Button refresh;
  @FXML private MenuButton exportMenu;
  @FXML private ProgressBar progress;
  @FXML private TableView<ActLine> table;
  @FXML private TableColumn<ActLine, String> at;
  @FXML private TableColumn<ActLine, ActLine> what;
  @FXML private TableColumn<ActLine, String> device;
  @FXML private TableColumn<ActLine, String> person;
  @FXML private TableColumn<ActLine, String> account;
  @FXML private TableColumn<ActLine, String> ticket;
  @FXML private TableColumn<ActLine, String> reason;
  @FXML private TableColumn<ActLine, String> source;
  @FXML private TextArea whole;
  @FXML private Button copy;
  @FXML private Label summary;
  @FXML private Label problem;

  HistoryController(HistoryViewModel model, JournalExport export) {
    this.model = model;
    this.export = export;
  }

  @FXML
  void initialize() {
    search.textProperty().bindBidirectional(model.text());
    choosePeriod();
    only.setGraphic(Icons.of("fltral-dismiss-16"));
    only.setOnAction(event -> model.cloudPc().set(null));
    model.cloudPc().addListener((observable, before, now) -> nameOnly());
    nameOnly();
    refresh.setGraphic(Icons.of("fltral-arrow-clockwise-20"));
    refresh.setOnAction(event -> model.refresh());
    Arrays.stream(JournalText.Format.values()).map(this::choice).forEach(exportMenu.getItems()::add);
    progress.visibleProperty().bind(model.reading());
    list();
    copy.setGraphic(Icons.of("fltral-copy-16"));
    copy.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    copy.setOnAction(event -> model.copy(table.getSelectionModel().getSelectedItem().act()));
    summary.textProperty().bind(model.summary());
    problem.textProperty().bind(model.problem());
    problem.visibleProperty().bind(model.problem().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
  }

  void requestFocus() {
    search.requestFocus();
    search.selectAll();
  }

  private MenuItem choice(JournalText.Format format) {
    MenuItem choice = new MenuItem(export.name(format));
    choice.setId("export-" + format.name());
    choice.setOnAction(event -> export.write(format, model.lines()));
    return choice;
  }

  private void nameOnly() {
    only.setText(model.cloudPcName());
    boolean present = model.cloudPc().get() != null;
    only.setVisible(present);
    only.setManaged(present);
  }

  private void choosePeriod() {
    period.getItems().setAll(Period.values());
    period.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Period one) {
            return one == null ? "" : model.periodText(one);
          }

          @Override
          public Period fromString(String text) {
            throw new UnsupportedOperationException("it cannot be typed");
          }
        });
    period.valueProperty().bindBidirectional(model.period());
  }

  private void list() {
    PlainCell.fill(at, ActLine::at);
    PlainCell.fill(device, ActLine::device);
    PlainCell.fill(person, ActLine::person);
    PlainCell.fill(account, ActLine::account);
    PlainCell.fill(ticket, ActLine::ticket);
    PlainCell.fill(reason, ActLine::reason);
    PlainCell.fill(source, ActLine::source);
    SignCell.fill(what, act -> new SignCell.Sign(act.icon(), act.styleClass(), act.what()));
    table.setFixedCellSize(ROW_HEIGHT);
    table.setItems(model.lines());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((observable, before, now) -> whole.setText(now == null ? "" : model.whole(now.act())));
  }
}
