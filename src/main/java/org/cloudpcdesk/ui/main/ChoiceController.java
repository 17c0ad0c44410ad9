package org.cloudpcdesk.ui.main;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.cloudpcdesk.ui.common.Icons;
import org.cloudpcdesk.ui.common.Messages;

/** The bar below the grid. Used on the UI thread. */
public final class ChoiceController {
  private final MainViewModel model;
  private final Messages messages = Messages.of(ChoiceController.class);
  private final Tooltip why = new Tooltip();

  @FXML @SuppressWarnings("NullAway.Init") private HBox box;
  @FXML @SuppressWarnings("NullAway.Init") private Label summary;
  @FXML @SuppressWarnings("NullAway.Init") private Label hint;
  @FXML @SuppressWarnings("NullAway.Init") private Tooltip hintTip;
  @FXML @SuppressWarnings("NullAway.Init") private Button deprovision;
  @FXML @SuppressWarnings("NullAway.Init") private MenuButton more;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem shown;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem marked;
  @FXML @SuppressWarnings("NullAway.Init") private MenuItem list;
  @FXML @SuppressWarnings("NullAway.Init") private Button mark;

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
    mark.setGraphic(Icons.of("fltral-flag-16"));
    mark.disableProperty().bind(choice.markable().not());
    mark.textProperty().bind(choice.markWords());
    mark.setOnAction(event -> model.toggleMarks());
    shown.setOnAction(event -> model.deprovisionShown());
    marked.setOnAction(event -> model.deprovisionMarked());
    list.setOnAction(event -> model.deprovisionList());
    more.setOnShowing(event -> nameShown());
    nameShown();
    // A disabled button gets no mouse events, so the bar around it carries the reason.
    choice.hint().addListener((observable, before, now) -> explain(now));
    explain(choice.hint().get());
  }

  private void nameShown() {
    int inGrace = model.grid().shownInGrace().size();
    shown.setText(messages.text("choice.shown.count", inGrace));
    shown.setDisable(inGrace == 0);
    int waiting = model.grid().marks().rows().size();
    marked.setText(messages.text("choice.marked.count", waiting));
    marked.setDisable(waiting == 0);
  }

  private void explain(String reason) {
    if (reason.isEmpty()) {
      Tooltip.uninstall(box, why);
    } else {
      Tooltip.install(box, why);
    }
  }
}
