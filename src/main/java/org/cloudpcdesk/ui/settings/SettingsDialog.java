package org.cloudpcdesk.ui.settings;

import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.UiThread;

/** Lets the administrator change the settings; each change holds at once. Used on the UI thread. */
public final class SettingsDialog {
  private final SettingsStore store;
  private final DialogService dialogs;
  private final Runnable diagnostics;

  /** @param diagnostics makes a diagnostics bundle */
  public SettingsDialog(SettingsStore store, DialogService dialogs, Runnable diagnostics) {
    this.store = store;
    this.dialogs = dialogs;
    this.diagnostics = diagnostics;
  }

  /** Shows the settings and waits until they are closed. */
  public void open() {
    open("");
  }

  /**
   * Shows the settings, at one of them.
   *
   * @param id of the one that gets the keyboard; empty for the search field
   */
  public void open(String id) {
    SettingsViewModel model = new SettingsViewModel(store, diagnostics);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle(Messages.of(SettingsDialog.class).text("title"));
    dialog.setResizable(true);
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    Fxml.Loaded<Parent, SettingsController> content =
        new Fxml()
            .register(SettingsController.class, () -> new SettingsController(model))
            .load(SettingsDialog.class, "Settings.fxml");
    dialog.getDialogPane().setContent(content.root());
    dialog.getDialogPane().lookupButton(ButtonType.CLOSE).setId("closeSettings");
    // After the dialog itself, which gives the keyboard to its first button when it is shown.
    Consumer<SettingsController> later = UiThread.latest(controller -> controller.focus(id));
    dialog.setOnShown(event -> later.accept(content.controller()));
    dialogs.show(dialog);
  }
}
