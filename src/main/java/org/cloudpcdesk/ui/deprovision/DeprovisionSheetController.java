package org.cloudpcdesk.ui.deprovision;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.PlainCell;

/** Binds the sheet's nodes to its view model. The FXML loader fills its fields. */
@SuppressWarnings("NullAway.Init")
final class DeprovisionSheetController {
  private static final double ROW_HEIGHT = 30;
  private static final double SCROLL_BAR = 16;
  private static final int ROWS_SHOWN = 5;
  /** The field for the tenant's name needs room too, on a screen of 768 pixels. */
  private static final int ROWS_BESIDE_TERMS = 3;

  private final DeprovisionSheetViewModel model;

  @FXML private Label heading;
  @FXML private Label tenant;
  @FXML private Label account;
  @FXML private Label people;
  @FXML private Label earliest;
  @FXML private Label licences;
  @FXML private Label changed;
  @FXML private Label linesTitle;
  @FXML private TableView<DeprovisionSheetViewModel.Line> lines;
  @FXML private TableColumn<DeprovisionSheetViewModel.Line, String> device;
  @FXML private TableColumn<DeprovisionSheetViewModel.Line, String> person;
  @FXML private TableColumn<DeprovisionSheetViewModel.Line, String> graceEnd;
  @FXML private TableColumn<DeprovisionSheetViewModel.Line, String> plan;
  @FXML private TableColumn<DeprovisionSheetViewModel.Line, String> policy;
  @FXML private TextField reason;
  @FXML private TextField ticket;
  @FXML private Label typeTenantLabel;
  @FXML private TextField typeTenant;
  @FXML private CheckBox acceptCeiling;
  @FXML private Label permission;
  @FXML private Label blocked;
  @FXML private VBox skippedBox;
  @FXML private Label skippedTitle;
  @FXML private TableView<Choice.Refused> skipped;
  @FXML private TableColumn<Choice.Refused, String> skippedDevice;
  @FXML private TableColumn<Choice.Refused, String> skippedPerson;
  @FXML private TableColumn<Choice.Refused, String> skippedWhy;

  DeprovisionSheetController(DeprovisionSheetViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    heading.setText(model.heading());
    heading.setGraphic(Icons.of("fltral-delete-20"));
    tenant.setText(model.tenant());
    account.setText(model.account());
    people.setText(model.people());
    earliest.setText(model.earliest());
    licences.textProperty().bind(model.licences());
    licences.setTooltip(new Tooltip());
    licences.getTooltip().textProperty().bind(model.licences());
    changed.textProperty().bind(model.changed());
    changed.setGraphic(Icons.of("fltrmz-warning-16"));
    changed.visibleProperty().bind(model.changed().isNotEmpty());
    changed.managedProperty().bind(changed.visibleProperty());
    linesTitle.setText(model.linesTitle());
    PlainCell.fill(device, line -> line.target().device());
    PlainCell.fill(person, line -> line.target().person());
    PlainCell.fill(graceEnd, DeprovisionSheetViewModel.Line::graceEnd);
    PlainCell.fill(plan, DeprovisionSheetViewModel.Line::plan);
    PlainCell.fill(policy, DeprovisionSheetViewModel.Line::policy);
    fill(lines, model.linesTitle());
    lines.getItems().setAll(model.lines());
    resize(lines, 2);
    terms();
    skippedTitle.setText(model.skippedTitle());
    PlainCell.fill(skippedDevice, Choice.Refused::device);
    PlainCell.fill(skippedPerson, Choice.Refused::person);
    PlainCell.fill(skippedWhy, Choice.Refused::why);
    fill(skipped, model.skippedTitle());
    skipped.getItems().setAll(model.skipped());
    resize(skipped, 1);
    skippedBox.setVisible(!model.skipped().isEmpty());
    skippedBox.setManaged(!model.skipped().isEmpty());
  }

  private void terms() {
    reason.textProperty().bindBidirectional(model.reason());
    ticket.textProperty().bindBidirectional(model.ticket());
    typeTenantLabel.setText(model.typeTenant());
    typeTenant.setAccessibleText(model.typeTenant());
    typeTenant.textProperty().bindBidirectional(model.typedTenant());
    present(typeTenantLabel, model.needsTenantTyped());
    present(typeTenant, model.needsTenantTyped());
    acceptCeiling.setText(model.acceptCeiling());
    acceptCeiling.selectedProperty().bindBidirectional(model.ceilingAccepted());
    present(acceptCeiling, model.isAboveCeiling());
    present(permission, model.asksForPermission());
    blocked.textProperty().bind(model.hint());
    blocked.visibleProperty().bind(model.hint().isNotEmpty());
    blocked.managedProperty().bind(blocked.visibleProperty());
  }

  private static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }

  private static void fill(TableView<?> table, String name) {
    table.setAccessibleText(name);
    table.setFixedCellSize(ROW_HEIGHT);
  }

  /**
   * As high as its rows, up to a limit; beyond that it scrolls.
   *
   * @param least so many rows it shows on the smallest screen, with everything else that a sheet may have to say
   */
  private void resize(TableView<?> table, int least) {
    int most = model.needsTenantTyped() ? ROWS_BESIDE_TERMS : ROWS_SHOWN;
    int rows = Math.clamp(table.getItems().size(), 1, most);
    table.setPrefHeight(ROW_HEIGHT * (rows + 1) + SCROLL_BAR);
    table.setMinHeight(ROW_HEIGHT * (Math.min(rows, least) + 1) + SCROLL_BAR);
  }
}
