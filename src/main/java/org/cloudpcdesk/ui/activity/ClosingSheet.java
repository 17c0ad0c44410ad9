package org.cloudpcdesk.ui.activity;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.ui.common.Messages;

/** Asks what is to become of runs when the window is closed. Staying has the focus. Used on the UI thread. */
public final class ClosingSheet {

  /** What the administrator answered. */
  public enum Answer {
    /** The window hides, the runs go on. */
    BACKGROUND,
    /** Nothing more is sent; what is on its way is waited for. */
    STOP,
    /** Nothing happens. */
    STAY
  }

  private static final double TEXT_WIDTH = 520;

  private ClosingSheet() {}

  /**
   * A dialog whose result is the answer; there is none when it was closed, which means to stay.
   *
   * @param runs how many are going on
   * @param tray whether an icon beside the clock can bring the window back
   */
  public static Dialog<Answer> create(int runs, boolean tray) {
    Messages messages = Messages.of(ClosingSheet.class);
    ButtonType background = new ButtonType(messages.text("closing.background"), ButtonData.LEFT);
    ButtonType stop = new ButtonType(messages.text("closing.stop"), ButtonData.LEFT);
    ButtonType stay = new ButtonType(messages.text("closing.stay"), ButtonData.CANCEL_CLOSE);
    Dialog<Answer> dialog = new Dialog<>();
    dialog.setTitle(messages.text("closing.title"));
    dialog.getDialogPane().setHeaderText(messages.text("closing.question", runs));
    dialog
        .getDialogPane()
        .setContent(
            new VBox(
                8,
                paragraph(messages.text(tray ? "closing.background.tray" : "closing.background.noTray")),
                paragraph(messages.text("closing.stop.what"))));
    dialog.getDialogPane().getButtonTypes().setAll(background, stop, stay);
    button(dialog, background, "closeToBackground").setDefaultButton(false);
    button(dialog, stop, "closeAndStop").setDefaultButton(false);
    Button safe = button(dialog, stay, "closeNot");
    safe.setDefaultButton(true);
    dialog.setOnShown(event -> safe.requestFocus());
    dialog.setResultConverter(
        pressed -> pressed == background ? Answer.BACKGROUND : pressed == stop ? Answer.STOP : Answer.STAY);
    return dialog;
  }

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setPrefWidth(TEXT_WIDTH);
    return label;
  }

  private static Button button(Dialog<Answer> dialog, ButtonType type, String id) {
    Node node = dialog.getDialogPane().lookupButton(type);
    node.setId(id);
    ButtonBar.setButtonUniformSize(node, false);
    Button button = (Button) node;
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
