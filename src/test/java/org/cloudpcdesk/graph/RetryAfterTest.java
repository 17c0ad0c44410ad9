package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void readsSeconds() {
    assertThat(RetryAfter.of(headers("Retry-After", " 120 "), NOW)).contains(Duration.ofMinutes(2));
  }

  @Test
  void readsADateAgainstThisClockWhenTheServerNamesNone() {
    assertThat(RetryAfter.of(headers("Retry-After", "Mon, 2 Mar 2026 09:00:07 GMT"), NOW))
        .contains(Duration.ofSeconds(7));
  }

  @Test
  void readsADateAgainstTheServersClock() {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of(
                "Date", List.of("Sun, 01 Mar 2026 00:00:00 GMT"),
                "Retry-After", List.of("Sun, 01 Mar 2026 00:00:30 GMT")),
            (name, value) -> true);

    assertThat(RetryAfter.of(headers, NOW)).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "1.5", "soon", "9999999999999999999", "Mon, 2 Mar 2026 08:59:00 GMT", "٣"})
  void whatIsNoWaitIsPassedOver(String text) {
    assertThat(RetryAfter.of(headers("Retry-After", text), NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"901", "999999999", "Mon, 2 Mar 2026 09:15:01 GMT", "Tue, 2 Mar 2027 09:00:00 GMT"})
  void aWaitOfHoursIsCutShort(String text) {
    assertThat(RetryAfter.of(headers("Retry-After", text), NOW)).contains(Duration.ofMinutes(15));
  }

  @Test
  void missingIsEmpty() {
    assertThat(RetryAfter.of(headers("Other", "1"), NOW)).isEmpty();
  }

  private static HttpHeaders headers(String name, String value) {
    return HttpHeaders.of(Map.of(name, List.of(value)), (n, v) -> true);
  }
}
