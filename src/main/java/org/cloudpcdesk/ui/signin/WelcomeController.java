package org.cloudpcdesk.ui.signin;

import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.ui.signin.WelcomeViewModel.State;

/** Shows {@link WelcomeViewModel}. */
public final class WelcomeController {
  private final WelcomeViewModel model;
  private final Runnable openSettings;
  private final Consumer<String> clipboard;

  @FXML private VBox choiceBox;
  @FXML private VBox workingBox;
  @FXML private VBox failureBox;
  @FXML private Button signInButton;
  @FXML private Button cancelButton;
  @FXML private Label registrationLabel;
  @FXML private Label browserLabel;
  @FXML private Label sampleLabel;
  @FXML private Label failureWhat;
  @FXML private Label failureUnchanged;
  @FXML private Label failureNext;
  @FXML private TextField failureTechnical;

  /**
   * @param openSettings shows the settings dialog
   * @param clipboard takes text for the clipboard
   */
  @SuppressWarnings("NullAway.Init") // FXMLLoader sets the nodes before initialize().
  public WelcomeController(WelcomeViewModel model, Runnable openSettings, Consumer<String> clipboard) {
    this.model = model;
    this.openSettings = openSettings;
    this.clipboard = clipboard;
  }

  @FXML
  void initialize() {
    registrationLabel.textProperty().bind(model.registrationProperty());
    model.stateProperty().subscribe(this::show);
  }

  @FXML
  void signIn() {
    model.open(Opener.Mode.MICROSOFT);
  }

  @FXML
  void sample() {
    model.open(Opener.Mode.SAMPLE);
  }

  @FXML
  void cancel() {
    model.cancel();
  }

  @FXML
  void settings() {
    openSettings.run();
  }

  @FXML
  void copy() {
    if (model.stateProperty().get() instanceof State.Failed failed) {
      clipboard.accept(failed.failure().text());
    }
  }

  private void show(State state) {
    boolean working = state instanceof State.Working;
    shown(choiceBox, !working);
    shown(workingBox, working);
    shown(failureBox, state instanceof State.Failed);
    // A hidden default or cancel button would still hear Enter and Esc.
    signInButton.setDefaultButton(!working);
    cancelButton.setCancelButton(working);
    switch (state) {
      case State.Idle() -> signInButton.requestFocus();
      case State.Working(Opener.Mode mode) -> {
        shown(browserLabel, mode == Opener.Mode.MICROSOFT);
        shown(sampleLabel, mode == Opener.Mode.SAMPLE);
        cancelButton.requestFocus();
      }
      case State.Failed(Failure failure) -> {
        failureWhat.setText(failure.what());
        failureUnchanged.setText(failure.unchanged());
        failureNext.setText(failure.next());
        failureTechnical.setText(failure.technical());
        shown(failureTechnical, !failure.technical().isEmpty());
        signInButton.requestFocus();
      }
    }
  }

  private static void shown(javafx.scene.Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
