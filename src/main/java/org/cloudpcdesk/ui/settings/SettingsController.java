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
  @FXML private Label clientIdHelp;
  @FXML private Label tenantLabel;
  @FXML private TextField tenantField;
  @FXML private Label tenantProblem;
  @FXML private Label tenantHelp;
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
    judge(clientIdField, clientIdProblem, clientIdHelp, model.clientIdProblem());
    judge(tenantField, tenantProblem, tenantHelp, model.tenantProblem());
    storeProblem.setText(model.storeProblem());
    boolean troubled = !model.storeProblem().isEmpty();
    storeProblemBox.setVisible(troubled);
    storeProblemBox.setManaged(troubled);
  }

  /**
   * Shows what is wrong in the place of the help, so that the dialog keeps its size, and tells a screen reader at the
   * field itself.
   */
  private static void judge(TextField field, Label label, Label help, ObservableValue<String> problem) {
    label.textProperty().bind(problem);
    problem.subscribe(
        text -> {
          boolean wrong = !text.isEmpty();
          label.setVisible(wrong);
          help.setVisible(!wrong);
          field.setAccessibleHelp(wrong ? text : help.getText());
          field.pseudoClassStateChanged(DANGER, wrong);
        });
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
