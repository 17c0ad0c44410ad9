package org.cloudpcdesk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.app.window.DeskLauncher;
import org.cloudpcdesk.app.window.Rehearsal;
import org.cloudpcdesk.platform.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The run that the build of the image records for the start cache: the window on the sample tenant, then the terminal. Not
 * for people, hence hidden.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Use the window on the sample tenant for a moment and close it: the build's run for the start cache.")
final class RehearseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "A folder of its own.")
  private Path dataDir;

  @SuppressWarnings("NullAway.Init")
  RehearseCommand() {}

  @Override
  public Integer call() {
    try {
      DataDirectory.prepare(dataDir);
    } catch (IOException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return ExitCode.CANNOT_START;
    }
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    int code =
        DeskLauncher.launch(
            new DeskOptions(true, Roots.MICROSOFT, dataDir, true), stage -> new Rehearsal(stage, done).start());
    if (code != ExitCode.OK) {
      return code;
    }
    return done.getNow(false) ? ExitCode.OK : ExitCode.FAULT;
  }
}
