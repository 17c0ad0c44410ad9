package org.cloudpcdesk.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpcdesk.platform.Time;

/**
 * Lets a few requests at once through to the tenant, in the order in which they came, so that neither reads nor acts
 * crowd each other out. Every 429 halves how many may be under way and holds all of them back until the service said to
 * come again; calm answers open the gate further, one place at a time, and ten times slower near the width that was too
 * much the last time. A service that is down and says until when closes the gate too, without costing places.
 * Thread-safe.
 *
 * <p>The service publishes no limit for Cloud PCs; two to four at once is the advice of the reference, so that it
 * begins with four.
 */
final class Gate {
  static final int PLACES = 4;
  static final int MOST_PLACES = 16;

  /** So many good answers in a row give back one place. */
  static final int CALM_ANSWERS = 20;

  /** So many times as many near the width that brought the last 429. */
  static final int CAUTION = 10;

  private final Time time;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition left = lock.newCondition();
  private int places = PLACES;
  private int inside;
  private int calm;
  private int tooMany = MOST_PLACES + 1;
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
        tooMany = places;
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
      if (places < MOST_PLACES && ++calm >= answersNeeded()) {
        calm = 0;
        places++;
        if (places > tooMany) {
          tooMany = MOST_PLACES + 1;
        }
        left.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private int answersNeeded() {
    return places + 1 < tooMany ? CALM_ANSWERS : CAUTION * CALM_ANSWERS;
  }

  /** How many requests may be under way at once now; at least 1. */
  int places() {
    lock.lock();
    try {
      return places;
    } finally {
      lock.unlock();
    }
  }

  /** How many stand in line for a place. */
  int waiting() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(left);
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

  /** 0 for as wide as in the beginning or wider, 1 for closed, between them the share of those places lost. */
  double throttling() {
    lock.lock();
    try {
      return pause().isZero() ? Math.max(0.0, 1.0 - (double) places / PLACES) : 1.0;
    } finally {
      lock.unlock();
    }
  }
}
