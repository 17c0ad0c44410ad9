package org.cloudpcdesk.settings;

/** How the window looks. */
public enum ThemeChoice {
  SYSTEM,
  LIGHT,
  DARK
}
