package org.cloudpcdesk.ui.activity;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;

/** The activity panel of one session: runs, their Cloud PCs and what became of each. Used on the UI thread. */
public final class ActivityPane {
  private final ActivityViewModel model;
  private final Node node;

  public ActivityPane(Session session, Tasks tasks, DialogService dialogs, TimeText times, TextClipboard clipboard) {
    this.model = new ActivityViewModel(session, tasks, dialogs, times, clipboard);
    Fxml fxml = new Fxml().register(ActivityController.class, () -> new ActivityController(model));
    Fxml.Loaded<StackPane, ActivityController> loaded = fxml.load(ActivityPane.class, "Activity.fxml");
    this.node = loaded.root();
  }

  public Node node() {
    return node;
  }

  /** Stops listening; runs that are going on are not stopped. */
  public void close() {
    model.close();
  }
}
