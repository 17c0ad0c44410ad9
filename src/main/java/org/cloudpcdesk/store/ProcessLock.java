package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that one process at a time holds. The operating system gives it back when the process ends, however it ends.
 * Thread-safe.
 */
final class ProcessLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessLock.class);

  /**
   * What this process holds. Where locks belong to the process (POSIX), closing any other channel on the file gives the lock
   * back without a word ({@link FileLock}), so that a file that is held is not opened a second time.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private final @Nullable Path file;
  private final @Nullable FileLock lock;

  private ProcessLock(@Nullable Path file, @Nullable FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Holds nothing. */
  static ProcessLock none() {
    return new ProcessLock(null, null);
  }

  /** Takes the file when nobody holds it. */
  static ProcessLock of(Path path) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    synchronized (HELD) {
      return HELD.contains(file) ? none() : take(file);
    }
  }

  private static ProcessLock take(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return none();
      }
      HELD.add(file);
      return new ProcessLock(file, lock);
    } catch (OverlappingFileLockException heldByThisProcess) {
      channel.close();
      return none();
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
    if (lock == null || file == null) {
      return;
    }
    synchronized (HELD) {
      if (lock.isValid()) {
        HELD.remove(file);
      }
      lock.acquiredBy().close();
    }
  }
}
