package org.cloudpcdesk.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A panel over the window, for something one does and leaves again. Esc, a click beside it or another place for the
 * keyboard closes it, and the keyboard goes back to where it was; Tab stays within. Used on the UI thread.
 */
public final class Overlay {
  private final StackPane layer = new StackPane();
  private final StackPane root;
  private final ChangeListener<@Nullable Node> onFocus = (observable, before, now) -> focused(now);
  private @Nullable Region panel;
  private @Nullable Node before;

  /** @param content what the window shows below */
  public Overlay(Parent content) {
    layer.getStyleClass().add("overlay");
    layer.setAlignment(Pos.TOP_CENTER);
    layer.setVisible(false);
    layer.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (layer.equals(event.getTarget())) {
            hide();
          }
        });
    // Before the controls: some keep Esc for themselves, and Tab would move the keyboard out of the panel.
    layer.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    root = new StackPane(content, layer);
  }

  /** The root of the window's scene. */
  public Parent root() {
    return root;
  }

  /** Adds something that floats over the content by itself: not laid out here, and below the panels. */
  public void addFloating(Node node) {
    root.getChildren().add(root.getChildren().size() - 1, node);
  }

  /** Shows a panel, in the place of another if need be, and gives a node of it the keyboard. */
  public void show(Region next, Node focus) {
    Scene scene = root.getScene();
    if (panel == null) {
      before = scene.getFocusOwner();
    }
    scene.focusOwnerProperty().removeListener(onFocus);
    panel = next;
    next.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    layer.getChildren().setAll(next);
    layer.setVisible(true);
    focus.requestFocus();
    scene.focusOwnerProperty().addListener(onFocus);
  }

  /** Whether this panel is shown. */
  public boolean shows(Region one) {
    return one.equals(panel);
  }

  /** Takes the panel away and gives the keyboard back. */
  public void hide() {
    if (panel == null) {
      return;
    }
    Node back = before;
    close();
    if (back != null && back.getScene() != null) {
      back.requestFocus();
    }
  }

  private void close() {
    root.getScene().focusOwnerProperty().removeListener(onFocus);
    panel = null;
    before = null;
    layer.setVisible(false);
    layer.getChildren().clear();
  }

  private void focused(@Nullable Node now) {
    if (now != null && !isWithin(now)) {
      close();
    }
  }

  private boolean isWithin(Node node) {
    for (Node up = node; up != null; up = up.getParent()) {
      if (up.equals(layer)) {
        return true;
      }
    }
    return false;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      hide();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB && panel != null) {
      move(panel, event.isShiftDown() ? -1 : 1);
      event.consume();
    }
  }

  private void move(Region within, int by) {
    List<Node> stops = new ArrayList<>();
    collect(within, stops);
    if (!stops.isEmpty()) {
      int at = stops.indexOf(root.getScene().getFocusOwner());
      stops.get(Math.floorMod(at + by, stops.size())).requestFocus();
    }
  }

  private static void collect(Node node, List<Node> stops) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      stops.add(node);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
    }
  }
}
