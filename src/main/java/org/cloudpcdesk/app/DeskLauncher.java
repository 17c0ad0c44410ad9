package org.cloudpcdesk.app;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts JavaFX, opens the window and waits until it is closed. */
final class DeskLauncher {

  private DeskLauncher() {}

  static int launch(DeskOptions options) {
    Logging.toFiles(options.dataDirectory());
    Logger log = LoggerFactory.getLogger(DeskLauncher.class);
    CountDownLatch ended = new CountDownLatch(1);
    try {
      Platform.startup(() -> open(options, ended));
    } catch (UnsupportedOperationException | UnsatisfiedLinkError noToolkit) {
      log.error("JavaFX did not start", noToolkit);
      System.err.println(Display.whyNoWindow());
      return ExitCode.NO_DISPLAY;
    }
    try {
      ended.await();
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  private static void open(DeskOptions options, CountDownLatch ended) {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, fault) -> LoggerFactory.getLogger(DeskLauncher.class).error("fault on the UI thread", fault));
    Stage stage = new Stage();
    Desk desk = new Desk(options, stage);
    stage.setOnHidden(
        event -> {
          desk.close();
          Platform.exit();
          ended.countDown();
        });
    desk.start();
  }
}
