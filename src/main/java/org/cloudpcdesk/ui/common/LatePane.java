package org.cloudpcdesk.ui.common;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Keeps the place of a part of a window that is built when the window was first drawn, because the first drawing can do
 * without it. Used on the UI thread.
 */
public final class LatePane extends StackPane {

  /** Puts the part into its place. */
  public void fill(Node part) {
    getChildren().setAll(part);
  }

  /** The keyboard belongs to the part. */
  @Override
  public void requestFocus() {
    if (getChildren().isEmpty()) {
      super.requestFocus();
    } else {
      getChildren().getFirst().requestFocus();
    }
  }
}
