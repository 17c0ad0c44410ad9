package org.cloudpcdesk.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import org.cloudpcdesk.diagnostics.Bundle;

/** The files of a bundle, and the text of the one that is chosen. */
public final class DiagnosticsController {
  private final Bundle bundle;

  @FXML private ListView<Bundle.File> bundleFiles;
  @FXML private TextArea bundleText;
  @FXML private Label bundleTextLabel;

  @SuppressWarnings("NullAway.Init") // FXMLLoader sets the nodes before initialize().
  public DiagnosticsController(Bundle bundle) {
    this.bundle = bundle;
  }

  @FXML
  void initialize() {
    bundleTextLabel.setLabelFor(bundleText);
    bundleFiles.setCellFactory(list -> new FileCell());
    bundleFiles.getItems().setAll(bundle.files());
    bundleFiles
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(file -> bundleText.setText(file == null ? "" : file.text()));
    bundleFiles.getSelectionModel().selectFirst();
  }

  private static final class FileCell extends ListCell<Bundle.File> {
    @Override
    protected void updateItem(Bundle.File file, boolean empty) {
      super.updateItem(file, empty);
      setText(empty || file == null ? "" : file.name());
    }
  }
}
