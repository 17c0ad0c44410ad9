package org.cloudpcdesk.ui.access;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.access.Standing;
import org.cloudpcdesk.ui.access.AccessViewModel.Line;
import org.cloudpcdesk.ui.access.AccessViewModel.Refused;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows {@link AccessViewModel}. */
public final class AccessController {
  private final AccessViewModel model;
  private final Consumer<URI> browse;
  private final TextClipboard clipboard;
  private final Runnable signIn;

  @FXML @SuppressWarnings("NullAway.Init") private Label who;
  @FXML @SuppressWarnings("NullAway.Init") private VBox refusedBox;
  @FXML @SuppressWarnings("NullAway.Init") private Label refusedTitle;
  @FXML @SuppressWarnings("NullAway.Init") private VBox reasons;
  @FXML @SuppressWarnings("NullAway.Init") private TextArea technical;
  @FXML @SuppressWarnings("NullAway.Init") private GridPane rights;
  @FXML @SuppressWarnings("NullAway.Init") private Label known;
  @FXML @SuppressWarnings("NullAway.Init") private Label trouble;
  @FXML @SuppressWarnings("NullAway.Init") private Button renew;

  /**
   * @param browse opens a page in the system's browser
   * @param signIn asks for the permissions in the browser once more
   */
  public AccessController(
      AccessViewModel model, Consumer<URI> browse, TextClipboard clipboard, Runnable signIn) {
    this.model = model;
    this.browse = browse;
    this.clipboard = clipboard;
    this.signIn = signIn;
  }

  @FXML
  void initialize() {
    who.setText(model.who());
    known.textProperty().bind(model.known());
    trouble.textProperty().bind(model.trouble());
    trouble.visibleProperty().bind(model.trouble().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    renew.disableProperty().bind(model.renewing());
    model.lines().subscribe(this::show);
    model.refused().subscribe(this::explain);
  }

  @FXML
  void renew() {
    model.renew();
  }

  @FXML
  void copyConsent() {
    clipboard.put(model.consentPage().toString());
  }

  @FXML
  void signIn() {
    // The window below says what is awaited, and takes it back.
    rights.getScene().getWindow().hide();
    signIn.run();
  }

  @FXML
  void activate() {
    browse.accept(model.activationPage());
  }

  @FXML
  void copyDetails() {
    clipboard.put(technical.getText());
  }

  private void show(List<Line> lines) {
    rights.getChildren().clear();
    for (int row = 0; row < lines.size(); row++) {
      Line line = lines.get(row);
      Label name = new Label(line.name(), icon(line.standing()));
      name.setMinWidth(Label.USE_PREF_SIZE);
      Label text = new Label(line.text());
      text.setId("right-" + line.right().name());
      text.setWrapText(true);
      text.setMinHeight(Label.USE_PREF_SIZE);
      rights.addRow(row, name, text);
    }
    if (rights.getScene() != null && rights.getScene().getWindow() != null) {
      // A reason is longer than a yes.
      rights.getScene().getWindow().sizeToScene();
    }
  }

  private static FontIcon icon(Standing standing) {
    return switch (standing) {
      case ALLOWED -> icon("fltral-checkmark-circle-20", "right-yes");
      case NOT_ASKED_YET, UNKNOWN -> icon("fltrmz-question-circle-20", "right-open");
      case ROLE_MISSING, NOT_IN_CLOUD -> icon("fltral-dismiss-circle-20", "right-no");
    };
  }

  private static FontIcon icon(String literal, String look) {
    FontIcon icon = Icons.of(literal);
    icon.getStyleClass().add(look);
    return icon;
  }

  private void explain(@Nullable Refused refused) {
    refusedBox.setVisible(refused != null);
    refusedBox.setManaged(refused != null);
    if (refused == null) {
      return;
    }
    refusedTitle.setText(refused.title());
    reasons.getChildren().setAll(refused.reasons().stream().map(AccessController::paragraph).toList());
    technical.setText(refused.technical());
  }

  private static Label paragraph(String text) {
    Label paragraph = new Label(text);
    paragraph.setWrapText(true);
    paragraph.setMinHeight(Label.USE_PREF_SIZE);
    return paragraph;
  }
}
