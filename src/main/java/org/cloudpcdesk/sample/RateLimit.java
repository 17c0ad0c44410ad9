package org.cloudpcdesk.sample;

import java.util.Map;
import java.util.function.LongSupplier;

/** A token bucket that holds one second's worth of requests. Thread-safe. */
final class RateLimit {
  private final double perSecond;
  private final double capacity;
  private final LongSupplier nanoTime;
  private double left;
  private long filledAt;
  private long asked;
  private long refused;

  /**
   * @param perSecond 0 for no limit
   * @param nanoTime as {@link System#nanoTime}
   */
  RateLimit(double perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.capacity = Math.max(1, perSecond);
    this.nanoTime = nanoTime;
    this.left = capacity;
    this.filledAt = nanoTime.getAsLong();
  }

  /** Lets a request pass, or refuses it with the whole seconds after which there is room again. */
  synchronized void take() throws GraphError {
    asked++;
    if (perSecond == 0) {
      return;
    }
    long now = nanoTime.getAsLong();
    left = Math.min(capacity, left + (now - filledAt) / 1e9 * perSecond);
    filledAt = now;
    if (left < 1) {
      refused++;
      long seconds = Math.max(1, (long) Math.ceil((1 - left) / perSecond));
      throw tooMany(Map.of("Retry-After", Long.toString(seconds)));
    }
    left -= 1;
  }

  synchronized Traffic traffic() {
    return new Traffic(asked, refused);
  }

  static GraphError tooMany(Map<String, String> headers) {
    return new GraphError(429, "TooManyRequests", "Please retry again later.", headers);
  }
}
