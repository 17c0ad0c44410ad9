package org.cloudpcdesk.ui.common;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
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

  /**
   * Wraps work so that it may be asked for from any thread, as often as one likes, and runs at most once a frame: at
   * once after a quiet time, else with the next frame. It always runs once more after it was last asked for.
   */
  public static Runnable perFrame(Runnable work) {
    AtomicBoolean asked = new AtomicBoolean();
    Frame frame =
        new Frame(
            () -> {
              // Taken back first, so that what is asked for while it runs is not lost.
              asked.set(false);
              work.run();
            });
    return () -> {
      if (asked.compareAndSet(false, true)) {
        Platform.runLater(frame::ask);
      }
    };
  }

  /** Keeps a piece of work from running twice in one frame. On the UI thread. */
  private static final class Frame extends AnimationTimer {
    private static final long LENGTH = TimeUnit.MILLISECONDS.toNanos(16);

    private final Runnable work;
    private long last = System.nanoTime() - LENGTH;

    Frame(Runnable work) {
      this.work = work;
    }

    void ask() {
      if (System.nanoTime() - last >= LENGTH) {
        run();
      } else {
        start();
      }
    }

    @Override
    public void handle(long now) {
      stop();
      run();
    }

    private void run() {
      work.run();
      last = System.nanoTime();
    }
  }
}
