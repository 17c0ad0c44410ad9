package org.cloudpcdesk.store;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HashMap;
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
  private static final int COLUMNS = StoredColumn.values().length;

  private final int parts;
  private final Fetching fetching;
  /** By part and column, as one number. */
  private final Map<Integer, FutureTask<byte[]>> begun = new HashMap<>();
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
  }

  int parts() {
    return parts;
  }

  /** @throws UnreadException when the piece cannot be read */
  byte[] fetch(int part, StoredColumn column) {
    FutureTask<byte[]> own = begun.remove(number(part, column));
    if (part + 1 < parts) {
      FutureTask<byte[]> next = task(part + 1, column);
      begun.put(number(part + 1, column), next);
      helper.execute(next);
    }
    if (own == null) {
      own = task(part, column);
    }
    // Does nothing when the other thread has begun it.
    own.run();
    try {
      return own.get();
    } catch (ExecutionException unread) {
      throw new UnreadException(unread.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnreadException(interrupted);
    }
  }

  private FutureTask<byte[]> task(int part, StoredColumn column) {
    return new FutureTask<>(() -> fetching.fetch(part, column));
  }

  private static int number(int part, StoredColumn column) {
    return part * COLUMNS + column.ordinal();
  }

  @Override
  public void close() {
    // What nobody waits for any more is not begun; what is under way ends before the database is closed.
    helper.shutdownNow();
    helper.close();
  }
}
