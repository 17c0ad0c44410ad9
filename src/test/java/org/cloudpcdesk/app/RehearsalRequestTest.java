package org.cloudpcdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalRequestTest {

  @Test
  void readsTheBuildsCommandLine() {
    assertThat(RehearsalRequest.of("rehearse --data-dir there".split(" ")))
        .contains(new RehearsalRequest(Path.of("there")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rehearse", "rehearse --data-dir", "rehearse there now", "find --data-dir there", "--sample"})
  void leavesEverythingElseAlone(String line) {
    assertThat(RehearsalRequest.of(line.split(" "))).isEmpty();
  }
}
