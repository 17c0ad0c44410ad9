package org.cloudpcdesk.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpcdesk.platform.Time;

/**
 * Lets a few requests at once through to the tenant. Every 429 halves how many may be under way and holds all of them
 * back until the service said to come again; calm answers open the gate again, one place at a time. A service that is
 * down and says until when closes the gate too, without costing places. Thread-safe.
 *
 * <p>The service publishes no limit for Cloud PCs; two to four at once is the advice of the reference.
 */
final class Gate {
  static final int PLACES = 4;

  /** So many good answers in a row give back one place. */
  static final int CALM_ANSWERS = 20;

  private final Time time;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition left = lock.newCondition();
  private int places = PLACES;
  private int inside;
  private int calm;
  private Instant closedUntil = Instant.EPOCH;
  private Duration closedFor = Duration.ZERO;

  Gate(Time time) {
    this.time = time;
  }

  /**
   * Waits for a place and for the end of any pause. Who got in must {@link #leave}.
   *
   * @return false when no place comes free before the deadline or the pause outlasts it; then nobody got in
   */
  boolean enter(Instant deadline) throws InterruptedException {
    // Counted down, not compared with the clock, which somebody may set while we wait.
    long patience = Duration.between(time.now(), deadline).toNanos();
    while (true) {
      Duration pause;
      lock.lockInterruptibly();
      try {
        while (inside >= places) {
          if (patience <= 0) {
            return false;
          }
          patience = left.awaitNanos(patience);
        }
        pause = pause();
        if (pause.isZero()) {
          inside++;
          return true;
        }
        if (pause.toNanos() > patience) {
          return false;
        }
      } finally {
        lock.unlock();
      }
      time.sleep(pause);
      patience -= pause.toNanos();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside--;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The service answered 429: nobody goes through before this moment. */
  void throttled(Instant until) {
    lock.lock();
    try {
      calm = 0;
      // Requests that were already under way when the first 429 came say nothing new.
      if (pause().isZero()) {
        places = Math.max(1, places / 2);
      }
      closed(until);
    } finally {
      lock.unlock();
    }
  }

  /** The service asked for a pause without a word of too many requests: nobody goes through before this moment. */
  void closed(Instant until) {
    lock.lock();
    try {
      Duration wait = Duration.between(time.now(), until);
      if (wait.compareTo(pause()) > 0) {
        closedUntil = until;
        closedFor = wait;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The service answered without complaint. */
  void answered() {
    lock.lock();
    try {
      if (places < PLACES && ++calm >= CALM_ANSWERS) {
        calm = 0;
        places++;
        left.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How long the gate is still closed; zero when it is open. */
  Duration pause() {
    lock.lock();
    try {
      Instant now = time.now();
      Duration pause = Duration.between(now, closedUntil);
      if (pause.compareTo(closedFor) > 0) {
        // More than ever was asked for: this computer's clock was set back, and the pause begins anew.
        closedUntil = now.plus(closedFor);
        pause = closedFor;
      }
      if (pause.isPositive()) {
        return pause;
      }
      closedFor = Duration.ZERO;
      return Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  /** 0 for wide open, 1 for closed, between them the share of places lost. */
  double throttling() {
    lock.lock();
    try {
      return pause().isZero() ? 1.0 - (double) places / PLACES : 1.0;
    } finally {
      lock.unlock();
    }
  }
}
