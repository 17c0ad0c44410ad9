package org.cloudpcdesk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.RehearsalData;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.app.window.DeskLauncher;
import org.cloudpcdesk.app.window.Rehearsal;
import org.cloudpcdesk.platform.DataDirectory;
import org.cloudpcdesk.store.StoreException;

/**
 * The two runs that the build of the image makes for the window's start cache. The first has the sample tenant in the window,
 * and keeps its rows as those of a tenant that was signed in to. The second is the one to learn from: it opens the window
 * with what was stored. Nothing leaves the computer. Not for people, and no command of picocli's: what it would load is
 * learned too, and costs each start.
 *
 * @param dataDirectory a folder of its own
 */
record RehearsalRequest(Path dataDirectory) {
  /** Enough for the JVM to see what is worth compiling. */
  private static final int ROWS = 10_000;

  /** {@code rehearse --data-dir DIR} and nothing else. */
  static Optional<RehearsalRequest> of(String[] arguments) {
    return arguments.length == 3 && arguments[0].equals("rehearse") && arguments[1].equals("--data-dir")
        ? Optional.of(new RehearsalRequest(Path.of(arguments[2])))
        : Optional.empty();
  }

  /** Uses the window for a moment and closes it; returns the exit code. */
  int run() {
    try {
      DataDirectory.prepare(dataDirectory);
      RehearsalData data = new RehearsalData(dataDirectory);
      return data.isFilled() ? window(new DeskOptions(false, Roots.MICROSOFT, dataDirectory, true)) : fill(data);
    } catch (IOException refused) {
      System.err.println(refused.getMessage());
      return ExitCode.CANNOT_START;
    }
  }

  private int fill(RehearsalData data) throws StoreException {
    int code = window(new DeskOptions(true, Roots.MICROSOFT, dataDirectory, true).withSampleSize(ROWS));
    if (code == ExitCode.OK) {
      data.keepAsTenant();
    }
    return code;
  }

  private static int window(DeskOptions options) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    int code = DeskLauncher.launch(options, stage -> new Rehearsal(stage, done).start());
    return code == ExitCode.OK && !done.getNow(false) ? ExitCode.FAULT : code;
  }
}
