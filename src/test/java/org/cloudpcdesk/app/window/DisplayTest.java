package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {

  @Test
  void missingGtkNamesThePackage() {
    assertThat(Display.whyNoWindow("Linux", Map.of("DISPLAY", ":0"), library -> false))
        .contains("libgtk-3-0")
        .doesNotContain("\n");
  }

  @Test
  void missingDisplayNamesAWayWithoutOne() {
    assertThat(Display.whyNoWindow("Linux", Map.of(), library -> true)).contains("no display", "xvfb").doesNotContain("\n");
  }

  @Test
  void unreachableDisplayIsNamed() {
    assertThat(Display.whyNoWindow("Linux", Map.of("DISPLAY", ":55"), library -> true)).contains(":55");
  }

  @Test
  void elsewhereNoLinuxPackageIsNamed() {
    assertThat(Display.whyNoWindow("Windows 11", Map.of(), library -> false)).doesNotContain("libgtk", "xvfb");
  }
}
