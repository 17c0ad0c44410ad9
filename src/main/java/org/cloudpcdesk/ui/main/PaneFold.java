package org.cloudpcdesk.ui.main;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** The last pane of a split: it folds away and comes back with the size it had. */
final class PaneFold {
  private final SplitPane split;
  private final Node pane;
  private final BooleanProperty open = new SimpleBooleanProperty(true);
  private double size;

  /** @param size first width or height of the pane, in pixels */
  PaneFold(SplitPane split, Node pane, double size) {
    this.split = split;
    this.pane = pane;
    this.size = size;
    SplitPane.setResizableWithParent(pane, false);
    split.getItems().add(pane);
    open.addListener((observable, before, now) -> apply(now));
    split.layoutBoundsProperty().addListener(
        (observable, before, now) -> {
          if (before.getWidth() <= 0 || before.getHeight() <= 0) {
            place();
          }
        });
  }

  BooleanProperty open() {
    return open;
  }

  void toggle() {
    open.set(!open.get());
  }

  /** Its width or height, in pixels; of a folded one, that with which it comes back. */
  double size() {
    double now = now();
    return open.get() && now > 0 ? now : size;
  }

  private double now() {
    return horizontal() ? pane.getLayoutBounds().getWidth() : pane.getLayoutBounds().getHeight();
  }

  private void apply(boolean show) {
    if (show) {
      split.getItems().add(pane);
      place();
    } else {
      double now = now();
      // Folded before it was ever laid out, it has no size of its own yet.
      size = now > 0 ? now : size;
      split.getItems().remove(pane);
    }
  }

  private void place() {
    double whole = horizontal() ? split.getWidth() : split.getHeight();
    if (open.get() && whole > 0) {
      split.setDividerPosition(split.getDividers().size() - 1, 1 - size / whole);
    }
  }

  private boolean horizontal() {
    return split.getOrientation() == Orientation.HORIZONTAL;
  }
}
