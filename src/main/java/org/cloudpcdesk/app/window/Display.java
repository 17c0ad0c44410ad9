package org.cloudpcdesk.app.window;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Says in one sentence why JavaFX could not open a window. */
final class Display {

  private Display() {}

  /** Why the toolkit did not start on this computer, and what to install or set. */
  static String whyNoWindow() {
    return whyNoWindow(System.getProperty("os.name", ""), System.getenv(), Display::canLoad);
  }

  static String whyNoWindow(String osName, Map<String, String> environment, Predicate<String> canLoad) {
    if (!osName.toLowerCase(Locale.ROOT).startsWith("linux")) {
      return "Cloud PC Desk cannot open a window on this computer: sign in to a desktop session and start it there.";
    }
    if (!canLoad.test("libgtk-3.so.0")) {
      return "Cloud PC Desk cannot open a window because GTK 3 is missing: install the package libgtk-3-0 (Debian, Ubuntu) or gtk3 (Fedora, RHEL).";
    }
    if (environment.getOrDefault("DISPLAY", "").isBlank()) {
      return "Cloud PC Desk cannot open a window because there is no display: start it in a desktop session, or install the package xvfb and start it with xvfb-run.";
    }
    return "Cloud PC Desk cannot open a window on display %s: check that it is running and that this account may use it, or install the package xvfb and start it with xvfb-run."
        .formatted(environment.get("DISPLAY"));
  }

  // Restricted methods are opened for the program in packaging/jvm.options.
  @SuppressWarnings("restricted")
  private static boolean canLoad(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }
}
