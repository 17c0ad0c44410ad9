package org.cloudpcdesk.ui.main;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.cloudpcdesk.ui.common.Icons;

/** The bar below the grid. Used on the UI thread. */
public final class ChoiceController {
  private final MainViewModel model;
  private final Tooltip why = new Tooltip();

  @FXML @SuppressWarnings("NullAway.Init") private HBox box;
  @FXML @SuppressWarnings("NullAway.Init") private Label summary;
  @FXML @SuppressWarnings("NullAway.Init") private Label hint;
  @FXML @SuppressWarnings("NullAway.Init") private Tooltip hintTip;
  @FXML @SuppressWarnings("NullAway.Init") private Button deprovision;

  ChoiceController(MainViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    ChoiceModel choice = model.choice();
    summary.textProperty().bind(choice.summary());
    hint.textProperty().bind(choice.hint());
    hintTip.textProperty().bind(choice.hint());
    why.textProperty().bind(choice.hint());
    deprovision.setGraphic(Icons.of("fltral-delete-16"));
    deprovision.disableProperty().bind(choice.enabled().not());
    deprovision.setOnAction(event -> model.deprovision());
    // A disabled button gets no mouse events, so the bar around it carries the reason.
    choice.hint().addListener((observable, before, now) -> explain(now));
    explain(choice.hint().get());
  }

  private void explain(String reason) {
    if (reason.isEmpty()) {
      Tooltip.uninstall(box, why);
    } else {
      Tooltip.install(box, why);
    }
  }
}
