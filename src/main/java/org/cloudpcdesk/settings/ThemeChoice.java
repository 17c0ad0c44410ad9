package org.cloudpcdesk.settings;

/** How the window looks. */
public enum ThemeChoice {
  SYSTEM,
  LIGHT,
  DARK,
  /** The system's contrast theme where it has one, else light on black. */
  HIGH_CONTRAST
}
