package org.cloudpcdesk.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that stands still until the test moves it. Whoever sleeps on it wakes when it has moved far enough or is
 * interrupted. Thread-safe.
 */
public final class SteppedTime implements Time {
  private Instant now;
  private int sleepers;

  public SteppedTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    Instant end = now.plus(duration);
    sleepers++;
    notifyAll();
    try {
      while (now.isBefore(end)) {
        wait();
      }
    } finally {
      sleepers--;
    }
  }

  /** Waits until somebody sleeps. */
  public synchronized void awaitSleeper() throws InterruptedException {
    while (sleepers == 0) {
      wait();
    }
  }

  /** Moves the clock and wakes those whose time is over. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
    notifyAll();
  }
}
