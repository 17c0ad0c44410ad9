package org.cloudpcdesk.signin;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpcdesk.platform.OwnerOnly;
import org.cloudpcdesk.platform.SecretProtector;

/**
 * A file of secrets that several processes of one user share: sealed, and replaced as a whole, so that nobody ever reads
 * half of it. Who reads in order to write takes {@link #lock} first. Thread-safe.
 */
final class SealedFile {
  /** A file lock belongs to the whole JVM (java.nio), so threads need a lock of their own, one for each file. */
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final Path file;
  private final Path lockFile;
  private final SecretProtector protector;
  private final ReentrantLock threads;

  SealedFile(Path file, SecretProtector protector) {
    this.file = file.toAbsolutePath().normalize();
    this.lockFile = this.file.resolveSibling(this.file.getFileName() + ".lock");
    this.protector = protector;
    this.threads = LOCKS.computeIfAbsent(this.file, _ -> new ReentrantLock());
  }

  /** Keeps every other thread and process out until it is closed, by the thread that took it. */
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }

  /** @throws IOException when the lock file cannot be made or locked */
  Lock lock() throws IOException {
    threads.lock();
    try {
      FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock held = channel.lock();
        return () -> release(held, channel);
      } catch (IOException refused) {
        channel.close();
        throw refused;
      }
    } catch (IOException | RuntimeException refused) {
      threads.unlock();
      throw refused;
    }
  }

  private void release(FileLock held, FileChannel channel) {
    try (channel; held) {
      // Closing is all there is to do.
    } catch (IOException alreadyGone) {
      // A closed channel holds no lock, which is all that was wanted.
    } finally {
      threads.unlock();
    }
  }

  /**
   * What the file holds, or nothing when there is none.
   *
   * @throws GeneralSecurityException when it was sealed by somebody else, or changed
   */
  Optional<byte[]> read() throws IOException, GeneralSecurityException {
    try {
      return Optional.of(protector.unprotect(OwnerOnly.read(file)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Makes or replaces the file. */
  void write(byte[] plain) throws IOException, GeneralSecurityException {
    OwnerOnly.replace(file, protector.protect(plain));
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
