package org.cloudpcdesk.app.window;

import java.util.concurrent.Executor;
import javafx.stage.Stage;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.platform.Tray;
import org.cloudpcdesk.settings.LayoutFile;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Notices;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.TimeText;

/**
 * What the pages of the window share: the stage, and everything around it that is asked, told or waited for. Used on the UI
 * thread.
 *
 * @param executor where work runs that may wait
 */
record Desktop(
    Stage stage,
    DialogService dialogs,
    Notices notices,
    Tray tray,
    ThemeManager themes,
    SettingsStore settings,
    LayoutFile layout,
    Network network,
    Browser browser,
    TextClipboard clipboard,
    Executor executor,
    Tasks tasks,
    Time time,
    TimeText times) {

  /** Asks for files over the window. */
  FileDialogs files() {
    return FileDialogs.over(stage);
  }
}
