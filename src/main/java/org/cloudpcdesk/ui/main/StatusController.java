package org.cloudpcdesk.ui.main;

import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.ui.common.Icons;

/** The bar at the lower edge. Used on the UI thread. */
public final class StatusController {
  private final StatusModel model;

  @FXML @SuppressWarnings("NullAway.Init") private Label connection;
  @FXML @SuppressWarnings("NullAway.Init") private Label rows;
  @FXML @SuppressWarnings("NullAway.Init") private Label refreshed;
  @FXML @SuppressWarnings("NullAway.Init") private Label throttlingText;
  @FXML @SuppressWarnings("NullAway.Init") private ProgressBar throttling;

  StatusController(StatusModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    connection.textProperty().bind(model.connection());
    rows.textProperty().bind(model.rows());
    refreshed.textProperty().bind(model.refreshed());
    throttlingText.textProperty().bind(model.throttlingText());
    throttling.progressProperty().bind(model.throttling());
    model.phase().addListener((observable, before, now) -> show(now));
    show(model.phase().get());
  }

  private void show(Phase phase) {
    connection.setGraphic(Icons.of(icon(phase)));
    connection.getStyleClass().removeIf(name -> name.startsWith("phase-"));
    connection.getStyleClass().add("phase-" + phase.name().toLowerCase(Locale.ROOT));
  }

  private static String icon(Phase phase) {
    return switch (phase) {
      case OPENING, NEW, LOADING -> "fltral-arrow-sync-20";
      case LIVE -> "fltral-checkmark-circle-16";
      case OFFLINE -> "fltrmz-plug-disconnected-20";
      case FAILED -> "fltral-error-circle-16";
      case PAUSED -> "fltrmz-pause-16";
    };
  }
}
