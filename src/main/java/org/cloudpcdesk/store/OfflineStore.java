package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of one tenant, on the disk: rows as last seen, Cloud PCs that are gone, and what happened to each. One
 * process writes; others read. Everything about people and machines is sealed. Thread-safe; every call may wait for the
 * disk.
 */
public final class OfflineStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OfflineStore.class);

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

  /**
   * What a look brought.
   *
   * @param rows how many there are
   * @param listed when the last whole list was begun, or null when there is none
   */
  public record Looked(int rows, @Nullable Instant listed) {}

  /** How many rows were written. */
  public record Written(int rows, int changes) {
    static final Written NOTHING = new Written(0, 0);
  }

  private final StoreFile file;
  private final ProcessLock lock;
  private volatile Duration history = Duration.ofDays(90);
  private volatile @Nullable Comparator<CloudPc> first;
  private final Slots slots = new Slots();

  private OfflineStore(StoreFile file, ProcessLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /** The folder of all stores in a data directory. */
  static Path folder(Path dataDirectory) {
    return dataDirectory.resolve("store");
  }

  /** Whether anything was ever kept of a tenant. */
  public static boolean exists(Path dataDirectory, StoreName name) {
    return Files.exists(folder(dataDirectory).resolve(name.file()));
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
    Path path = folder(dataDirectory).resolve(name.file());
    ProcessLock lock = null;
    try {
      Files.createDirectories(folder(dataDirectory));
      lock = ProcessLock.of(path.resolveSibling(path.getFileName() + ".lock"));
      return lock.isHeld() ? openToWrite(path, name, key, lock, front) : openToRead(path, name, key, lock, front);
    } catch (IOException failed) {
      close(lock);
      if (failed instanceof StoreException explained) {
        throw explained;
      }
      throw new StoreException(
          "The offline store %s cannot be opened: check the data directory. Nothing is kept for offline use."
              .formatted(path),
          failed);
    }
  }

  /**
   * Deletes what is kept of a tenant, copies that were set aside included.
   *
   * @throws StoreException when another program has it open, or it cannot be deleted
   */
  public static void delete(Path dataDirectory, StoreName name) throws StoreException {
    Path folder = folder(dataDirectory);
    if (!Files.exists(folder)) {
      return;
    }
    Path lockFile = folder.resolve(name.file() + ".lock");
    try {
      try (ProcessLock lock = ProcessLock.of(lockFile);
          DirectoryStream<Path> files = Files.newDirectoryStream(folder, name.file() + "*")) {
        if (!lock.isHeld()) {
          throw new StoreException(
              "The offline data %s was not deleted: another Cloud PC Desk has it open. Close that one, then try again."
                  .formatted(folder.resolve(name.file())),
              new IllegalStateException("locked"));
        }
        for (Path file : files) {
          if (!file.equals(lockFile)) {
            Files.delete(file);
          }
        }
      }
      Files.deleteIfExists(lockFile);
    } catch (StoreException explained) {
      throw explained;
    } catch (IOException failed) {
      throw new StoreException(
          "The offline data %s could not be deleted whole: check the data directory, then try again."
              .formatted(folder.resolve(name.file())),
          failed);
    }
  }

  /**
   * Opens the store of a tenant to look only; beside a process that writes, too.
   *
   * @throws StoreException when there is none, or it cannot be read
   */
  public static Opened openToRead(Path dataDirectory, StoreName name, DataKey key) throws StoreException {
    Path path = folder(dataDirectory).resolve(name.file());
    return openToRead(path, name, key, ProcessLock.none(), front -> {});
  }

  /**
   * Goes through the rows of a tenant once and keeps none of them; beside a process that writes, too.
   *
   * @param taker gets each row, in no order that means anything
   * @throws StoreException when there is no store, or it cannot be read: what was handed over then is not to be used
   */
  public static Looked look(Path dataDirectory, StoreName name, DataKey key, Consumer<StoredRow> taker)
      throws StoreException {
    Path path = folder(dataDirectory).resolve(name.file());
    return read(
        path,
        () -> {
          int[] rows = new int[1];
          Instant listed =
              StoreFile.each(
                  path,
                  name,
                  key,
                  (row, begun) -> {
                    rows[0]++;
                    taker.accept(seen(row, begun));
                  });
          return new Looked(rows[0], listed);
        });
  }

  /**
   * The notes of a kind, of a tenant whose store is not to be opened; beside a process that writes, too.
   *
   * @throws StoreException when there is no store, or it cannot be read
   */
  public static List<String> notes(Path dataDirectory, StoreName name, DataKey key, Note kind) throws StoreException {
    Path path = folder(dataDirectory).resolve(name.file());
    return read(path, () -> StoreFile.notes(path, name, key, kind));
  }

  private static Opened openToWrite(
      Path path, StoreName name, DataKey key, ProcessLock lock, Consumer<Front> front)
      throws IOException {
    try {
      return opened(StoreFile.open(path, name, key, true, first -> front.accept(seen(first))), lock, null);
    } catch (StoreFile.DamagedException damaged) {
      Path kept = StoreFile.setAside(path, ".damaged");
      LOG.error("the offline store {} is damaged; it was kept as {}", path, kept, damaged);
      StoreFile fresh = fresh(path, name, key);
      return opened(fresh, lock, new StoreProblem.Damaged(kept, salvaged(fresh, kept)));
    } catch (StoreFile.OtherKeyException keyLost) {
      Path kept = StoreFile.setAside(path, ".unreadable");
      LOG.warn("the offline store {} was sealed under a key that is lost; it was kept as {}", path, kept);
      return opened(fresh(path, name, key), lock, new StoreProblem.KeyLost(kept));
    }
  }

  private static StoreFile fresh(Path path, StoreName name, DataKey key) throws IOException {
    try {
      return StoreFile.open(path, name, key, true, none -> {});
    } catch (StoreFile.DamagedException | StoreFile.OtherKeyException again) {
      throw new IOException("a new file is no better", again);
    }
  }

  private static boolean salvaged(StoreFile fresh, Path damaged) {
    try {
      return fresh.salvage(damaged);
    } catch (SQLException failed) {
      LOG.warn("what can be read of {} was not taken over", damaged, failed);
      return false;
    }
  }

  private static Opened openToRead(
      Path path, StoreName name, DataKey key, ProcessLock lock, Consumer<Front> front) throws StoreException {
    return read(
        path,
        () -> opened(StoreFile.open(path, name, key, false, first -> front.accept(seen(first))), lock, null));
  }

  @FunctionalInterface
  private interface FileReading<T> {
    T read() throws StoreException, StoreFile.DamagedException, StoreFile.OtherKeyException;
  }

  private static <T> T read(Path path, FileReading<T> reading) throws StoreException {
    try {
      if (!Files.exists(path)) {
        throw new StoreException(
            "There is no offline store %s yet. Open the window and let it read the list once.".formatted(path),
            new NoSuchFileException(path.toString()));
      }
      return reading.read();
    } catch (StoreFile.DamagedException | StoreFile.OtherKeyException unreadable) {
      throw new StoreException(
          "The offline store %s cannot be read. It was not touched. Open the window: it is rebuilt from the network."
              .formatted(path),
          unreadable);
    }
  }

  private static Opened opened(
      StoreFile file, ProcessLock lock, @Nullable StoreProblem problem) {
    OfflineStore store = new OfflineStore(file, lock);
    StoreFile.Contents found = file.contents();
    store.slots.fill(found.rows(), found.listed() != null);
    return new Opened(store, seen(found), found.listed(), Optional.ofNullable(problem));
  }

  private static List<StoredRow> seen(StoreFile.Contents found) {
    List<StoredRow> rows = new ArrayList<>(found.rows().byPosition().size());
    for (StoredRow row : found.rows().byPosition()) {
      if (row != null) {
        rows.add(seen(row, found.listed()));
      }
    }
    return rows;
  }

  private static Front seen(StoreFile.Front front) {
    return new Front(
        front.rows().stream().map(row -> seen(row, front.listed())).toList(), front.total(), front.listed());
  }

  /** Every row was seen when the last list was begun, or later. */
  private static StoredRow seen(StoredRow row, @Nullable Instant listed) {
    return listed == null || row.seen().isAfter(listed) ? row : new StoredRow(row.pc(), listed, row.changed());
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
    try {
      Transaction.run(
          file.connection(),
          statement -> {
            file.empty(statement);
            return statement;
          });
    } catch (SQLException failed) {
      throw StoreFile.explain("written", failed);
    }
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
    try {
      Transaction.run(
          file.connection(),
          statement -> {
            edit.write(file.table(), file.changes());
            file.total(edit.total(), edit.isTogether());
            if (listed != null) {
              file.listed(listed);
              file.changes().forgetBefore(at.minus(history));
            }
            return edit;
          });
    } catch (SQLException failed) {
      throw StoreFile.explain("written", failed);
    }
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
    if (!isWritable()) {
      return;
    }
    try {
      Transaction.run(
          file.connection(),
          statement -> {
            file.notes().replace(kind, texts);
            return texts;
          });
    } catch (SQLException failed) {
      throw StoreFile.explain("written", failed);
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
      throw StoreFile.explain("read", failed);
    } catch (GeneralSecurityException | RuntimeException amiss) {
      throw new StoreException(
          "A part of the offline store cannot be read. The list itself is not concerned.", amiss);
    }
  }

  @Override
  public synchronized void close() throws StoreException {
    try {
      file.close();
    } finally {
      close(lock);
    }
  }

  private static void close(@Nullable ProcessLock lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException failed) {
      LOG.warn("the lock of the offline store was not released", failed);
    }
  }
}
