package org.cloudpcdesk.ui.common;

/** Where something is told that happened while nobody may have been looking. Used on the UI thread. */
@FunctionalInterface
public interface Notices {
  /** Tells it once, where it is seen best. */
  void tell(String title, String text);
}
