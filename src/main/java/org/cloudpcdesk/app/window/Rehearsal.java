package org.cloudpcdesk.app.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * Uses the window for a moment as an administrator does at the start of a day, and closes it: waits for the rows, searches,
 * looks at the details of the first match, goes back to all rows. The JVM learns from it which classes and methods a start
 * needs; nothing is sent. Used on the UI thread.
 */
public final class Rehearsal extends AnimationTimer {
  private static final String QUERY = "an";
  private static final long BETWEEN_STEPS = 700_000_000L;
  private static final long PATIENCE = 60_000_000_000L;

  private final Stage stage;
  private final CompletableFuture<Boolean> done;
  private final Deque<Runnable> steps = new ArrayDeque<>(List.of(this::search, this::choose, this::clear, this::close));
  private long began;
  private long due;

  /** @param done completed with true after the last step, with false when no rows came */
  public Rehearsal(Stage stage, CompletableFuture<Boolean> done) {
    this.stage = stage;
    this.done = done;
  }

  @Override
  public void handle(long now) {
    if (began == 0) {
      began = now;
    }
    if (!hasRows()) {
      if (now - began > PATIENCE) {
        end(false);
      }
      return;
    }
    if (due == 0) {
      due = now + BETWEEN_STEPS;
    }
    if (now >= due) {
      due = now + BETWEEN_STEPS;
      steps.remove().run();
    }
  }

  private boolean hasRows() {
    return stage.getScene().lookup("#grid") instanceof TableView<?> grid && !grid.getItems().isEmpty();
  }

  private void search() {
    TextField search = (TextField) stage.getScene().lookup("#search");
    for (int end = 1; end <= QUERY.length(); end++) {
      search.setText(QUERY.substring(0, end));
    }
  }

  private void choose() {
    ((TableView<?>) stage.getScene().lookup("#grid")).getSelectionModel().select(0);
  }

  private void clear() {
    ((TextField) stage.getScene().lookup("#search")).clear();
  }

  private void close() {
    end(true);
  }

  private void end(boolean well) {
    stop();
    done.complete(well);
    Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
  }
}
