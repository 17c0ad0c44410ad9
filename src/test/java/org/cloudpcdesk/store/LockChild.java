package org.cloudpcdesk.store;

import java.nio.file.Path;

/** Another process that tries to take the right to act: ends with 0 when it may, with 3 when it may not. */
public final class LockChild {
  private LockChild() {}

  public static void main(String[] arguments) throws JournalException {
    try (ActionLock lock = ActionLock.of(Path.of(arguments[0]))) {
      System.exit(lock.isHeld() ? 0 : 3);
    }
  }
}
