package org.cloudpcdesk.app.window;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.app.process.Logging;
import org.cloudpcdesk.app.process.StartCache;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.OfflineData;
import org.cloudpcdesk.app.session.OfflineStart;
import org.cloudpcdesk.platform.MachinePolicy;
import org.cloudpcdesk.platform.SingleInstance.Claim;
import org.cloudpcdesk.platform.SingleInstance;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.ui.common.UiThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts JavaFX, opens the window and waits until it is closed. */
public final class DeskLauncher {

  /** How long a process that has the data directory, but does not answer, may be just starting or ending. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private DeskLauncher() {}

  public static int launch(DeskOptions options) {
    return launch(options, stage -> {});
  }

  /** @param opened gets the window when it is open, on the UI thread */
  public static int launch(DeskOptions options, Consumer<Stage> opened) {
    ToolkitStart toolkit = ToolkitStart.begin(onAThreadOfItsOwn("toolkit"));
    return guarded(() -> launch(options, toolkit, opened), toolkit::drop, System.err);
  }

  private static int launch(DeskOptions options, ToolkitStart toolkit, Consumer<Stage> opened) {
    try {
      switch (SingleInstance.claim(options.dataDirectory(), options.query(), PATIENCE, Time.system())) {
        case Claim.First(SingleInstance first) -> {
          try (first) {
            return run(options, toolkit, opened, first::listen);
          }
        }
        case Claim.HandedOver() -> {
          toolkit.drop();
          return ExitCode.OK;
        }
        // A second window can do no harm: only one process at a time may act on a data directory.
        case Claim.NoAnswer() -> {
          return run(options, toolkit, opened, messages -> {});
        }
      }
    } catch (IOException refused) {
      toolkit.drop();
      System.err.printf(
          "The data directory %s cannot be used (%s). Nothing was changed.%n",
          options.dataDirectory(), refused.getMessage());
      return ExitCode.CANNOT_START;
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }

  private static int run(
      DeskOptions options, ToolkitStart toolkit, Consumer<Stage> opened, Consumer<Consumer<String>> others) {
    Logging.toFiles(options.dataDirectory());
    Logger log = LoggerFactory.getLogger(DeskLauncher.class);
    StartCache.complaint(System::getProperty).ifPresent(log::warn);
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    // Read while the toolkit starts: on Windows it takes loading native code.
    CompletableFuture<Policy> policy =
        CompletableFuture.supplyAsync(() -> Policy.read(MachinePolicy.sources()));
    OfflineData data = new OfflineData(options.dataDirectory(), Time.system());
    OfflineStart stored = OfflineStart.begin(data, options, onAThreadOfItsOwn("offline-start"));
    DeskFiles files = DeskFiles.read(options.dataDirectory());
    Function<Stage, Desk> maker = stage -> new Desk(options, stage, policy.join(), files, data, stored);
    try {
      toolkit.then(() -> guarded(() -> open(maker, opened, others, ended), ended, System.err));
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

  /** Not the common pool's: this waits, and there may be one of those only. */
  private static Executor onAThreadOfItsOwn(String name) {
    return Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /** Starts the program; after a fault on the way the toolkit would otherwise keep a process alive that has no window. */
  static int guarded(IntSupplier starting, Runnable drop, PrintStream err) {
    try {
      return starting.getAsInt();
    } catch (RuntimeException | Error fault) {
      tell(fault, err);
      drop.run();
      return ExitCode.FAULT;
    }
  }

  /** Opens the window; a fault on the way there ends the process, which would otherwise wait for a window for ever. */
  static void guarded(Runnable opening, CompletableFuture<Integer> ended, PrintStream err) {
    try {
      opening.run();
    } catch (RuntimeException | Error fault) {
      tell(fault, err);
      ended.complete(ExitCode.FAULT);
    }
  }

  private static void tell(Throwable fault, PrintStream err) {
    LoggerFactory.getLogger(DeskLauncher.class).error("the window could not be opened", fault);
    err.println(
        "Cloud PC Desk could not open its window because of a fault of its own. Nothing was changed in any tenant. The log in the data directory has the cause.");
  }

  private static void open(
      Function<Stage, Desk> maker,
      Consumer<Stage> opened,
      Consumer<Consumer<String>> others,
      CompletableFuture<Integer> ended) {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, fault) -> LoggerFactory.getLogger(DeskLauncher.class).error("fault on the UI thread", fault));
    Stage stage = new Stage();
    Desk desk = maker.apply(stage);
    // The window may hide while runs go on; the desk says when the program ends.
    Platform.setImplicitExit(false);
    desk.onEnd(
        () -> {
          try {
            desk.close();
          } finally {
            ended.complete(ExitCode.OK);
          }
        });
    desk.start();
    others.accept(query -> UiThread.run(() -> desk.show(query)));
    opened.accept(stage);
  }
}
