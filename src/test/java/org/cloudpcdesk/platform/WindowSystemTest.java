package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.W32APIOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WindowSystemTest {

  @Test
  @EnabledOnOs(OS.WINDOWS)
  void titleBarsOfThisProcessFollowTheTheme() {
    HWND window = User32.INSTANCE.CreateWindowEx(0, "STATIC", "title", 0, 0, 0, 100, 100, null, null, null, null);
    try {
      WindowSystem.ofThisComputer().darkTitleBars(true);
      assertThat(isDark(window)).isTrue();
      WindowSystem.ofThisComputer().darkTitleBars(false);
      assertThat(isDark(window)).isFalse();
    } finally {
      User32.INSTANCE.DestroyWindow(window);
    }
  }

  private static boolean isDark(HWND window) {
    IntByReference value = new IntByReference();
    int result =
        Native.load("dwmapi", WindowsWindowSystem.Dwm.class, W32APIOptions.DEFAULT_OPTIONS)
            .DwmGetWindowAttribute(
                window, WindowsWindowSystem.DWMWA_USE_IMMERSIVE_DARK_MODE, value, Integer.BYTES);
    assertThat(result).as("HRESULT").isZero();
    return value.getValue() != 0;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void elsewhereNothingIsAskedOfWindows() {
    WindowSystem system = WindowSystem.ofThisComputer();

    system.darkTitleBars(true);
    system.letOthersComeForward();

    assertThat(system).isNotInstanceOf(WindowsWindowSystem.class);
  }
}
