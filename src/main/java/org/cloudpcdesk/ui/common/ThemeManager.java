package org.cloudpcdesk.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import org.cloudpcdesk.settings.ThemeChoice;

/**
 * Light, dark, high contrast, or what the system has chosen. Colours come from AtlantaFX's variables; the program's own
 * style sheet ({@code desk.css}) uses only those. In high contrast {@code contrast.css} gives these variables the six
 * colours of {@link ContrastColors}. Used on the UI thread.
 */
public final class ThemeManager {
  private static final String DESK = sheet("desk.css");
  private static final String CONTRAST = sheet("contrast.css");

  /** Of all windows, as the theme itself is. */
  private static final ObservableList<String> SHEETS = FXCollections.observableArrayList(DESK);

  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private ThemeChoice choice = ThemeChoice.SYSTEM;

  public ThemeManager() {
    Platform.getPreferences().addListener((InvalidationListener) changed -> apply());
  }

  public void choose(ThemeChoice next) {
    choice = next;
    apply();
  }

  /** True while what is written is lighter than what it stands on. */
  public ReadOnlyBooleanProperty dark() {
    return dark.getReadOnlyProperty();
  }

  /** Gives a window the program's own style sheets, for as long as it is there. The theme itself is global. */
  public static void dress(Scene scene) {
    Bindings.bindContent(scene.getStylesheets(), SHEETS);
  }

  private void apply() {
    Optional<ContrastColors> contrast =
        switch (choice) {
          case LIGHT, DARK -> Optional.empty();
          case HIGH_CONTRAST -> Optional.of(inSystem().orElse(ContrastColors.STANDARD));
          case SYSTEM -> inSystem();
        };
    boolean toDark =
        switch (choice) {
          case LIGHT -> false;
          case DARK -> true;
          case HIGH_CONTRAST, SYSTEM ->
              contrast.map(ContrastColors::isDark).orElse(Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
        };
    dark.set(toDark);
    Application.setUserAgentStylesheet(
        toDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    List<String> sheets = contrast.map(colors -> List.of(DESK, CONTRAST, colors.sheet())).orElse(List.of(DESK));
    if (!sheets.equals(SHEETS)) {
      SHEETS.setAll(sheets);
    }
  }

  private static Optional<ContrastColors> inSystem() {
    return ContrastColors.ofSystem(Platform.getPreferences());
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(ThemeManager.class.getResource(name), name).toExternalForm();
  }
}
