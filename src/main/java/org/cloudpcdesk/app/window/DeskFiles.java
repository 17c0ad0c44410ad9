package org.cloudpcdesk.app.window;

import java.nio.file.Path;
import org.cloudpcdesk.app.process.Version;
import org.cloudpcdesk.settings.FileSettingsStore;
import org.cloudpcdesk.settings.LayoutFile;

/**
 * What the window reads of its data directory before it is built, and the threads that write it. Any thread reads it, the
 * desk closes it.
 */
record DeskFiles(Workers workers, FileSettingsStore settings, LayoutFile layout) {

  static DeskFiles read(Path dataDirectory) {
    Workers workers = new Workers();
    return new DeskFiles(
        workers,
        new FileSettingsStore(dataDirectory.resolve("settings.json"), Version.current(), workers.settings()),
        new LayoutFile(dataDirectory.resolve("layout.json"), workers.settings()));
  }
}
