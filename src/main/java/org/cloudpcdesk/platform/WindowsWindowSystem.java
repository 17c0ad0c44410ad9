package org.cloudpcdesk.platform;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Windows' desktop window manager. JavaFX 25 does not name its native windows, so those of this process are looked for. */
final class WindowsWindowSystem implements WindowSystem {
  private static final Logger LOG = LoggerFactory.getLogger(WindowsWindowSystem.class);

  /** https://learn.microsoft.com/windows/win32/api/dwmapi/ne-dwmapi-dwmwindowattribute */
  static final int DWMWA_USE_IMMERSIVE_DARK_MODE = 20;

  private static final int ASFW_ANY = -1;

  /** The functions that JNA's own mappings do not have. Their names are Windows'. */
  @SuppressWarnings("MethodName")
  interface Dwm extends StdCallLibrary {
    /** Returns an HRESULT: 0 when it worked. */
    int DwmSetWindowAttribute(HWND window, int attribute, IntByReference value, int size);

    int DwmGetWindowAttribute(HWND window, int attribute, IntByReference value, int size);
  }

  /** As {@link Dwm}. */
  @SuppressWarnings("MethodName")
  interface Foreground extends StdCallLibrary {
    boolean AllowSetForegroundWindow(int process);
  }

  @Override
  public void darkTitleBars(boolean dark) {
    try {
      Dwm dwm = Native.load("dwmapi", Dwm.class, W32APIOptions.DEFAULT_OPTIONS);
      int own = (int) ProcessHandle.current().pid();
      User32.INSTANCE.EnumWindows(
          (window, _) -> {
            IntByReference process = new IntByReference();
            User32.INSTANCE.GetWindowThreadProcessId(window, process);
            if (process.getValue() == own) {
              IntByReference value = new IntByReference(dark ? 1 : 0);
              // Windows before 10 2004 do not know the attribute; their title bars stay as they are.
              var _ =
                  dwm.DwmSetWindowAttribute(window, DWMWA_USE_IMMERSIVE_DARK_MODE, value, Integer.BYTES);
            }
            return true;
          },
          null);
    } catch (LinkageError missing) {
      LOG.warn("the title bars cannot follow the theme", missing);
    }
  }

  @Override
  public void letOthersComeForward() {
    try {
      Native.load("user32", Foreground.class, W32APIOptions.DEFAULT_OPTIONS).AllowSetForegroundWindow(ASFW_ANY);
    } catch (LinkageError missing) {
      LOG.warn("the first window may stay behind others", missing);
    }
  }
}
