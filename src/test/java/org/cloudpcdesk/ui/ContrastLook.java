package org.cloudpcdesk.ui;

import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.testfx.util.WaitForAsyncUtils;

/** Walks a scene graph in high contrast and tells what has a colour of another theme, or one that is mixed with another. */
public final class ContrastLook {
  private static final Set<Color> COLOURS =
      Set.of(Color.BLACK, Color.WHITE, Color.YELLOW, Color.web("#a6a6a6"), Color.web("#1aebff"));

  private ContrastLook() {}

  /** Which colours are seen that do not belong to the contrast theme, and on what. Chooses the theme. Off the UI thread. */
  public static Set<String> wrong(Parent root) {
    WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          new ThemeManager().choose(ThemeChoice.HIGH_CONTRAST);
          // A test's own window is not always dressed as the program's are.
          ThemeManager.dress(root.getScene());
        });
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> others(root));
  }

  /** The same in the theme that is chosen. On the UI thread. */
  public static Set<String> others(Parent root) {
    Set<String> others = new TreeSet<>();
    root.applyCss();
    root.layout();
    walk(root, others);
    return others;
  }

  private static void walk(Node node, Set<String> others) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node.getOpacity() != 1) {
      others.add("opacity " + node.getOpacity() + " of " + node);
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      look(text.getFill(), node, others);
    }
    if (node instanceof Region region) {
      if (region.getBackground() != null) {
        for (BackgroundFill fill : region.getBackground().getFills()) {
          look(fill.getFill(), node, others);
        }
      }
      if (region.getBorder() != null) {
        for (BorderStroke stroke : region.getBorder().getStrokes()) {
          look(stroke.getTopStroke(), node, others);
          look(stroke.getBottomStroke(), node, others);
        }
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, others));
    }
  }

  private static void look(Paint paint, Node node, Set<String> others) {
    boolean unseen = paint instanceof Color color && color.getOpacity() == 0;
    if (!unseen && !COLOURS.contains(paint)) {
      others.add(paint + " of " + node + " in " + node.getParent());
    }
  }
}
