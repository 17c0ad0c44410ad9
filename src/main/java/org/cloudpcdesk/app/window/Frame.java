package org.cloudpcdesk.app.window;

import java.net.URL;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cloudpcdesk.platform.WindowSystem;
import org.cloudpcdesk.settings.Layout;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.UiThread;
import org.cloudpcdesk.ui.main.MainWindow;

/** What is around the content of the window: size, icons, and a theme that the title bars follow. Used on the UI thread. */
final class Frame {
  private static final double FIRST_WIDTH = 1440;
  private static final double FIRST_HEIGHT = 900;
  private static final int TRAY_ICON = 32;
  private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};

  private Frame() {}

  /** Prepares a stage that is not shown yet. */
  static void dress(Stage stage, ThemeManager themes, SettingsStore settings, Layout layout) {
    followTheme(themes, WindowSystem.ofThisComputer());
    themes.choose(settings.current().theme());
    settings.listen(next -> UiThread.run(() -> themes.choose(next.theme())));
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight()));
    if (layout.place() != null) {
      put(stage, layout.place());
    }
  }

  /** Gives a stage that is shown its icons: nobody waits for a row because a title bar needs a picture. */
  static void addIcons(Stage stage) {
    if (stage.getIcons().isEmpty()) {
      IntStream.of(ICON_SIZES)
          .mapToObj(size -> new Image(icon(size).toExternalForm()))
          .forEach(stage.getIcons()::add);
    }
  }

  /** Where it was, unless that screen is no more. */
  private static void put(Stage stage, Layout.Place place) {
    if (!Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height()).isEmpty()) {
      stage.setX(place.x());
      stage.setY(place.y());
      stage.setWidth(place.width());
      stage.setHeight(place.height());
    }
    stage.setMaximized(place.maximised());
  }

  /** Title bars follow the theme, those of windows that open later as well. */
  private static void followTheme(ThemeManager themes, WindowSystem windows) {
    Runnable frame = () -> windows.darkTitleBars(themes.dark().get());
    themes.dark().addListener((observable, before, now) -> frame.run());
    Window.getWindows().addListener((InvalidationListener) changed -> frame.run());
  }

  static URL trayIcon() {
    return icon(TRAY_ICON);
  }

  private static URL icon(int size) {
    String name = "icon-" + size + ".png";
    return Objects.requireNonNull(MainWindow.class.getResource(name), name);
  }
}
