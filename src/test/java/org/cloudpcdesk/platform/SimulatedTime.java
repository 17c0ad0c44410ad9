package org.cloudpcdesk.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A clock that a test holds: it moves only when somebody sleeps on it or when the test moves it. A sleep returns at
 * once, with the clock moved on by its length, and is kept for {@link #sleeps()}. Thread-safe.
 */
public final class SimulatedTime implements Time {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now;

  public SimulatedTime(Instant start) {
    this.now = start;
  }

  /** Starts at 2026-03-02T09:00:00Z, a Monday morning. */
  public static SimulatedTime start() {
    return new SimulatedTime(Instant.parse("2026-03-02T09:00:00Z"));
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a simulated sleep");
    }
    synchronized (this) {
      sleeps.add(duration);
      now = now.plus(duration);
    }
  }

  /** Moves the clock without anybody sleeping. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Every sleep so far, in order. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  /** How long was slept altogether. */
  public synchronized Duration slept() {
    return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
