package org.cloudpcdesk.ui.signin;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.ui.common.Messages;

/** Asks how much of an account is to be forgotten on this computer. Leaving it has the focus. Used on the UI thread. */
public final class ForgetSheet {

  /** What the administrator answered. */
  public enum Answer {
    /** The tokens go, the offline data of its tenants stays. */
    TOKENS,
    /** The offline data goes too. */
    TOKENS_AND_DATA,
    /** Nothing happens. */
    NOTHING
  }

  private static final double WIDTH = 520;

  private ForgetSheet() {}

  /**
   * A dialog whose result is the answer; there is none when it was closed, which means nothing.
   *
   * @param tenants the names of those the account was used in here; not empty
   */
  public static Dialog<Answer> create(Account account, List<String> tenants) {
    Messages messages = Messages.of(ForgetSheet.class);
    ButtonType forget = new ButtonType(messages.text("forget.do"), ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(messages.text("forget.cancel"), ButtonData.CANCEL_CLOSE);
    CheckBox data =
        new CheckBox(messages.text("forget.data", String.join(messages.text("forget.separator"), tenants)));
    data.setId("forgetData");
    data.setWrapText(true);
    data.setMnemonicParsing(true);
    data.setMinHeight(Region.USE_PREF_SIZE);
    data.setPrefWidth(WIDTH);
    VBox content =
        new VBox(
            12,
            paragraph(messages.text("forget.tokens", account.username())),
            new VBox(4, data, paragraph(messages.text("forget.data.what"))),
            paragraph(messages.text("forget.stays")));
    Dialog<Answer> dialog = new Dialog<>();
    dialog.setTitle(messages.text("forget.title"));
    dialog.getDialogPane().setHeaderText(messages.text("forget.heading", account.username()));
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().setAll(forget, cancel);
    Button forgetter = button(dialog, forget, "forgetAccount");
    forgetter.setDefaultButton(false);
    forgetter.getStyleClass().add("danger");
    Button safe = button(dialog, cancel, "forgetNot");
    safe.setDefaultButton(true);
    dialog.setOnShown(event -> safe.requestFocus());
    dialog.setResultConverter(
        pressed ->
            pressed != forget ? Answer.NOTHING : data.isSelected() ? Answer.TOKENS_AND_DATA : Answer.TOKENS);
    return dialog;
  }

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setPrefWidth(WIDTH);
    return label;
  }

  private static Button button(Dialog<Answer> dialog, ButtonType type, String id) {
    Button button = (Button) dialog.getDialogPane().lookupButton(type);
    button.setId(id);
    ButtonBar.setButtonUniformSize(button, false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
