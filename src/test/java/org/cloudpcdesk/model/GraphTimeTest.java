package org.cloudpcdesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2020-11-03T10:29:57Z, 2020-11-03T10:29:57Z",
    "2021-06-23T09:28:32.8260335Z, 2021-06-23T09:28:32.826033500Z",
    "2021-02-14T13:10:51.814636+08:00, 2021-02-14T05:10:51.814636Z",
    "2024-08-30T11:12:13, 2024-08-30T11:12:13Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
  })
  void readsEveryFormTheServiceWrites(String text, Instant expected) {
    assertThat(GraphTime.of(text).instant()).contains(expected);
  }

  /** Of {@code UsualInstant} is asked that it says what java.time says, or leaves the text to it. */
  @Test
  void readsTheUsualFormAsJavaDoes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text =
          new StringBuilder(
              "%04d-%02d-%02dT%02d:%02d:%02d"
                  .formatted(
                      random.nextInt(10_000),
                      random.nextInt(15),
                      random.nextInt(34),
                      random.nextInt(26),
                      random.nextInt(62),
                      random.nextInt(63)));
      if (random.nextBoolean()) {
        text.append('.');
        random.ints(random.nextInt(11), 0, 10).forEach(text::append);
      }
      text.append('Z');
      if (random.nextInt(4) == 0) {
        text.setCharAt(random.nextInt(text.length()), "0Z:-T. +٣".charAt(random.nextInt(9)));
      }
      assertThat(GraphTime.of(text.toString()).parsed()).as(text.toString()).isEqualTo(byJava(text.toString()));
    }
  }

  private static @Nullable Instant byJava(String text) {
    try {
      return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noOffset) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException noDate) {
        return null;
      }
    }
  }

  @Test
  void keepsAnImpossibleDateAsItCame() {
    GraphTime impossible = GraphTime.of("2020-11-010T20:00:34Z");

    assertThat(impossible.instant()).isEmpty();
    assertThat(impossible.text()).isEqualTo("2020-11-010T20:00:34Z");
  }
}
