package org.cloudpcdesk.ui.main;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Overlay;

/** Asks for a view's name. Used on the UI thread. */
public final class NamePanel {
  private final Predicate<String> taken;
  private final Messages messages = Messages.of(NamePanel.class);
  private Consumer<String> answer = name -> {};

  @FXML @SuppressWarnings("NullAway.Init") private VBox panel;
  @FXML @SuppressWarnings("NullAway.Init") private Label title;
  @FXML @SuppressWarnings("NullAway.Init") private TextField name;
  @FXML @SuppressWarnings("NullAway.Init") private Label hint;
  @FXML @SuppressWarnings("NullAway.Init") private Button save;
  @FXML @SuppressWarnings("NullAway.Init") private Button cancel;

  @SuppressWarnings("NullAway.Init") private Overlay overlay;

  /** @param taken whether there is a view of that name */
  NamePanel(Predicate<String> taken) {
    this.taken = taken;
  }

  @FXML
  void initialize() {
    name.textProperty().addListener((observable, before, now) -> judge());
    name.setOnAction(event -> done());
    save.setOnAction(event -> done());
    cancel.setOnAction(event -> overlay.hide());
  }

  void connect(Overlay over) {
    overlay = over;
  }

  /** @param answered gets the name, which is not blank; nothing when the administrator thought better */
  void ask(String what, String suggested, Consumer<String> answered) {
    title.setText(what);
    name.setText(suggested);
    name.selectAll();
    answer = answered;
    judge();
    overlay.show(panel, name);
  }

  private void judge() {
    String now = name.getText().strip();
    save.setDisable(now.isEmpty());
    hint.setText(taken.test(now) ? messages.text("views.taken") : "");
  }

  private void done() {
    String now = name.getText().strip();
    if (!now.isEmpty()) {
      overlay.hide();
      answer.accept(now);
    }
  }
}
