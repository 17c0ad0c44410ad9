package org.cloudpcdesk.app.terminal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command that is asked to end: nothing more is sent, answers under way are awaited for a moment, and then the
 * command's thread is interrupted in whatever it waits for. Thread-safe.
 */
final class Stop implements Runnable {
  private static final Duration FOR_ANSWERS = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(50);

  private final Time time;
  private final Thread worker = Thread.currentThread();
  private boolean asked;
  private Runnable first = () -> {};
  private @Nullable DeprovisionRun run;

  /** Of the calling thread's work. */
  Stop(Time time) {
    this.time = time;
  }

  /** From now on there is a run, and this is what stops it from sending. */
  synchronized void arm(Runnable stopsSending, DeprovisionRun begun) {
    first = stopsSending;
    run = begun;
    if (asked) {
      first.run();
    }
  }

  synchronized boolean isAsked() {
    return asked;
  }

  private synchronized Runnable ask() {
    asked = true;
    return first;
  }

  private synchronized boolean awaitsAnswers() {
    return run != null && run.items().stream().anyMatch(item -> item.state() instanceof Sent);
  }

  @Override
  public void run() {
    ask().run();
    try {
      for (Duration waited = Duration.ZERO;
          awaitsAnswers() && waited.compareTo(FOR_ANSWERS) < 0;
          waited = waited.plus(STEP)) {
        time.sleep(STEP);
      }
    } catch (InterruptedException halted) {
      Thread.currentThread().interrupt();
    }
    worker.interrupt();
  }

  /** Waits on the worker's thread for work beside it; when asked to end, interrupts that as well. */
  void await(ExecutorService threads) {
    try {
      boolean over = Thread.interrupted() || isAsked();
      while (!over && !threads.awaitTermination(1, TimeUnit.SECONDS)) {
        over = isAsked();
      }
    } catch (InterruptedException ended) {
      // Asked to end: that is what is done below.
    }
    threads.shutdownNow();
  }
}
