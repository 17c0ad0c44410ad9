package org.cloudpcdesk.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import org.cloudpcdesk.settings.ThemeChoice;

/**
 * Light, dark, or what the system has chosen. Colours come from AtlantaFX's variables; the program's own style sheet
 * ({@code desk.css}) uses only those. Used on the UI thread.
 */
public final class ThemeManager {
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private ThemeChoice choice = ThemeChoice.SYSTEM;

  public ThemeManager() {
    Platform.getPreferences().colorSchemeProperty().addListener((observable, before, now) -> apply());
  }

  public void choose(ThemeChoice next) {
    choice = next;
    apply();
  }

  /** True while a dark theme is shown. */
  public ReadOnlyBooleanProperty dark() {
    return dark.getReadOnlyProperty();
  }

  /** Gives a window the program's own style sheet. The theme itself is global. */
  public static void dress(Scene scene) {
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(ThemeManager.class.getResource("desk.css"), "desk.css").toExternalForm());
  }

  private void apply() {
    boolean toDark =
        switch (choice) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    dark.set(toDark);
    Application.setUserAgentStylesheet(
        toDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
  }
}
