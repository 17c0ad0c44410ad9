package org.cloudpcdesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Test
  void whatBecameOtherwiseCanBeUndone() {
    CloudPcFixtures fixtures = new CloudPcFixtures(20260302);
    for (int round = 0; round < 500; round++) {
      CloudPc before = fixtures.next();
      CloudPc after = fixtures.changed(before);

      assertThat(Difference.undo(after, Difference.between(before, after))).as("round %d", round).isEqualTo(before);
    }
  }

  @Test
  void betweenTwoThatHaveNothingInCommonToo() {
    CloudPc before = CloudPcFixtures.one("a", CloudPcStatus.Kind.IN_GRACE_PERIOD);
    CloudPc after = CloudPc.builder("a").build();

    assertThat(Difference.undo(after, Difference.between(before, after))).isEqualTo(before);
    assertThat(Difference.undo(before, Difference.between(after, before))).isEqualTo(after);
    assertThat(Difference.undo(after, List.of())).isEqualTo(after);
  }
}
