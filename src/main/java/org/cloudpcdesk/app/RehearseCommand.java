package org.cloudpcdesk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.RehearsalData;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.app.terminal.Find;
import org.cloudpcdesk.app.terminal.FindRequest;
import org.cloudpcdesk.app.window.DeskLauncher;
import org.cloudpcdesk.app.window.Rehearsal;
import org.cloudpcdesk.platform.DataDirectory;
import org.cloudpcdesk.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The two runs that the build of the image makes for the start cache. The first has the sample tenant in the window, and
 * keeps its rows as those of a tenant that was signed in to. The second is the one to learn from: it opens the window with
 * what was stored, finds something in the terminal, and reads the sample tenant from there, so that it knows sign-in and
 * network as well. Nothing leaves the computer. Not for people, hence hidden.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Use the window and the terminal for a moment: the build's run for the start cache.")
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
      return data.isFilled() ? rehearse() : fill(data);
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

  private int rehearse() {
    int code = window(new DeskOptions(false, Roots.MICROSOFT, dataDir, true));
    if (code != ExitCode.OK) {
      return code;
    }
    int found =
        FindRequest.of(new String[] {"find", "is:grace user:a*", "--data-dir", dataDir.toString()})
            .map(Find::onConsole)
            .orElseThrow();
    // What it ends with depends on what has changed in the sample tenant meanwhile.
    var _ =
        DeskCommandLine.with(DeskLauncher::launch)
            .execute("deprovision", "--sample", "--dry-run", "--data-dir", dataDir.toString(), "is:grace user:a*");
    return found == ExitCode.OK ? ExitCode.OK : ExitCode.FAULT;
  }

  private static int window(DeskOptions options) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    int code = DeskLauncher.launch(options, stage -> new Rehearsal(stage, done).start());
    return code == ExitCode.OK && !done.getNow(false) ? ExitCode.FAULT : code;
  }
}
