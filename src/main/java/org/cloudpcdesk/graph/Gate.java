package org.cloudpcdesk.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpcdesk.platform.Time;

/**
 * Lets a few requests at once through to the tenant. Every 429 halves how many may be under way and holds all of them
 * back until the service said to come again; calm answers open the gate again, one place at a time. Thread-safe.
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

  Gate(Time time) {
    this.time = time;
  }

  /**
   * Waits for a place and for the end of any pause. Who got in must {@link #leave}.
   *
   * @return false when the pause outlasts the deadline; then nobody got in
   */
  boolean enter(Instant deadline) throws InterruptedException {
    while (true) {
      Duration pause;
      lock.lockInterruptibly();
      try {
        while (inside >= places) {
          left.await();
        }
        pause = pause();
        if (pause.isZero()) {
          inside++;
          return true;
        }
        if (closedUntil.isAfter(deadline)) {
          return false;
        }
      } finally {
        lock.unlock();
      }
      time.sleep(pause);
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
      if (until.isAfter(closedUntil)) {
        closedUntil = until;
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
      Duration pause = Duration.between(time.now(), closedUntil);
      return pause.isPositive() ? pause : Duration.ZERO;
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
