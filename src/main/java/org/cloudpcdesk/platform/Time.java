package org.cloudpcdesk.platform;

import java.time.Duration;
import java.time.Instant;

/** The clock and the waiting on it, together, so that a test can hold both. Implementations are thread-safe. */
public interface Time {

  /** The present moment, in UTC. */
  Instant now();

  /**
   * Waits on the calling thread, never the UI thread.
   *
   * @throws InterruptedException when the work was cancelled; the caller passes it on or restores the flag
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * How long, by this clock, a computer at work may let something wait that is due; what comes later slept with the
   * computer.
   */
  default Duration stall() {
    return Duration.ofSeconds(10);
  }

  /** The computer's own clock. */
  static Time system() {
    return new Time() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
