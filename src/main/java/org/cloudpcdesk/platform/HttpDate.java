package org.cloudpcdesk.platform;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates as HTTP writes them (RFC 9110, 5.6.7). */
public final class HttpDate {
  private HttpDate() {}

  /** When the service says that it sent an answer, by its own clock; empty when it does not say. */
  public static Optional<Instant> sent(HttpHeaders headers) {
    return headers.firstValue("Date").flatMap(HttpDate::parse);
  }

  /** A date of a header; empty when it is none. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
