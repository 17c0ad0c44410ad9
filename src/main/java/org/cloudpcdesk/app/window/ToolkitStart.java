package org.cloudpcdesk.app.window;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.cloudpcdesk.ui.common.UiThread;

/**
 * JavaFX on its way up, beside what the program does meanwhile: the toolkit waits for the screen and the renderer more than
 * it works. Once in a process. Thread-safe.
 */
final class ToolkitStart {
  private final CompletableFuture<Void> up = new CompletableFuture<>();

  private ToolkitStart() {}

  static ToolkitStart begin(Executor executor) {
    ToolkitStart start = new ToolkitStart();
    executor.execute(start::run);
    return start;
  }

  private void run() {
    try {
      Platform.startup(() -> up.complete(null));
    } catch (RuntimeException | Error failed) {
      up.completeExceptionally(failed);
    }
  }

  /**
   * Waits until the toolkit is there, then runs something on the UI thread.
   *
   * @throws UnsupportedOperationException when there is no display
   * @throws UnsatisfiedLinkError when a library of the desktop's is missing
   */
  void then(Runnable work) {
    try {
      up.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof UnsupportedOperationException noDisplay) {
        throw noDisplay;
      }
      if (failed.getCause() instanceof UnsatisfiedLinkError noLibrary) {
        throw noLibrary;
      }
      throw failed;
    }
    UiThread.run(work);
  }

  /** Ends it when no window is wanted after all. Waits until it is up: a process that ends amid its start may crash. */
  void drop() {
    try {
      up.join();
      Platform.exit();
    } catch (CompletionException neverStarted) {
      // Nothing is there to be ended, and nobody misses it.
    }
  }
}
