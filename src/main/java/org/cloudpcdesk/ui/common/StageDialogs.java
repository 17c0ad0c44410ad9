package org.cloudpcdesk.ui.common;

import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.controlsfx.control.Notifications;

/** Dialogs over one window, in its theme. Used on the UI thread. */
public final class StageDialogs implements DialogService {
  private static final double TEXT_WIDTH = 460;

  private final Messages messages = Messages.of(StageDialogs.class);
  private final Stage owner;
  private final TextClipboard clipboard;

  /** @param owner the window that waits while a dialog is open */
  public StageDialogs(Stage owner, TextClipboard clipboard) {
    this.owner = owner;
    this.clipboard = clipboard;
  }

  @Override
  public void error(String what, String unchanged, String next, String technical) {
    Alert alert = new Alert(Alert.AlertType.ERROR);
    alert.setTitle(messages.text("dialog.error.title"));
    DialogPane pane = alert.getDialogPane();
    pane.setHeaderText(what);
    pane.setGraphic(Icons.of("fltral-error-circle-20"));
    pane.setContent(new VBox(8, paragraph(unchanged), paragraph(next)));
    if (!technical.isBlank()) {
      pane.setExpandableContent(technical(technical));
    }
    show(alert);
  }

  @Override
  public boolean confirm(String title, String question, String yes, String no) {
    ButtonType agree = new ButtonType(yes, ButtonData.OK_DONE);
    ButtonType refuse = new ButtonType(no, ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION);
    alert.getButtonTypes().setAll(agree, refuse);
    alert.setTitle(title);
    alert.getDialogPane().setHeaderText(title);
    alert.getDialogPane().setContent(paragraph(question));
    Button yesButton = (Button) alert.getDialogPane().lookupButton(agree);
    Button noButton = (Button) alert.getDialogPane().lookupButton(refuse);
    yesButton.setDefaultButton(false);
    noButton.setDefaultButton(true);
    alert.setOnShown(event -> noButton.requestFocus());
    return show(alert).filter(agree::equals).isPresent();
  }

  @Override
  public <R> Optional<R> show(Dialog<R> dialog) {
    if (dialog.getOwner() == null) {
      dialog.initOwner(owner);
    }
    ThemeManager.dress(dialog.getDialogPane().getScene());
    return dialog.showAndWait();
  }

  @Override
  public void notify(String title, String text) {
    Notifications.create().owner(owner).title(title).text(text).graphic(Icons.of("fltral-info-24")).show();
  }

  private VBox technical(String text) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setPrefRowCount(5);
    area.getStyleClass().add("technical");
    area.setAccessibleText(messages.text("dialog.technical"));
    VBox.setVgrow(area, Priority.ALWAYS);
    Button copy = new Button(messages.text("dialog.copy"), Icons.of("fltral-copy-16"));
    copy.setId("copyTechnical");
    copy.setOnAction(event -> clipboard.put(text));
    return new VBox(8, area, copy);
  }

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setPrefWidth(TEXT_WIDTH);
    return label;
  }
}
