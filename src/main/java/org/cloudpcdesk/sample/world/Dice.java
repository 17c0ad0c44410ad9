package org.cloudpcdesk.sample.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Seeded randomness. The same seed and salts give the same throws on every machine. Not thread-safe. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed, long... salts) {
    long mixed = seed;
    for (long salt : salts) {
      mixed = (mixed ^ salt) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
    }
    random = new SplittableRandom(mixed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in so many throws, on average. */
  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A choice that falls on earlier members more often. */
  <T> T pickEarly(List<T> choices) {
    int first = random.nextInt(choices.size());
    int second = random.nextInt(choices.size());
    return choices.get(Math.min(first, second));
  }

  Duration between(Duration least, Duration most) {
    return least.plusSeconds(random.nextLong(most.toSeconds() - least.toSeconds() + 1));
  }

  Duration minutes(int least, int most) {
    return between(Duration.ofMinutes(least), Duration.ofMinutes(most));
  }

  /** GUID text of version 4. */
  String guid() {
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** So many capital letters and digits, as in device names. */
  String code(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(Character.toUpperCase(Character.forDigit(random.nextInt(36), 36)));
    }
    return text.toString();
  }
}
