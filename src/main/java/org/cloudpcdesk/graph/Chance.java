package org.cloudpcdesk.graph;

import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Randomness for back-off and request ids. Thread-safe whatever the generator is. */
final class Chance {
  private final RandomGenerator random;

  Chance(RandomGenerator random) {
    this.random = random;
  }

  /** Full jitter: evenly between nothing and the ceiling, never quite nothing. */
  synchronized Duration upTo(Duration ceiling) {
    return Duration.ofMillis(1 + random.nextLong(Math.max(1, ceiling.toMillis())));
  }

  /** A version 4 UUID for {@code client-request-id}. */
  synchronized String requestId() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low).toString();
  }
}
