package org.cloudpcdesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

  @Test
  void keepsAnImpossibleDateAsItCame() {
    GraphTime impossible = GraphTime.of("2020-11-010T20:00:34Z");

    assertThat(impossible.instant()).isEmpty();
    assertThat(impossible.text()).isEqualTo("2020-11-010T20:00:34Z");
  }
}
