package org.cloudpcdesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ContrastColorsTest {

  @Test
  void aContrastThemeOfWindowsIsTakenAsItIs() {
    Map<String, Object> desert =
        Map.of(
            "Windows.SPI.HighContrast", true,
            "Windows.SysColor.COLOR_WINDOW", Color.web("#fffaef"),
            "Windows.SysColor.COLOR_WINDOWTEXT", Color.web("#3d3d3d"),
            "Windows.SysColor.COLOR_HOTLIGHT", Color.web("#1c5e75"),
            "Windows.SysColor.COLOR_GRAYTEXT", Color.web("#676767"),
            "Windows.SysColor.COLOR_HIGHLIGHT", Color.web("#903909"),
            "Windows.SysColor.COLOR_HIGHLIGHTTEXT", Color.web("#fff5e3"));

    ContrastColors colors = ContrastColors.ofSystem(desert).orElseThrow();

    assertThat(colors.isDark()).isFalse();
    assertThat(css(colors))
        .contains(
            "-contrast-window: #fffaef;", "-contrast-text: #3d3d3d;", "-contrast-link: #1c5e75;",
            "-contrast-disabled: #676767;", "-contrast-highlight: #903909;", "-contrast-highlight-text: #fff5e3;");
  }

  @Test
  void aSystemWithoutOneHasNone() {
    assertThat(ContrastColors.ofSystem(Map.of())).isEmpty();
    assertThat(ContrastColors.ofSystem(Map.of("Windows.SPI.HighContrast", false))).isEmpty();
  }

  @Test
  void aColourThatTheSystemDoesNotNameIsOurs() {
    ContrastColors colors = ContrastColors.ofSystem(Map.of("Windows.SPI.HighContrast", true)).orElseThrow();
    assertThat(colors).isEqualTo(ContrastColors.STANDARD);
    assertThat(colors.isDark()).isTrue();
  }

  private static String css(ContrastColors colors) {
    return new String(Base64.getDecoder().decode(colors.sheet().split(",")[1]), StandardCharsets.UTF_8);
  }
}
