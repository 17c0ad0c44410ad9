package org.cloudpcdesk.ui.main;

import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.settings.Layout;
import org.cloudpcdesk.ui.common.Overlay;

/** Puts the panes of the main window together. Used on the UI thread. */
public final class MainController {
  private static final double VIEWS_WIDTH = 230;
  private static final double DETAILS_WIDTH = 348;
  private static final double ACTIVITY_HEIGHT = 224;

  @FXML @SuppressWarnings("NullAway.Init") private SplitPane rowsAndActivity;
  @FXML @SuppressWarnings("NullAway.Init") private SplitPane columns;
  @FXML @SuppressWarnings("NullAway.Init") private Node views;
  @FXML @SuppressWarnings("NullAway.Init") private BorderPane gridPane;
  @FXML @SuppressWarnings("NullAway.Init") private ViewsController viewsController;
  @FXML @SuppressWarnings("NullAway.Init") private HeaderController headerController;

  private double viewsWidth = VIEWS_WIDTH;
  @SuppressWarnings("NullAway.Init") private PaneFold details;
  @SuppressWarnings("NullAway.Init") private PaneFold activity;

  @FXML
  void initialize() {
    SplitPane.setResizableWithParent(views, false);
    columns
        .layoutBoundsProperty()
        .addListener(
            (observable, before, now) -> {
              if (before.getWidth() <= 0 && now.getWidth() > 0) {
                columns.setDividerPosition(0, viewsWidth / now.getWidth());
              }
            });
  }

  /** Fits the parts in that other screens made. */
  void fill(
      Node grid,
      Node detailsPane,
      Node activityPane,
      Layout kept,
      List<MenuItem> columnChoices,
      Runnable toGrid) {
    gridPane.setCenter(grid);
    viewsWidth = orFirst(kept.views(), VIEWS_WIDTH);
    details = new PaneFold(columns, new StackPane(detailsPane), orFirst(kept.details(), DETAILS_WIDTH));
    details.open().set(!kept.detailsFolded());
    activity = new PaneFold(rowsAndActivity, new StackPane(activityPane), orFirst(kept.activity(), ACTIVITY_HEIGHT));
    headerController.connect(columnChoices, details.open(), activity.open(), toGrid);
  }

  private static double orFirst(double kept, double first) {
    return kept > 0 ? kept : first;
  }

  /** How wide the list of views is. */
  double viewsWidth() {
    double now = views.getLayoutBounds().getWidth();
    return now > 0 ? now : viewsWidth;
  }

  /** Connects what floats over the window. */
  void connect(Overlay overlay, Supplier<NamePanel> names, Supplier<List<Column>> shownColumns) {
    headerController.connect(overlay);
    viewsController.connect(names, shownColumns);
  }

  /** Ends what listens to others than the window's own models. */
  void close() {
    headerController.close();
  }

  void saveView() {
    viewsController.save();
  }

  void focusSearch() {
    headerController.focusSearch();
  }

  PaneFold details() {
    return details;
  }

  PaneFold activity() {
    return activity;
  }
}
