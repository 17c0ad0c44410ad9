package org.cloudpcdesk.ui.activity;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.UnfinishedRun;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Notices;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.TimeText;

/** The activity panel of one session: runs, their Cloud PCs and what became of each. Used on the UI thread. */
public final class ActivityPane {

  /** Where the panel leads to. Called on the UI thread. */
  public interface Ways {
    /** Asks the administrator about what an interrupted run did not send. */
    void planRest(UnfinishedRun interrupted);

    /** Asks the administrator about trying again what failed in a run. */
    void retry(DeprovisionRun ended);

    /** Shows what the account may do, and why a request was refused. */
    void explain(GraphException refused);

    /** Shows what was done before. */
    void history();
  }

  private final ActivityViewModel model;
  private final Interrupted interrupted;
  private final Node node;

  /** @param notices where the end of a run is told */
  public ActivityPane(
      Session session,
      Tasks tasks,
      DialogService dialogs,
      Notices notices,
      Time time,
      TimeText times,
      TextClipboard clipboard,
      Ways ways) {
    this.model = new ActivityViewModel(session, tasks, notices, time, times, clipboard);
    this.interrupted = new Interrupted(session.deprovisioner(), tasks, dialogs);
    Fxml fxml = new Fxml().register(ActivityController.class, () -> new ActivityController(model, interrupted, ways));
    Fxml.Loaded<StackPane, ActivityController> loaded = fxml.load(ActivityPane.class, "Activity.fxml");
    this.node = loaded.root();
  }

  public Node node() {
    return node;
  }

  /**
   * Takes up what earlier starts of the program did not see to its end.
   *
   * @param found runs when something waits for the administrator
   */
  public void takeUp(Runnable found) {
    interrupted.waiting().addListener((InvalidationListener) any -> tell(found));
    interrupted.takeUp();
  }

  private void tell(Runnable found) {
    if (!interrupted.waiting().isEmpty()) {
      found.run();
    }
  }

  /** Stops listening; runs that are going on are not stopped. */
  public void close() {
    model.close();
    interrupted.close();
  }
}
