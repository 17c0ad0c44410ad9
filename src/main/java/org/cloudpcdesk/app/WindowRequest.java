package org.cloudpcdesk.app;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.app.window.DeskLauncher;
import org.jspecify.annotations.Nullable;

/**
 * How the window is mostly asked for.
 *
 * @param dataDirectory null for the usual one
 */
record WindowRequest(boolean sample, boolean readOnly, @Nullable Path dataDirectory) {

  /**
   * Reads a command line that is plainly right without picocli, which takes a fifth of a second of each start to look
   * through all commands. Whatever is otherwise, help included, is left to {@link DeskCommand}, which has the same options.
   */
  static Optional<WindowRequest> of(String[] arguments) {
    boolean sample = false;
    boolean readOnly = false;
    Path dataDirectory = null;
    for (int at = 0; at < arguments.length; at++) {
      switch (arguments[at]) {
        case "--sample" -> sample = true;
        case "--read-only" -> readOnly = true;
        case "--data-dir" -> {
          if (++at == arguments.length || dataDirectory != null) {
            return Optional.empty();
          }
          try {
            dataDirectory = Path.of(arguments[at]);
          } catch (InvalidPathException other) {
            return Optional.empty();
          }
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new WindowRequest(sample, readOnly, dataDirectory));
  }

  /** Opens the window and returns the exit code when the program may end. */
  int open() {
    try {
      return DeskLauncher.launch(DeskOptions.prepare(sample, Roots.MICROSOFT, dataDirectory, readOnly, ""));
    } catch (IOException refused) {
      System.err.println(refused.getMessage());
      return ExitCode.CANNOT_START;
    }
  }
}
