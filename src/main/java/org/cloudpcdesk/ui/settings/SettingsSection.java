package org.cloudpcdesk.ui.settings;

/** The parts of the settings screen, in their order. */
public enum SettingsSection {
  APPEARANCE,
  ACCOUNT,
  SAFETY,
  NETWORK,
  DATA,
  NOTIFICATIONS,
  UPDATES,
  DIAGNOSTICS
}
