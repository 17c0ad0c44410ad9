package org.cloudpcdesk.platform;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Compares this computer's clock with the services' (the Date header, RFC 9110, 6.6.1): a clock that is off makes fresh
 * tokens look expired, or not valid yet. Thread-safe.
 */
public final class ClockCheck {
  /** Below this nothing is said: Entra allows five minutes, and an answer takes its time. */
  public static final Duration TOLERANCE = Duration.ofMinutes(3);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Duration off;

  /**
   * Takes note of an answer.
   *
   * @param here this computer's time when it came
   */
  public void note(HttpHeaders headers, Instant here) {
    Optional<Instant> there = HttpDate.sent(headers);
    if (there.isPresent()) {
      Duration before = off;
      Duration now = Duration.between(there.get(), here);
      off = now;
      if (told(now) != told(before)) {
        listeners.forEach(Runnable::run);
      }
    }
  }

  /**
   * How far this computer's clock is off: positive when it is ahead, negative when it is behind.
   *
   * @return nothing when it is right, or nothing is known yet
   */
  public Optional<Duration> off() {
    Duration now = off;
    return now != null && told(now) != 0 ? Optional.of(now) : Optional.empty();
  }

  /** Hears when the clock begins or ceases to be off or is off the other way, on any thread; the returned handle takes the listener away. */
  public Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** What is said of it: 1 for ahead, -1 for behind, 0 for nothing. */
  private static int told(@Nullable Duration off) {
    return off == null || off.abs().compareTo(TOLERANCE) <= 0 ? 0 : Integer.signum(off.compareTo(Duration.ZERO));
  }
}
