package org.cloudpcdesk.store;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.RemovedCloudPc;
import org.cloudpcdesk.platform.DataKey;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one tenant, on the disk: rows as last seen, Cloud PCs that are gone, and what happened to each. One
 * process writes; others read. Everything about people and machines is sealed. Thread-safe; every call may wait for the
 * disk.
 */
public final class OfflineStore implements AutoCloseable {

  /**
   * What opening brought.
   *
   * @param rows as last seen, in the service's order
   * @param listed when the last whole list was begun, or null when there is none: nothing is known then
   * @param problem why it had to begin anew, if it had
   */
  public record Opened(
      OfflineStore store, List<StoredRow> rows, @Nullable Instant listed, Optional<StoreProblem> problem) {}

  /**
   * The rows that come first in the window, known before the others.
   *
   * @param rows as last seen
   * @param total how many rows are stored
   * @param listed when the last whole list was begun, or null when there is none
   */
  public record Front(List<StoredRow> rows, int total, @Nullable Instant listed) {}

  /** How many rows were written. */
  public record Written(int rows, int changes) {
    static final Written NOTHING = new Written(0, 0);
  }

  private final StoreFile file;
  private final ProcessLock lock;
  private volatile Duration history = Duration.ofDays(90);
  private volatile @Nullable Comparator<CloudPc> first;
  private final Slots slots = new Slots();

  /** @param lock held by this store until it is closed, or not held: then it only reads */
  OfflineStore(StoreFile file, ProcessLock lock) {
    this.file = file;
    this.lock = lock;
    slots.fill(file.contents().rows(), file.contents().listed() != null);
  }

  /**
   * Opens the store of a tenant, making it when it is missing. A file that is damaged, or sealed under a key that is lost,
   * is set aside, and an empty one takes its place; what the network does not bring again is taken over from a damaged one, as
   * far as it can be read. When another process writes already, this one only reads.
   *
   * @throws StoreException when it cannot be used at all: written by a newer version, no right to the file, disk full
   */
  public static Opened open(Path dataDirectory, StoreName name, DataKey key) throws StoreException {
    return open(dataDirectory, name, key, front -> {});
  }

  /**
   * The same, and tells what stands in front before the rest was read.
   *
   * @param front called on this thread, once at most
   */
  public static Opened open(Path dataDirectory, StoreName name, DataKey key, Consumer<Front> front)
      throws StoreException {
    return new StoreOpening(new StorePlace(dataDirectory, name), key, front).open();
  }

  /**
   * Opens the store of a tenant to look only; beside a process that writes, too.
   *
   * @throws StoreException when there is none, or it cannot be read
   */
  public static Opened openToRead(Path dataDirectory, StoreName name, DataKey key) throws StoreException {
    return new StoreOpening(new StorePlace(dataDirectory, name), key, front -> {}).openToRead();
  }

  /** How long it is remembered what is gone and what happened; 90 days when nobody says otherwise. */
  public void rememberFor(Duration time) {
    history = time;
  }

  /**
   * Says which rows are to be read first the next time: the window can be drawn with those, while the others are read.
   *
   * @param order what comes first in it stands in front
   */
  public void arrangeBy(Comparator<CloudPc> order) {
    first = order;
  }

  /**
   * Forgets all rows and what happened to them, for a tenant that began anew under the same name. Notes that
   * are not about rows stay.
   */
  public synchronized void beginAnew() throws StoreException {
    if (!isWritable()) {
      return;
    }
    write(file::empty);
    slots.clear();
  }

  /** Whether this process may write; only one may. */
  public boolean isWritable() {
    return lock.isHeld();
  }

  /**
   * Writes what is otherwise than it was last written, in one transaction: after a crash there is the old state or the new.
   *
   * @param seen rows as they are now; what is known already costs nothing
   * @param removed ids that the service no longer shows
   * @param at when the service was asked
   * @param listed when the list was begun that this is the end of, or null when it is none; what is not named was seen
   *     then as it was
   */
  public synchronized Written sync(
      Collection<StoredRow> seen, Set<String> removed, Instant at, @Nullable Instant listed) throws StoreException {
    if (!isWritable()) {
      return Written.NOTHING;
    }
    StoreEdit edit = new StoreEdit(slots, at, first);
    seen.forEach(edit::put);
    removed.forEach(edit::remove);
    if (edit.isEmpty() && listed == null) {
      return Written.NOTHING;
    }
    write(
        statement -> {
          edit.write(file.table(), file.changes());
          file.total(edit.total(), edit.isTogether());
          if (listed != null) {
            file.listed(listed);
            file.changes().forgetBefore(at.minus(history));
          }
        });
    edit.done(listed != null);
    return new Written(edit.rows(), edit.changes());
  }

  /** What happened to a Cloud PC, newest first. */
  public List<CloudPcChange> changesOf(String id, int most) throws StoreException {
    return read(() -> file.changes().of(id, most));
  }

  /** What happened since a moment, newest first. */
  public List<CloudPcChange> changesSince(Instant since, int most) throws StoreException {
    return read(() -> file.changes().since(since, most));
  }

  /** Cloud PCs that are gone, the latest first. */
  public List<RemovedCloudPc> removed() throws StoreException {
    return read(() -> file.changes().removed());
  }

  /** The administrator's notes of a kind, as they were last saved. */
  public List<String> notes(Note kind) throws StoreException {
    return read(() -> file.notes().read(kind));
  }

  /** Replaces the administrator's notes of a kind; does nothing where another process writes. */
  public synchronized void saveNotes(Note kind, List<String> texts) throws StoreException {
    if (isWritable()) {
      write(statement -> file.notes().replace(kind, texts));
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws SQLException, GeneralSecurityException;
  }

  private synchronized <T> T read(Reading<T> reading) throws StoreException {
    try {
      return reading.read();
    } catch (SQLException failed) {
      throw StoreFault.explain("read", failed);
    } catch (GeneralSecurityException | RuntimeException amiss) {
      throw new StoreException(
          "A part of the offline store cannot be read. The list itself is not concerned.", amiss);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write(Statement statement) throws SQLException;
  }

  /** All of it or, with the sentence that says why, nothing. */
  private void write(Writing writing) throws StoreException {
    try {
      Transaction.run(
          file.connection(),
          statement -> {
            writing.write(statement);
            return writing;
          });
    } catch (SQLException failed) {
      throw StoreFault.explain("written", failed);
    }
  }

  @Override
  public synchronized void close() throws StoreException {
    try {
      file.close();
    } finally {
      lock.release();
    }
  }
}
