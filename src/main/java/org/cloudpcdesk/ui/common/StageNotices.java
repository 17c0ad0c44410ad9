package org.cloudpcdesk.ui.common;

import java.util.function.BooleanSupplier;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cloudpcdesk.platform.Tray;

/**
 * Tells inside the window while the administrator works in it, and by the system tray while they do not. Used on the UI
 * thread.
 */
public final class StageNotices implements Notices {
  private final Stage stage;
  private final DialogService dialogs;
  private final Tray tray;
  private final BooleanSupplier outside;

  /** @param outside whether the administrator wants notifications outside the window */
  public StageNotices(Stage stage, DialogService dialogs, Tray tray, BooleanSupplier outside) {
    this.stage = stage;
    this.dialogs = dialogs;
    this.tray = tray;
    this.outside = outside;
  }

  @Override
  public void tell(String title, String text) {
    if (isLookedAt() || !outside.getAsBoolean()) {
      inside(title, text);
    } else {
      tray.tell(title, text, () -> UiThread.run(() -> inside(title, text)));
    }
  }

  /** One of the program's windows has the keyboard. */
  private boolean isLookedAt() {
    return stage.isShowing() && !stage.isIconified() && Window.getWindows().stream().anyMatch(Window::isFocused);
  }

  /** A window that is hidden cannot show anything; the journal tells it too. */
  private void inside(String title, String text) {
    if (stage.isShowing()) {
      dialogs.notify(title, text);
    }
  }
}
