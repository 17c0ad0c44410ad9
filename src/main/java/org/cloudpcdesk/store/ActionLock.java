package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The right to act on a data directory, which one process at a time has; the others may look. The operating system
 * gives it back when the process ends, however it ends. Thread-safe.
 */
public final class ActionLock implements AutoCloseable {
  private final ProcessLock lock;

  private ActionLock(ProcessLock lock) {
    this.lock = lock;
  }

  /**
   * Takes the right when nobody has it.
   *
   * @throws JournalException when the lock file {@code actions.lock} cannot be made
   */
  public static ActionLock of(Path dataDirectory) throws JournalException {
    Path file = dataDirectory.resolve("actions.lock");
    try {
      return new ActionLock(ProcessLock.of(file));
    } catch (IOException failed) {
      throw new JournalException(
          "The lock file %s cannot be written. Nothing is sent without it: check the data directory.".formatted(file),
          failed);
    }
  }

  /** Whether this process may act. */
  public boolean isHeld() {
    return lock.isHeld();
  }

  /** @throws JournalException when another process has the right */
  public void require() throws JournalException {
    if (!isHeld()) {
      throw new JournalException(
          "Another Cloud PC Desk acts on the same data directory, so this one can only look."
              + " Close the other, then start this one again.",
          new IllegalStateException("actions.lock is held"));
    }
  }

  @Override
  public void close() throws JournalException {
    try {
      lock.close();
    } catch (IOException failed) {
      throw new JournalException("The lock file of the data directory could not be released.", failed);
    }
  }
}
