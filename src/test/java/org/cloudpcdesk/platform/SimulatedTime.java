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
  private boolean awake;
  private int readingsUntilJump;
  private Duration jump = Duration.ZERO;
  private Runnable watcher = () -> {};

  public SimulatedTime(Instant start) {
    this.now = start;
  }

  /** Starts at 2026-03-02T09:00:00Z, a Monday morning. */
  public static SimulatedTime start() {
    return new SimulatedTime(Instant.parse("2026-03-02T09:00:00Z"));
  }

  @Override
  public synchronized Instant now() {
    if (--readingsUntilJump == 0) {
      now = now.plus(jump);
    }
    return now;
  }

  /** Moves the clock between two looks at it: before the look of this number, counted from now. */
  public synchronized void jumpBeforeLook(int number, Duration by) {
    readingsUntilJump = number;
    jump = by;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a simulated sleep");
    }
    Runnable then;
    synchronized (this) {
      sleeps.add(duration);
      now = now.plus(duration);
      then = watcher;
    }
    then.run();
  }

  /** Runs after each sleep, on the thread that slept. */
  public synchronized void whenSlept(Runnable work) {
    watcher = work;
  }

  /** The computer never sleeps: however far the clock is moved at once, it was at work. */
  public synchronized void stayAwake() {
    awake = true;
  }

  @Override
  public synchronized Duration stall() {
    return awake ? Duration.ofDays(1000) : Time.super.stall();
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
