package org.cloudpcdesk.ui.history;

import java.util.Arrays;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.cloudpcdesk.export.JournalText;
import org.cloudpcdesk.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

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
    column(at, ActLine::at);
    column(device, ActLine::device);
    column(person, ActLine::person);
    column(account, ActLine::account);
    column(ticket, ActLine::ticket);
    column(reason, ActLine::reason);
    column(source, ActLine::source);
    what.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
    what.setCellFactory(any -> new WhatCell());
    table.setFixedCellSize(ROW_HEIGHT);
    table.setItems(model.lines());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((observable, before, now) -> whole.setText(now == null ? "" : model.whole(now.act())));
  }

  private static void column(TableColumn<ActLine, String> column, Function<ActLine, String> text) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
    column.setCellFactory(
        any ->
            new TableCell<>() {
              private final Tooltip tip = new Tooltip();

              @Override
              protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                boolean blank = empty || item == null || item.isEmpty();
                setText(blank ? null : item);
                tip.setText(blank ? "" : item);
                setTooltip(blank ? null : tip);
              }
            });
  }

  /** What was done, with an icon for who tells of it. */
  private static final class WhatCell extends TableCell<ActLine, ActLine> {
    @Override
    protected void updateItem(@Nullable ActLine item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      FontIcon icon = Icons.of(item.icon());
      icon.getStyleClass().add(item.styleClass());
      setGraphic(icon);
      setText(item.what());
    }
  }
}
