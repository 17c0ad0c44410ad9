package org.cloudpcdesk.ui.main;

import javafx.fxml.FXML;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.grid.GridViewModel;

/** The list of views with how many Cloud PCs each holds. Used on the UI thread. */
public final class ViewsController {
  private final GridViewModel model;
  private final Messages messages = Messages.of(ViewsController.class);

  @FXML @SuppressWarnings("NullAway.Init") private ListView<BuiltInView> list;

  ViewsController(GridViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    list.getItems().setAll(BuiltInView.values());
    list.setCellFactory(any -> cell());
    list.getSelectionModel().select(model.view().get());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (observable, before, now) -> {
              if (now != null) {
                model.view().set(now);
              }
            });
    model.view().addListener((observable, before, now) -> list.getSelectionModel().select(now));
    model.counts().addListener((observable, before, now) -> list.refresh());
  }

  private ListCell<BuiltInView> cell() {
    return new ViewCell(messages, this::count);
  }

  private int count(BuiltInView view) {
    return model.counts().get().getOrDefault(view, 0);
  }
}
