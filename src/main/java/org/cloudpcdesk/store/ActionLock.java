package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to act on a data directory, which one process at a time has; the others may look. The operating system
 * gives it back when the process ends, however it ends. Thread-safe.
 */
public final class ActionLock implements AutoCloseable {
  private final @Nullable FileChannel channel;
  private final @Nullable FileLock lock;

  private ActionLock(@Nullable FileChannel channel, @Nullable FileLock lock) {
    this.channel = channel;
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
      FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        return new ActionLock(null, null);
      }
      return new ActionLock(channel, lock);
    } catch (IOException failed) {
      throw new JournalException(
          "The lock file %s cannot be written. Nothing is sent without it: check the data directory.".formatted(file),
          failed);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Whether this process may act. */
  public boolean isHeld() {
    return lock != null && lock.isValid();
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
      if (channel != null) {
        channel.close();
      }
    } catch (IOException failed) {
      throw new JournalException("The lock file of the data directory could not be released.", failed);
    }
  }
}
