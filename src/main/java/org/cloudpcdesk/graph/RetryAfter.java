package org.cloudpcdesk.graph;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cloudpcdesk.platform.HttpDate;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {
  /** A longer wait is taken for a mistake of somebody between: it would close the gate for hours. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /**
   * How long the service asks to wait, at most {@link #LONGEST}; empty when it does not say, or says something that is no wait.
   *
   * <p>A date is measured against the answer's own {@code Date}: the clock of this computer may be wrong.
   */
  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers.firstValue("Retry-After").flatMap(text -> of(text, HttpDate.sent(headers).orElse(now)));
  }

  /** The same of one header's text, in an answer that was given at a moment. */
  static Optional<Duration> of(String text, Instant sent) {
    return wait(text.strip(), sent)
        .filter(Duration::isPositive)
        .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
  }

  private static Optional<Duration> wait(String text, Instant sent) {
    if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    return HttpDate.parse(text).map(until -> Duration.between(sent, until));
  }
}
