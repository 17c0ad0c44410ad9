package org.cloudpcdesk.sample;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds answers back. Once ended it holds nothing back any more, so that a server can stop at once. Thread-safe. */
final class Delay {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Duration usual;

  Delay(Duration usual) {
    this.usual = usual;
  }

  /** Waits as long as every answer is to take. */
  void usual() {
    hold(usual);
  }

  void hold(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      if (ended.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void end() {
    ended.countDown();
  }
}
