package org.cloudpcdesk.ui.main;

import javafx.animation.AnimationTimer;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.ui.grid.GridViewModel;

/** Waits until the grid has drawn what is known: a frame is drawn after the timers of it ran. Used on the UI thread. */
final class FirstDrawing extends AnimationTimer {
  private final GridViewModel grid;
  private final long version;
  private final Runnable work;
  private int frames;

  /** @param version of the snapshot whose rows are waited for, or those of a later one */
  FirstDrawing(GridViewModel grid, long version, Runnable work) {
    this.grid = grid;
    this.version = version;
    this.work = work;
  }

  @Override
  public void handle(long now) {
    View view = grid.shown().get();
    if (view == null || view.snapshot().version() < version) {
      return;
    }
    // The first frame with the rows is laid out and drawn when the next one begins.
    if (++frames > 2) {
      stop();
      work.run();
    }
  }
}
