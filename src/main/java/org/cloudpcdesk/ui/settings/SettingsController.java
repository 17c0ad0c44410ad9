package org.cloudpcdesk.ui.settings;

import java.util.ResourceBundle;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.common.Fxml;

/** Shows {@link SettingsViewModel}. */
public final class SettingsController {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final SettingsViewModel model;

  @FXML private Label themeLabel;
  @FXML private ComboBox<ThemeChoice> themeChoice;
  @FXML private Label clientIdLabel;
  @FXML private TextField clientIdField;
  @FXML private Label clientIdProblem;
  @FXML private Label tenantLabel;
  @FXML private TextField tenantField;
  @FXML private Label tenantProblem;
  @FXML private Label storeProblem;
  @FXML private Node storeProblemBox;

  @SuppressWarnings("NullAway.Init") // FXMLLoader sets the nodes before initialize().
  public SettingsController(SettingsViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    // Not in the FXML: there a label cannot name a field that comes after it.
    themeLabel.setLabelFor(themeChoice);
    clientIdLabel.setLabelFor(clientIdField);
    tenantLabel.setLabelFor(tenantField);
    themeChoice.setConverter(new ThemeNames());
    themeChoice.getItems().setAll(ThemeChoice.values());
    themeChoice.valueProperty().bindBidirectional(model.themeProperty());
    clientIdField.textProperty().bindBidirectional(model.clientIdProperty());
    tenantField.textProperty().bindBidirectional(model.tenantProperty());
    judge(clientIdField, clientIdProblem, model.clientIdProblem());
    judge(tenantField, tenantProblem, model.tenantProblem());
    storeProblem.setText(model.storeProblem());
    shown(storeProblemBox, !model.storeProblem().isEmpty());
  }

  /** Shows what is wrong below a field, and tells a screen reader at the field itself. */
  private static void judge(TextField field, Label label, ObservableValue<String> problem) {
    label.textProperty().bind(problem);
    field.accessibleHelpProperty().bind(problem);
    problem.subscribe(
        text -> {
          shown(label, !text.isEmpty());
          field.pseudoClassStateChanged(DANGER, !text.isEmpty());
        });
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static final class ThemeNames extends StringConverter<ThemeChoice> {
    private final ResourceBundle messages = Fxml.messages(SettingsController.class);

    @Override
    public String toString(ThemeChoice choice) {
      return choice == null ? "" : messages.getString("theme." + choice.name());
    }

    @Override
    public ThemeChoice fromString(String text) {
      throw new UnsupportedOperationException("the list is not editable");
    }
  }
}
