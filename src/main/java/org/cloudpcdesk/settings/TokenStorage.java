package org.cloudpcdesk.settings;

/** Where a sign-in is remembered. */
public enum TokenStorage {
  /** Nowhere: it ends with the program. */
  MEMORY,
  /** In a file only this user of this computer can read. */
  FILE
}
