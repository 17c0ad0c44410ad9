package org.cloudpcdesk.store;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Fetches pieces one part ahead: while rows of a part are looked at, another thread opens of the next part what was asked for in
 * this one. In a process that has just begun, opening takes as long as looking. Used by one thread, and by none after it is
 * closed.
 */
final class PiecesAhead implements AutoCloseable {
  private final int parts;
  private final Fetching fetching;
  /** By part. */
  private final List<Map<StoredColumn, FutureTask<byte[]>>> begun = new ArrayList<>();
  private final ExecutorService helper =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pieces").factory());

  /** Fetches a piece, on either thread. */
  @FunctionalInterface
  interface Fetching {
    byte[] fetch(int part, StoredColumn column) throws SQLException, GeneralSecurityException;
  }

  /** A piece cannot be read; the cause says why. */
  static final class UnreadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadException(Throwable cause) {
      super(cause);
    }
  }

  PiecesAhead(int parts, Fetching fetching) {
    this.parts = parts;
    this.fetching = fetching;
    for (int part = 0; part < parts; part++) {
      begun.add(new EnumMap<>(StoredColumn.class));
    }
  }

  int parts() {
    return parts;
  }

  /** @throws UnreadException when the piece cannot be read */
  byte[] fetch(int part, StoredColumn column) {
    FutureTask<byte[]> own = begun.get(part).remove(column);
    if (part + 1 < parts) {
      FutureTask<byte[]> next = task(part + 1, column);
      begun.get(part + 1).put(column, next);
      helper.execute(next);
    }
    if (own == null) {
      own = task(part, column);
    }
    // Does nothing when the other thread has begun it.
    own.run();
    return outcome(own);
  }

  /** Waits for it in any case: to give up would look like a file that cannot be read, and it takes but a moment. */
  private static byte[] outcome(FutureTask<byte[]> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } catch (ExecutionException unread) {
      Throwable cause = unread.getCause();
      if (cause instanceof Error fault) {
        throw fault;
      }
      throw new UnreadException(cause == null ? unread : cause);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private FutureTask<byte[]> task(int part, StoredColumn column) {
    return new FutureTask<>(() -> fetching.fetch(part, column));
  }

  @Override
  public void close() {
    // What nobody waits for any more is not begun; what is under way ends before the database is closed.
    helper.shutdownNow();
    helper.close();
  }
}
