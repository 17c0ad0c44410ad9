package org.cloudpcdesk.store;

import java.util.Locale;

/** What an administrator leaves in a tenant's store beside its rows. What the texts say is not known to the store. */
public enum Note {
  /** Views of their own, in their order. */
  VIEW,
  /** Cloud PCs that are marked for later. */
  MARK,
  /** When they last looked through what had changed. */
  LOOK;

  /** As it is written in the file. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it says something about rows, and is without sense when these are forgotten. */
  boolean isAboutRows() {
    return this != VIEW;
  }
}
