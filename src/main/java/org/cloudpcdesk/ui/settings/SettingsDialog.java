package org.cloudpcdesk.ui.settings;

import java.util.ResourceBundle;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Fxml;

/** Lets the administrator change the settings. Used on the UI thread. */
public final class SettingsDialog {
  private final SettingsStore store;
  private final DialogService dialogs;

  public SettingsDialog(SettingsStore store, DialogService dialogs) {
    this.store = store;
    this.dialogs = dialogs;
  }

  /** Shows the settings and waits; they are changed only when the administrator saves. */
  public void open() {
    SettingsViewModel model = new SettingsViewModel(store);
    ResourceBundle messages = Fxml.messages(SettingsDialog.class);
    ButtonType save = new ButtonType(messages.getString("save"), ButtonBar.ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(messages.getString("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle(messages.getString("title"));
    dialog.getDialogPane().getButtonTypes().addAll(save, cancel);
    Parent content =
        new Fxml()
            .register(SettingsController.class, () -> new SettingsController(model))
            .<Parent, SettingsController>load(SettingsDialog.class, "Settings.fxml")
            .root();
    dialog.getDialogPane().setContent(content);
    button(dialog, save, "saveSettings").disableProperty().bind(model.invalid());
    button(dialog, cancel, "cancelSettings");
    dialogs.show(dialog).filter(save::equals).ifPresent(chosen -> model.save());
  }

  private static Node button(Dialog<?> dialog, ButtonType type, String id) {
    Node button = dialog.getDialogPane().lookupButton(type);
    button.setId(id);
    return button;
  }
}
