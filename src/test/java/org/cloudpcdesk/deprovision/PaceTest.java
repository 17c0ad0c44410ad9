package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final Pace pace = new Pace();

  @Test
  void isNeverDueBeforeThereIsSomethingToLookAt() {
    assertThat(pace.isDue(START.plus(Duration.ofDays(365)))).isFalse();
  }

  @Test
  void growsFromSecondsToAMinuteAndStaysThere() {
    pace.quicken(START);
    assertThat(pace.isDue(START.plusSeconds(3).minusNanos(1))).isFalse();
    assertThat(pace.isDue(START.plusSeconds(3))).isTrue();

    Instant now = START;
    Duration before = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      pace.looked(now);
      Duration interval = Duration.between(now, pace.next());
      assertThat(interval).isGreaterThanOrEqualTo(before).isBetween(Pace.FIRST, Pace.LAST);
      before = interval;
      now = pace.next();
    }
    assertThat(before).isEqualTo(Pace.LAST);
  }

  @Test
  void somethingNewBeginsShortIntervalsAgainButPutsNoLookOff() {
    pace.quicken(START);
    pace.looked(START);
    Instant planned = pace.next();

    pace.quicken(START.plusSeconds(2));
    assertThat(pace.next()).isEqualTo(planned);

    pace.looked(planned);
    assertThat(pace.next()).isEqualTo(planned.plus(Pace.FIRST));
  }
}
