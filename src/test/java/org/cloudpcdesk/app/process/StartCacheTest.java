package org.cloudpcdesk.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StartCacheTest {

  private static final String FILE = "/opt/cloud-pc-desk/lib/app/start.aot";

  @Test
  void aCacheThatIsUsedIsNotMentioned() {
    assertThat(StartCache.complaint(Map.of(StartCache.PROPERTY, FILE, "java.vm.info", "mixed mode, sharing")::get))
        .isEmpty();
  }

  @Test
  void aCacheThatDoesNotFitIsNamed() {
    assertThat(StartCache.complaint(Map.of(StartCache.PROPERTY, FILE, "java.vm.info", "mixed mode")::get))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains(FILE, "slower"));
  }

  @Test
  void withoutACacheThereIsNothingToSay() {
    assertThat(StartCache.complaint(Map.of("java.vm.info", "mixed mode")::get)).isEmpty();
  }
}
