package org.cloudpcdesk.settings;

import java.util.Locale;

/** Where a sign-in is remembered. */
public enum TokenStorage {
  /** Nowhere: it ends with the program. */
  MEMORY,
  /** In a file only this user of this computer can read. */
  FILE;

  /** A file where the system itself keeps its key, as Windows does; elsewhere only by choice. */
  static TokenStorage standard() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? FILE : MEMORY;
  }
}
