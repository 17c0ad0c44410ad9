package org.cloudpcdesk.settings;

/** When the tenant's name is to be typed before a run. */
public enum ConfirmationLevel {
  /** For many targets, and in a production tenant. */
  STANDARD,
  /** For every run. */
  ALWAYS
}
