package org.cloudpcdesk.ui.common;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, and buttons that show nothing but one and are still named. Used on the UI thread. */
public final class Icons {
  private Icons() {}

  /**
   * An icon that takes its size and colour from the style sheet.
   *
   * @param literal its name in Ikonli's Fluent pack, such as {@code fltral-filter-20}
   */
  public static FontIcon of(String literal) {
    FontIcon icon = new FontIcon(literal);
    icon.getStyleClass().add("desk-icon");
    icon.setFocusTraversable(false);
    return icon;
  }

  /** Gives a button an icon, and a name for the tooltip and for screen readers. */
  public static void dress(ButtonBase button, String literal, String name) {
    button.setGraphic(of(literal));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    name(button, name);
  }

  /** Names a button that shows no text of its own. */
  public static void name(ButtonBase button, String name) {
    button.setAccessibleText(name);
    Tooltip tip = button.getTooltip();
    if (tip == null) {
      button.setTooltip(new Tooltip(name));
    } else {
      tip.setText(name);
    }
  }
}
