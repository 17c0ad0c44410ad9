package org.cloudpcdesk.ui.deprovision;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.cloudpcdesk.ui.common.Fxml;

/** The window for a pasted or read list of people, devices or ids. Used on the UI thread. */
public final class TargetListSheet {
  private TargetListSheet() {}

  /** A dialog whose result is the ids to plan for; there is none when the administrator gave up. */
  public static Dialog<List<String>> create(TargetListViewModel model) {
    Fxml fxml = new Fxml().register(TargetListController.class, () -> new TargetListController(model));
    Fxml.Loaded<BorderPane, TargetListController> loaded = fxml.load(TargetListSheet.class, "TargetList.fxml");
    ButtonType goOn = new ButtonType(model.goOn().get(), ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(model.cancel(), ButtonData.CANCEL_CLOSE);
    Dialog<List<String>> dialog = new Dialog<>();
    dialog.setTitle(model.title());
    dialog.setResizable(true);
    dialog.getDialogPane().getStylesheets().addAll(loaded.root().getStylesheets());
    dialog.getDialogPane().getStyleClass().add("deprovision-dialog");
    dialog.getDialogPane().setContent(loaded.root());
    dialog.getDialogPane().getButtonTypes().setAll(goOn, cancel);
    dialog.setResultConverter(pressed -> pressed == goOn ? model.found() : null);
    Button next = (Button) dialog.getDialogPane().lookupButton(goOn);
    next.setId("planList");
    ButtonBar.setButtonUniformSize(next, false);
    next.setMinWidth(Region.USE_PREF_SIZE);
    next.textProperty().bind(model.goOn());
    next.disableProperty().bind(model.ready().not());
    dialog.getDialogPane().lookupButton(cancel).setId("cancelList");
    dialog.setOnShown(event -> loaded.controller().requestFocus());
    return dialog;
  }
}
