package org.cloudpcdesk.app.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells work that the process is asked to end (Ctrl+C, a sign-out, a shutdown), and lets it end properly. */
@FunctionalInterface
interface Endings {

  /** How long the operating system's wish is held up for the last entries of the journal. */
  Duration LAST_WORDS = Duration.ofSeconds(15);

  /** Work that may be asked to end. */
  interface Watch extends AutoCloseable {
    /** The work is over: the process may end. */
    @Override
    void close();
  }

  /**
   * Begins to watch.
   *
   * @param stop called once, on a thread of its own, when the process is asked to end
   */
  Watch watch(Runnable stop);

  /** Of this process: a signal begins the shutdown of the JVM, which then waits for the work to be over. */
  static Endings ofProcess() {
    return stop -> {
      CountDownLatch over = new CountDownLatch(1);
      Thread hook = Thread.ofPlatform().name("ending").unstarted(() -> stopAndWait(stop, over));
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> {
        over.countDown();
        try {
          Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
          // It is what the hook was for.
        }
      };
    };
  }

  private static void stopAndWait(Runnable stop, CountDownLatch over) {
    stop.run();
    try {
      boolean _ = over.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException halted) {
      Thread.currentThread().interrupt();
    }
  }
}
