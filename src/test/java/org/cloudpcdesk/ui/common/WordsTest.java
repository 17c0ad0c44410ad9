package org.cloudpcdesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPcStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Times, states and failures in words. */
class WordsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final TimeText times = new TimeText(ZoneId.of("Europe/Berlin"), Locale.UK);

  @ParameterizedTest
  @CsvSource({
    "PT-5S, just now",
    "PT1S, just now",
    "PT2S, 2 s ago",
    "PT59S, 59 s ago",
    "PT60S, 1 min ago",
    "PT59M59S, 59 min ago",
    "PT1H, 1 h ago",
    "PT23H59M, 23 h ago",
    "PT24H, 1 d ago"
  })
  void agesRoundDown(Duration age, String words) {
    assertThat(times.age(NOW.minus(age), NOW)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, PT0S, just now",
    "PT9S, PT0S, just now",
    "PT9S, PT9S, just now",
    "PT12S, PT0S, 10 s ago",
    "PT19S, PT9S, just now",
    "PT61S, PT9S, 51 s ago",
    "PT65S, PT0S, 1 min ago"
  })
  void agesInAColumnChangeTogetherEveryTenSeconds(Duration now, Duration at, String words) {
    assertThat(times.calmAge(NOW.plus(at), NOW.plus(now))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT51H30M, 2 d 3 h",
    "PT24H, 1 d 0 h",
    "PT23H59M, 23 h 59 min",
    "PT1H, 1 h 0 min",
    "PT59M59S, in 59 min",
    "PT59S, in 59 s",
    "PT0S, ended just now",
    "PT-3H, ended 3 h ago"
  })
  void countdownsEnd(Duration left, String words) {
    assertThat(times.countdown(NOW.plus(left), NOW)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"PT42S, 0:42", "PT4M5S, 4:05", "PT-9S, 0:00", "PT75M, 75:00"})
  void waitsAreMinutesAndSeconds(Duration wait, String words) {
    assertThat(times.clock(wait)).isEqualTo(words);
  }

  @Test
  void exactTimesAreLocalAndNameTheZone() {
    assertThat(times.exact(NOW)).contains("Monday", "2 March 2026", "10:00:00", "Europe/Berlin");
    assertThat(times.ofDay(NOW)).isEqualTo("10:00");
  }

  @ParameterizedTest
  @EnumSource(value = CloudPcStatus.Kind.class, mode = Mode.EXCLUDE, names = "UNRECOGNIZED")
  void everyStateHasAWordAndALook(CloudPcStatus.Kind kind) {
    CloudPcStatus status = CloudPcStatus.of(kind);
    assertThat(StatusLook.words(status)).isNotBlank().isNotEqualTo(kind.wireName());
    assertThat(StatusLook.of(status).icon()).isNotBlank();
    assertThat(StatusLook.of(status) == StatusLook.IN_MOTION).isEqualTo(status.isInMotion());
    assertThat(StatusLook.of(status) == StatusLook.IN_GRACE).isEqualTo(status.isInGracePeriod());
  }

  @Test
  void anUnknownStateKeepsItsText() {
    assertThat(StatusLook.words(CloudPcStatus.of("Hibernated"))).isEqualTo("Hibernated");
    assertThat(StatusLook.of(CloudPcStatus.of("Hibernated"))).isEqualTo(StatusLook.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(GraphException.Kind.class)
  void everyFailureSaysWhatHappenedAndWhatToDo(GraphException.Kind kind) {
    GraphFailure failure =
        GraphFailure.of(
            GraphException.of(kind, "for the log only").httpStatus(403).code("Forbidden").requestId("r-1").build());
    assertThat(failure.what()).isNotBlank();
    assertThat(failure.unchanged()).contains("Nothing was changed");
    assertThat(failure.next()).isNotBlank();
    assertThat(failure.technical()).isEqualTo("HTTP 403\ncode: Forbidden\nrequest-id: r-1");
    assertThat(failure.toString()).doesNotContain("for the log only");
  }
}
