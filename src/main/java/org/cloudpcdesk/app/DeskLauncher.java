package org.cloudpcdesk.app;

import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.cloudpcdesk.platform.MachinePolicy;
import org.cloudpcdesk.settings.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts JavaFX, opens the window and waits until it is closed. */
final class DeskLauncher {

  private DeskLauncher() {}

  static int launch(DeskOptions options) {
    return launch(options, stage -> {});
  }

  /** @param opened gets the window when it is open, on the UI thread */
  static int launch(DeskOptions options, Consumer<Stage> opened) {
    Logging.toFiles(options.dataDirectory());
    Logger log = LoggerFactory.getLogger(DeskLauncher.class);
    StartCache.complaint(System::getProperty).ifPresent(log::warn);
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    // Read while the toolkit starts: on Windows it takes loading native code.
    CompletableFuture<Policy> policy =
        CompletableFuture.supplyAsync(() -> Policy.read(MachinePolicy.sources()));
    try {
      Platform.startup(() -> guarded(() -> open(options, policy, opened, ended), ended, System.err));
    } catch (UnsupportedOperationException | UnsatisfiedLinkError noToolkit) {
      log.error("JavaFX did not start", noToolkit);
      System.err.println(Display.whyNoWindow());
      return ExitCode.NO_DISPLAY;
    }
    try {
      return ended.get();
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    } catch (ExecutionException never) {
      throw new IllegalStateException("nobody ends the window with an exception", never);
    } finally {
      Platform.exit();
    }
  }

  /** Opens the window; a fault on the way there ends the process, which would otherwise wait for a window for ever. */
  static void guarded(Runnable opening, CompletableFuture<Integer> ended, PrintStream err) {
    try {
      opening.run();
    } catch (RuntimeException | Error fault) {
      LoggerFactory.getLogger(DeskLauncher.class).error("the window could not be opened", fault);
      err.println(
          "Cloud PC Desk could not open its window because of a fault of its own. Nothing was changed in any tenant. The log in the data directory has the cause.");
      ended.complete(ExitCode.FAULT);
    }
  }

  private static void open(
      DeskOptions options,
      CompletableFuture<Policy> policy,
      Consumer<Stage> opened,
      CompletableFuture<Integer> ended) {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, fault) -> LoggerFactory.getLogger(DeskLauncher.class).error("fault on the UI thread", fault));
    Stage stage = new Stage();
    Desk desk = new Desk(options, stage, policy.join());
    stage.setOnHidden(
        event -> {
          try {
            desk.close();
          } finally {
            ended.complete(ExitCode.OK);
          }
        });
    desk.start();
    opened.accept(stage);
  }
}
