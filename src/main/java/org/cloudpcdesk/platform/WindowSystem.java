package org.cloudpcdesk.platform;

import java.util.Locale;

/** What a program can ask of the system's windows beyond JavaFX. Where the system cannot, nothing happens. */
public interface WindowSystem {

  /** Draws the title bars of this process's windows dark or light. Called again for windows that open later. */
  void darkTitleBars(boolean dark);

  /**
   * Lets other processes bring their windows before this one's, which Windows allows only to the process the user has just
   * started.
   */
  void letOthersComeForward();

  /** The system this program runs on. Loads native code at its first use. */
  static WindowSystem ofThisComputer() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
        ? new WindowsWindowSystem()
        : new WindowSystem() {
          @Override
          public void darkTitleBars(boolean dark) {}

          @Override
          public void letOthersComeForward() {}
        };
  }
}
