package org.cloudpcdesk.app.window;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of the window beside JavaFX's own. Thread-safe. */
final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration LAST_ENTRIES = Duration.ofSeconds(5);

  private final ExecutorService work =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());
  private final ScheduledExecutorService settings =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("settings").factory());
  private final ExecutorService tray =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tray").factory());

  /** Work that may wait for disk and network. */
  ExecutorService work() {
    return work;
  }

  /** Saves settings some time after they were changed. */
  ScheduledExecutorService settings() {
    return settings;
  }

  /** The tray's calls, one after the other. */
  ExecutorService tray() {
    return tray;
  }

  /**
   * Interrupts what may wait. The journal is closed only when nobody writes to it any more; an interrupted run needs a moment
   * for its last entries.
   */
  void stopWork() {
    work.shutdownNow();
    try {
      if (!work.awaitTermination(LAST_ENTRIES.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("some work did not end in {}", LAST_ENTRIES);
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes nothing more; what was handed in is still done, apart from {@linkplain #stopWork work}. */
  @Override
  public void close() {
    work.shutdownNow();
    tray.shutdown();
    settings.shutdown();
  }
}
