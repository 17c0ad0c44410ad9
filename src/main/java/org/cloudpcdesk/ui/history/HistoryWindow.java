package org.cloudpcdesk.ui.history;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * The history of one session in a window of its own, so that the main one stays usable beside it. Built when it is opened
 * the first time. Used on the UI thread.
 */
public final class HistoryWindow implements AutoCloseable {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 600;
  private static final double MIN_WIDTH = 720;
  private static final double MIN_HEIGHT = 360;

  /** What the window uses of the desktop. */
  public record Desktop(
      Stage owner, DialogService dialogs, FileDialogs files, TextClipboard clipboard, Time time, TimeText times) {}

  private final Session session;
  private final Tasks tasks;
  private final Desktop desktop;
  private @Nullable Open open;

  private record Open(Stage stage, HistoryViewModel model, HistoryController controller) {}

  public HistoryWindow(Session session, Tasks tasks, Desktop desktop) {
    this.session = session;
    this.tasks = tasks;
    this.desktop = desktop;
  }

  /**
   * Shows the window and reads everything anew.
   *
   * @param cloudPc the one Cloud PC whose history is wanted, by its id, or null for all
   */
  public void show(@Nullable String cloudPc) {
    Open window = open == null ? build() : open;
    open = window;
    window.model().cloudPc().set(cloudPc);
    window.model().refresh();
    window.stage().show();
    window.stage().toFront();
    window.stage().requestFocus();
    window.controller().requestFocus();
  }

  private Open build() {
    HistoryViewModel model =
        new HistoryViewModel(session, tasks, desktop.time(), desktop.times(), desktop.clipboard());
    JournalExport export = new JournalExport(session, tasks, desktop.dialogs(), desktop.files(), desktop.time());
    Fxml fxml = new Fxml().register(HistoryController.class, () -> new HistoryController(model, export));
    Fxml.Loaded<Parent, HistoryController> loaded = fxml.load(HistoryWindow.class, "History.fxml");
    Scene scene = new Scene(loaded.root(), WIDTH, HEIGHT);
    ThemeManager.dress(scene);
    Stage stage = new Stage();
    stage.initOwner(desktop.owner());
    stage.setTitle(model.title());
    stage.getIcons().setAll(desktop.owner().getIcons());
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setScene(scene);
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            stage.hide();
          }
        });
    return new Open(stage, model, loaded.controller());
  }

  /** Closes the window for good. */
  @Override
  public void close() {
    if (open != null) {
      open.stage().hide();
    }
  }
}
