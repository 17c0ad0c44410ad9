package org.cloudpcdesk.ui.common;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javafx.scene.paint.Color;

/**
 * The few colours of a contrast theme, named as Windows names them ({@code GetSysColor}). Immutable, any thread.
 *
 * @param window what everything stands on
 * @param text what is written on it, and edges
 * @param link what can be followed
 * @param disabled what cannot be used now
 * @param highlight what chosen things stand on
 * @param highlightText what is written on that
 */
record ContrastColors(
    Color window, Color text, Color link, Color disabled, Color highlight, Color highlightText) {

  /** For whoever chooses high contrast here and not in the system: light on black. */
  static final ContrastColors STANDARD =
      new ContrastColors(
          Color.BLACK, Color.WHITE, Color.YELLOW, Color.web("#a6a6a6"), Color.web("#1aebff"), Color.BLACK);

  /**
   * Those of the system, while it has a contrast theme. Only Windows says so.
   *
   * @param preferences as {@link javafx.application.Platform.Preferences} has them; its documentation lists the keys
   */
  static Optional<ContrastColors> ofSystem(Map<String, Object> preferences) {
    if (!Boolean.TRUE.equals(preferences.get("Windows.SPI.HighContrast"))) {
      return Optional.empty();
    }
    return Optional.of(
        new ContrastColors(
            color(preferences, "WINDOW", STANDARD.window),
            color(preferences, "WINDOWTEXT", STANDARD.text),
            color(preferences, "HOTLIGHT", STANDARD.link),
            color(preferences, "GRAYTEXT", STANDARD.disabled),
            color(preferences, "HIGHLIGHT", STANDARD.highlight),
            color(preferences, "HIGHLIGHTTEXT", STANDARD.highlightText)));
  }

  private static Color color(Map<String, Object> preferences, String name, Color standard) {
    return preferences.get("Windows.SysColor.COLOR_" + name) instanceof Color color ? color : standard;
  }

  boolean isDark() {
    return window.getBrightness() < text.getBrightness();
  }

  /** The address of a style sheet that gives {@code contrast.css} its colours. */
  String sheet() {
    String css =
        ".root { -contrast-window: %s; -contrast-text: %s; -contrast-link: %s; -contrast-disabled: %s; -contrast-highlight: %s; -contrast-highlight-text: %s; }"
            .formatted(
                css(window), css(text), css(link), css(disabled), css(highlight), css(highlightText));
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static String css(Color color) {
    return "#%02x%02x%02x"
        .formatted(
            Math.round(color.getRed() * 255), Math.round(color.getGreen() * 255), Math.round(color.getBlue() * 255));
  }
}
