package org.cloudpcdesk.ui.common;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ticks once a second while it runs. A {@code Timeline} would do so, too, but keeps the toolkit preparing sixty frames a
 * second for it, of which nothing is drawn (seen with {@code -Djavafx.pulseLogger=true}). Used on the UI thread.
 */
public final class SecondClock {
  private static final ScheduledExecutorService TICKER =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("clock").factory());

  private final Consumer<Boolean> tick;
  private @Nullable ScheduledFuture<?> running;

  /** @param work runs on the UI thread, and not again while that is busy */
  public SecondClock(Runnable work) {
    this.tick =
        UiThread.latest(
            now -> {
              if (running != null) {
                work.run();
              }
            });
  }

  /** Begins; does nothing while it runs already. */
  public void start() {
    if (running == null) {
      running = TICKER.scheduleAtFixedRate(() -> tick.accept(true), 1, 1, TimeUnit.SECONDS);
    }
  }

  /** Ends: nothing comes any more once this has returned. */
  public void stop() {
    ScheduledFuture<?> ticking = running;
    running = null;
    if (ticking != null) {
      ticking.cancel(false);
    }
  }
}
