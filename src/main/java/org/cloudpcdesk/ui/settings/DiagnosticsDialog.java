package org.cloudpcdesk.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.cloudpcdesk.diagnostics.Bundle;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a diagnostics bundle, every file's whole text, and saves what was shown. Used on the UI thread. */
public final class DiagnosticsDialog {
  private static final Logger LOG = LoggerFactory.getLogger(DiagnosticsDialog.class);
  private static final String NAME = "cloud-pc-desk-diagnostics";

  private final Messages messages = Messages.of(DiagnosticsDialog.class);
  private final Callable<Bundle> maker;
  private final Tasks tasks;
  private final DialogService dialogs;
  private final FileDialogs files;

  /** @param maker gathers a bundle, on a background thread */
  public DiagnosticsDialog(Callable<Bundle> maker, Tasks tasks, DialogService dialogs, FileDialogs files) {
    this.maker = maker;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.files = files;
  }

  /** Gathers a bundle, then shows it. */
  public void open() {
    tasks
        .create("gather diagnostics", maker)
        .onSuccess(this::show)
        .onFailure(failure -> failed("diagnostics.notGathered", failure))
        .start();
  }

  private void show(Bundle bundle) {
    ButtonType save = new ButtonType(messages.text("diagnostics.save"), ButtonBar.ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(messages.text("diagnostics.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle(messages.text("diagnostics.title"));
    dialog.setResizable(true);
    dialog.getDialogPane().getButtonTypes().addAll(save, cancel);
    Parent content =
        new Fxml()
            .register(DiagnosticsController.class, () -> new DiagnosticsController(bundle))
            .<Parent, DiagnosticsController>load(DiagnosticsDialog.class, "Diagnostics.fxml")
            .root();
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getStyleClass().add(DialogService.AS_WIDE_AS_ITS_CONTENT);
    // A list keeps Esc to itself, although nothing is edited in this one.
    content.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            dialog.close();
          }
        });
    dialog.getDialogPane().lookupButton(save).setId("saveDiagnostics");
    dialog.getDialogPane().lookupButton(cancel).setId("cancelDiagnostics");
    if (dialogs.show(dialog).filter(save::equals).isPresent()) {
      files
          .save(
              messages.text("diagnostics.title"),
              NAME,
              List.of(new FileDialogs.Kind(messages.text("diagnostics.kind"), "zip")))
          .ifPresent(file -> save(bundle, file));
    }
  }

  private void save(Bundle bundle, Path file) {
    tasks
        .create(
            "save diagnostics",
            () -> {
              bundle.write(file);
              return file;
            })
        .onSuccess(
            saved ->
                dialogs.notify(messages.text("diagnostics.title"), messages.text("diagnostics.saved", saved)))
        .onFailure(failure -> failed("diagnostics.notSaved", failure))
        .start();
  }

  private void failed(String what, Throwable failure) {
    LOG.warn("diagnostics: {}", what, failure);
    dialogs.error(
        messages.text(what),
        messages.text("diagnostics.unchanged"),
        messages.text("diagnostics.next"),
        String.valueOf(failure.getMessage()));
  }
}
