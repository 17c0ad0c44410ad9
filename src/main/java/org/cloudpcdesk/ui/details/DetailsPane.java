package org.cloudpcdesk.ui.details;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;

/** The details of the Cloud PC in focus. Used on the UI thread. */
public final class DetailsPane {
  private final DetailsViewModel model;
  private final DetailsController controller;
  private final Node node;

  /**
   * Where the pane leads to. Called on the UI thread.
   *
   * @param show shows another Cloud PC, by id
   * @param history shows what was done to a Cloud PC, by id
   * @param explain shows what the account may do, and why it was refused this
   */
  public record Ways(Consumer<String> show, Consumer<String> history, Consumer<GraphException> explain) {}

  public DetailsPane(
      Session session,
      Selection selection,
      DeprovisionCommand command,
      Tasks tasks,
      Time time,
      TimeText times,
      TextClipboard clipboard,
      Ways ways) {
    this.model = new DetailsViewModel(session, selection, command, tasks, time);
    Fxml fxml =
        new Fxml()
            .register(DetailsController.class, () -> new DetailsController(model, times, clipboard, ways));
    Fxml.Loaded<StackPane, DetailsController> loaded = fxml.load(DetailsPane.class, "Details.fxml");
    this.controller = loaded.controller();
    this.node = loaded.root();
  }

  public Node node() {
    return node;
  }

  /** Stops listening, cancels what is loading and takes back a question in the browser. */
  public void close() {
    controller.close();
    model.close();
  }
}
