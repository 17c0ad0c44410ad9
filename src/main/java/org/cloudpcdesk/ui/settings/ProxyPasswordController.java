package org.cloudpcdesk.ui.settings;

import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.cloudpcdesk.platform.ProxyAddress;
import org.cloudpcdesk.ui.common.Messages;
import org.jspecify.annotations.Nullable;

/** The fields of {@link ProxyPasswordDialog}. */
public final class ProxyPasswordController {
  private final Messages messages = Messages.of(ProxyPasswordController.class);
  private final ProxyAddress proxy;
  private final @Nullable String first;
  private final boolean refused;

  @FXML private Label proxyQuestion;
  @FXML private Label proxyRefused;
  @FXML private Label proxyUserLabel;
  @FXML private TextField proxyUser;
  @FXML private Label proxyPasswordLabel;
  @FXML private PasswordField proxyPassword;
  @FXML private CheckBox rememberProxy;

  @SuppressWarnings("NullAway.Init") // FXMLLoader sets the nodes before initialize().
  ProxyPasswordController(ProxyAddress proxy, @Nullable String first, boolean refused) {
    this.proxy = proxy;
    this.first = first;
    this.refused = refused;
  }

  @FXML
  void initialize() {
    proxyUserLabel.setLabelFor(proxyUser);
    proxyPasswordLabel.setLabelFor(proxyPassword);
    proxyQuestion.setText(messages.text("proxy.ask.question", proxy));
    proxyRefused.setVisible(refused);
    proxyRefused.setManaged(refused);
    proxyUser.setText(first == null ? "" : first);
  }

  /** True while there is no name. */
  BooleanBinding incomplete() {
    return proxyUser.textProperty().isEmpty();
  }

  /** Puts the keyboard where something is missing. */
  void focus() {
    (proxyUser.getText().isEmpty() ? proxyUser : proxyPassword).requestFocus();
  }

  String user() {
    return proxyUser.getText().strip();
  }

  String password() {
    return proxyPassword.getText();
  }

  boolean remember() {
    return rememberProxy.isSelected();
  }
}
