package org.cloudpcdesk.ui.deprovision;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.VBox;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.ui.common.Fxml;

/**
 * The sheet that asks before anything is deprovisioned. The safe button has the focus and is the default; the other one
 * must be reached on purpose: by Tab, by an arrow key, by its mnemonic or with the mouse. Used on the UI thread.
 */
public final class DeprovisionSheet {
  private DeprovisionSheet() {}

  /** A dialog whose result is what the administrator confirmed; there is none when they did not. */
  public static Dialog<Confirmation> create(DeprovisionSheetViewModel model) {
    Fxml fxml = new Fxml().register(DeprovisionSheetController.class, () -> new DeprovisionSheetController(model));
    Fxml.Loaded<VBox, DeprovisionSheetController> loaded = fxml.load(DeprovisionSheet.class, "DeprovisionSheet.fxml");
    ButtonType confirm = new ButtonType(model.confirm(), ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(model.cancel(), ButtonData.CANCEL_CLOSE);
    ButtonType dryRun = new ButtonType(model.dryRun(), ButtonData.LEFT);
    Dialog<Confirmation> dialog = new Dialog<>();
    dialog.setTitle(model.title());
    dialog.setResizable(true);
    dialog.getDialogPane().getStylesheets().addAll(loaded.root().getStylesheets());
    dialog.getDialogPane().getStyleClass().add("deprovision-dialog");
    dialog.getDialogPane().setContent(loaded.root());
    dialog.getDialogPane().getButtonTypes().setAll(confirm, cancel, dryRun);
    dialog.setResultConverter(
        pressed -> {
          if (pressed == confirm) {
            return model.confirmation();
          }
          return pressed == dryRun ? model.confirmation().asDryRun() : null;
        });
    Button destructive = button(dialog, confirm, "confirmDeprovision");
    destructive.setDefaultButton(false);
    destructive.getStyleClass().add("danger");
    destructive.disableProperty().bind(model.blocked().isNotEmpty());
    button(dialog, dryRun, "dryRunDeprovision").setDefaultButton(false);
    Button safe = button(dialog, cancel, "cancelDeprovision");
    safe.setDefaultButton(true);
    dialog.setOnShown(event -> safe.requestFocus());
    return dialog;
  }

  private static Button button(Dialog<Confirmation> dialog, ButtonType type, String id) {
    Node node = dialog.getDialogPane().lookupButton(type);
    node.setId(id);
    return (Button) node;
  }
}
