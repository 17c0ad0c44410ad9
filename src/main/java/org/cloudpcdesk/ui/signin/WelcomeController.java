package org.cloudpcdesk.ui.signin;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.signin.DeviceCode;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TenantWords;
import org.cloudpcdesk.ui.signin.Opener.Request;
import org.cloudpcdesk.ui.signin.Opener.Way;
import org.cloudpcdesk.ui.signin.WelcomeViewModel.State;

/** Shows {@link WelcomeViewModel}. */
public final class WelcomeController {

  /**
   * What the page starts elsewhere.
   *
   * @param openSettings shows the settings dialog
   * @param forget asks whether an account is to be forgotten
   * @param browse opens a page in the browser
   * @param clipboard takes text for the clipboard
   */
  public record Ways(
      Runnable openSettings, Consumer<KnownAccount> forget, Consumer<URI> browse, Consumer<String> clipboard) {}

  private final WelcomeViewModel model;
  private final Ways ways;
  private final Messages messages = Messages.of(WelcomeController.class);
  private final Timeline clock;

  @FXML private VBox choiceBox;
  @FXML private VBox knownBox;
  @FXML private VBox knownList;
  @FXML private VBox workingBox;
  @FXML private VBox failureBox;
  @FXML private Button signInButton;
  @FXML private Label tenantLabel;
  @FXML private TextField tenantField;
  @FXML private Label tenantFault;
  @FXML private Label tenantHelp;
  @FXML private Label cloudLabel;
  @FXML private ComboBox<Cloud> cloudBox;
  @FXML private Hyperlink codeLink;
  @FXML private Label codeNotAllowed;
  @FXML private VBox codeBox;
  @FXML private TextField codePage;
  @FXML private TextField userCode;
  @FXML private Button copyCode;
  @FXML private Label codeLeft;
  @FXML private Button cancelButton;
  @FXML private Label registrationLabel;
  @FXML private Label browserLabel;
  @FXML private Label codeLabel;
  @FXML private Label storedLabel;
  @FXML private Label sampleLabel;
  @FXML private Label failureWhat;
  @FXML private Label failureUnchanged;
  @FXML private Label failureNext;
  @FXML private TextField failureTechnical;

  @SuppressWarnings("NullAway.Init") // FXMLLoader sets the nodes before initialize().
  public WelcomeController(WelcomeViewModel model, Ways ways) {
    this.model = model;
    this.ways = ways;
    this.clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> model.tick()));
    clock.setCycleCount(Animation.INDEFINITE);
  }

  @FXML
  void initialize() {
    registrationLabel.textProperty().bind(model.registrationProperty());
    prepareWhere();
    model.accounts().subscribe(this::list);
    model.stateProperty().subscribe(this::show);
  }

  private void prepareWhere() {
    tenantLabel.setLabelFor(tenantField);
    tenantField.textProperty().bindBidirectional(model.tenant());
    tenantField.setDisable(model.isTenantManaged());
    if (model.isTenantManaged()) {
      tenantHelp.setText(messages.text("tenant.managed"));
    }
    tenantFault.textProperty().bind(model.fault());
    tenantFault.visibleProperty().bind(model.fault().isNotEmpty());
    tenantFault.managedProperty().bind(tenantFault.visibleProperty());
    signInButton.disableProperty().bind(model.fault().isNotEmpty());
    codeLink.disableProperty().bind(model.fault().isNotEmpty());
    cloudLabel.setLabelFor(cloudBox);
    cloudBox.getItems().setAll(Cloud.values());
    cloudBox.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Cloud cloud) {
            return cloud == null ? "" : TenantWords.cloud(cloud);
          }

          @Override
          public Cloud fromString(String text) {
            throw new UnsupportedOperationException("the box cannot be typed into");
          }
        });
    cloudBox.valueProperty().bindBidirectional(model.cloud());
    cloudBox.setDisable(model.isCloudManaged());
    model
        .codesAllowed()
        .subscribe(
            allowed -> {
              shown(codeLink, allowed);
              shown(codeNotAllowed, !allowed);
            });
    codeLeft.textProperty().bind(model.timeLeft());
  }

  private void list(List<KnownAccount> accounts) {
    knownList.getChildren().setAll(accounts.stream().map(this::entry).toList());
    shown(knownBox, !accounts.isEmpty());
  }

  private Node entry(KnownAccount known) {
    return KnownAccountRow.make(
        known, messages, () -> model.open(new Request.Known(known)), () -> ways.forget().accept(known));
  }

  @FXML
  void signIn() {
    model.signIn(Way.BROWSER);
  }

  @FXML
  void signInByCode() {
    model.signIn(Way.CODE);
  }

  @FXML
  void sample() {
    model.open(new Request.Sample());
  }

  @FXML
  void cancel() {
    model.cancel();
  }

  @FXML
  void settings() {
    ways.openSettings().run();
  }

  @FXML
  void copy() {
    if (model.stateProperty().get() instanceof State.Failed failed) {
      ways.clipboard().accept(failed.failure().text());
    }
  }

  @FXML
  void copyCode() {
    if (model.stateProperty().get() instanceof State.Code shown) {
      ways.clipboard().accept(shown.code().userCode());
    }
  }

  @FXML
  void openCodePage() {
    if (model.stateProperty().get() instanceof State.Code shown) {
      ways.browse().accept(shown.code().page());
    }
  }

  private void show(State state) {
    boolean working = state instanceof State.Working || state instanceof State.Code;
    shown(choiceBox, !working);
    shown(workingBox, working);
    shown(failureBox, state instanceof State.Failed);
    shown(codeBox, state instanceof State.Code);
    // A hidden default or cancel button would still hear Enter and Esc.
    signInButton.setDefaultButton(!working);
    cancelButton.setCancelButton(working);
    switch (state) {
      case State.Idle() -> {
        leaveCode();
        signInButton.requestFocus();
      }
      case State.Working(Request request) -> {
        waitFor(request);
        cancelButton.requestFocus();
      }
      case State.Code(DeviceCode code, var _) -> {
        codePage.setText(code.page().toString());
        userCode.setText(code.userCode());
        clock.play();
        copyCode.requestFocus();
      }
      case State.Failed(Failure failure) -> {
        leaveCode();
        failureWhat.setText(failure.what());
        failureUnchanged.setText(failure.unchanged());
        failureNext.setText(failure.next());
        failureTechnical.setText(failure.technical());
        shown(failureTechnical, !failure.technical().isEmpty());
        signInButton.requestFocus();
      }
    }
  }

  private void waitFor(Request request) {
    shown(sampleLabel, request instanceof Request.Sample);
    shown(codeLabel, request instanceof Request.Tenant(var _, var _, Way way) && way == Way.CODE);
    boolean stored = request instanceof Request.Known(KnownAccount who) && who.standing() == KnownAccount.Standing.READY;
    shown(storedLabel, stored);
    shown(browserLabel, !sampleLabel.isVisible() && !codeLabel.isVisible() && !stored);
  }

  /** A code that is of no use any more stands nowhere. */
  private void leaveCode() {
    clock.stop();
    userCode.clear();
    codePage.clear();
  }

  static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
