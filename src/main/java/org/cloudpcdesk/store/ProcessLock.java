package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that one process at a time holds. The operating system gives it back when the process ends, however it ends.
 * Thread-safe.
 */
final class ProcessLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessLock.class);

  private final @Nullable FileLock lock;

  private ProcessLock(@Nullable FileLock lock) {
    this.lock = lock;
  }

  /** Holds nothing. */
  static ProcessLock none() {
    return new ProcessLock(null);
  }

  /** Takes the file when nobody holds it. */
  static ProcessLock of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
      return new ProcessLock(lock);
    } catch (OverlappingFileLockException heldByThisProcess) {
      channel.close();
      return new ProcessLock(null);
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  boolean isHeld() {
    return lock != null && lock.isValid();
  }

  /** Closes it where nobody can be told that this failed. */
  void release() {
    try {
      close();
    } catch (IOException failed) {
      LOG.warn("the lock of the offline store was not released", failed);
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.acquiredBy().close();
    }
  }
}
