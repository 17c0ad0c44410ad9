package org.cloudpcdesk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.cloudpcdesk.app.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Gives the program's jars the time that the start cache was made for. The Windows installer calls it, because cabinet files
 * keep local time and so change it in another time zone; the JVM takes a cache only for jars of the same time and size. Not
 * for people, hence hidden.
 */
@Command(
    name = "fit-start-cache",
    hidden = true,
    description = "Give the installed jars the time that the start cache was made for: the installer's last step.")
final class FitStartCacheCommand implements Callable<Integer> {

  /** The time as seconds since 1970; set by the installed program's launchers only. */
  static final String TIME = "desk.start.time";

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  FitStartCacheCommand() {}

  @Override
  public Integer call() {
    Long seconds = Long.getLong(TIME);
    if (seconds == null) {
      spec.commandLine().getErr().println("There is no start cache here: only the installed program has one.");
      return ExitCode.CANNOT_START;
    }
    List<Path> jars =
        List.of(System.getProperty("java.class.path", "").split(java.io.File.pathSeparator)).stream()
            .map(Path::of)
            .toList();
    try {
      fit(jars, Instant.ofEpochSecond(seconds));
      return ExitCode.OK;
    } catch (IOException refused) {
      spec.commandLine().getErr().printf("The time of %s cannot be changed. Starts are slower until it is.%n", refused.getMessage());
      return ExitCode.CANNOT_START;
    }
  }

  static void fit(List<Path> jars, Instant time) throws IOException {
    FileTime wanted = FileTime.from(time);
    for (Path jar : jars) {
      if (!Files.getLastModifiedTime(jar).equals(wanted)) {
        Files.setLastModifiedTime(jar, wanted);
      }
    }
  }
}
