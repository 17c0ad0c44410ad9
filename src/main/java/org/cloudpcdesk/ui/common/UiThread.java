package org.cloudpcdesk.ui.common;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The single place where an event from a background thread becomes an event on the UI thread. Events of one source are
 * coalesced: of those that come before the UI thread gets to it, the latest is delivered once.
 */
public final class UiThread {
  private UiThread() {}

  /** Runs on the UI thread: now when called on it, else soon. */
  public static void run(Runnable work) {
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }

  /** Wraps a receiver so that it may be called from any thread, as often as one likes; it sees the latest value. */
  public static <T> Consumer<T> latest(Consumer<T> receiver) {
    AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    return value -> {
      if (waiting.getAndSet(value) == null) {
        Platform.runLater(
            () -> {
              T now = waiting.getAndSet(null);
              if (now != null) {
                receiver.accept(now);
              }
            });
      }
    };
  }
}
