package org.cloudpcdesk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.RehearsalData;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.app.window.DeskLauncher;
import org.cloudpcdesk.app.window.Rehearsal;
import org.cloudpcdesk.platform.DataDirectory;
import org.cloudpcdesk.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The two runs that the build of the image makes for the window's start cache. The first has the sample tenant in the window,
 * and keeps its rows as those of a tenant that was signed in to. The second is the one to learn from: it opens the window
 * with what was stored. Nothing leaves the computer. Not for people, hence hidden.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Use the window for a moment and close it: the build's run for the start cache.")
final class RehearseCommand implements Callable<Integer> {
  /** Enough for the JVM to see what is worth compiling. */
  private static final int ROWS = 10_000;

  @Spec private CommandSpec spec;

  @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "A folder of its own.")
  private Path dataDir;

  @SuppressWarnings("NullAway.Init")
  RehearseCommand() {}

  @Override
  public Integer call() {
    try {
      DataDirectory.prepare(dataDir);
      RehearsalData data = new RehearsalData(dataDir);
      return data.isFilled() ? window(new DeskOptions(false, Roots.MICROSOFT, dataDir, true)) : fill(data);
    } catch (IOException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return ExitCode.CANNOT_START;
    }
  }

  private int fill(RehearsalData data) throws StoreException {
    int code = window(new DeskOptions(true, Roots.MICROSOFT, dataDir, true).withSampleSize(ROWS));
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
