package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests on virtual threads. */
final class ThreadCrew implements Crew {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadCrew.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("deprovision-", 0).factory());
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private int busy;

  @Override
  public void begin(Request request) {
    busy++;
    threads.execute(() -> outcomes.add(request.ask()));
  }

  @Override
  public int busy() {
    return busy;
  }

  @Override
  public void take(Duration atMost) throws InterruptedException {
    Outcome outcome = outcomes.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    while (outcome != null) {
      busy--;
      outcome.take();
      outcome = outcomes.poll();
    }
  }

  @Override
  public void disband() {
    threads.shutdownNow();
    boolean interrupted = false;
    try {
      if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} requests did not end in time; what became of them is not known", busy);
      }
    } catch (InterruptedException again) {
      interrupted = true;
    }
    for (@Nullable Outcome outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
      busy--;
      try {
        outcome.take();
      } catch (InterruptedException expected) {
        LOG.debug("a request was interrupted");
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
