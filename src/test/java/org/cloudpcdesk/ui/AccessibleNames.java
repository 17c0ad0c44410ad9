package org.cloudpcdesk.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToolBar;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Walks a scene graph and names every control that a screen reader could not name: neither text nor accessible text,
 * and no label for it. Decoration and frames (bars, splits, separators, labels without text) need no name. On the UI
 * thread.
 */
public final class AccessibleNames {
  private AccessibleNames() {}

  /** The controls without a name, each with its way from the root; empty when all is well. */
  public static List<String> missing(Parent root) {
    Set<Node> labelled = new HashSet<>();
    collect(root, labelled);
    List<String> found = new ArrayList<>();
    walk(root, "", labelled, found);
    return found;
  }

  private static void collect(Node node, Set<Node> labelled) {
    if (node instanceof Label label && label.getLabelFor() != null) {
      labelled.add(label.getLabelFor());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, labelled));
    }
  }

  private static void walk(Node node, String way, Set<Node> labelled, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    String here = way + "/" + node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId());
    if (node instanceof Control control && needsName(control) && !named(control) && !labelled.contains(control)) {
      found.add(here);
    }
    if (node instanceof Parent parent && !(node instanceof ScrollBar)) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, here, labelled, found));
    }
  }

  private static boolean needsName(Control control) {
    boolean frame =
        control instanceof ScrollBar
            || control instanceof ScrollPane
            || control instanceof SplitPane
            || control instanceof Separator
            || control instanceof ToolBar
            || control instanceof ButtonBar
            || control instanceof Label
            || control.getParent() instanceof VirtualFlow<?>;
    return !frame && !(control instanceof IndexedCell<?>);
  }

  private static boolean named(Control control) {
    if (hasText(control.getAccessibleText())) {
      return true;
    }
    return control instanceof Labeled labeled && hasText(labeled.getText());
  }

  private static boolean hasText(String text) {
    return text != null && !text.isBlank();
  }
}
