package org.cloudpcdesk.ui.activity;

import javafx.scene.control.Labeled;
import org.cloudpcdesk.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The icon before a line's words. It stays the same node while the line changes, because another node is styled and laid out
 * from the beginning, and in a run a thousand lines change many times. Used on the UI thread.
 */
final class ShownIcon {
  private final Labeled label;
  private @Nullable FontIcon icon;
  private String styleClass = "";

  ShownIcon(Labeled label) {
    this.label = label;
  }

  void show(Shown shown) {
    FontIcon known = icon;
    if (known == null) {
      known = Icons.of(shown.icon());
      icon = known;
    } else if (!known.getIconLiteral().equals(shown.icon())) {
      known.setIconLiteral(shown.icon());
    }
    if (!styleClass.equals(shown.styleClass())) {
      known.getStyleClass().remove(styleClass);
      styleClass = shown.styleClass();
      known.getStyleClass().add(styleClass);
    }
    label.setGraphic(known);
  }

  void clear() {
    label.setGraphic(null);
  }
}
