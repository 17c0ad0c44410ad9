package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpcdesk.platform.DataKey;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The journal of everything that was done in a tenant: append-only, and chained by SHA-256 so that a change or a removal
 * shows. An entry is on the disk before {@link #append} returns (SQLite, write-ahead log, {@code synchronous=FULL};
 * https://sqlite.org/pragma.html#pragma_synchronous). Thread-safe.
 *
 * <p>Beside the database stands {@code journal.head} with the number and hash of the latest entry, so that entries cut off
 * at the end are missed as well, also when others are written after them. It may lag behind after a crash, which is not a
 * fault.
 *
 * <p>What names people or says why is sealed under the data key, and the hashes are over the sealed texts: the chain can be
 * followed without the key.
 */
public final class Journal implements AutoCloseable {

  private static final String FULL = "the disk is full; free some space, then try again";
  private static final String NOT_ALLOWED = "this account may not write it; check the data directory";

  /** With less than a block of a file system nothing can be written. */
  private static final long SMALLEST_USE = 4_096;

  private final Connection connection;
  private final JournalHead head;
  private final JournalSeal seal;
  private final InstantSource clock;

  private Journal(Connection connection, JournalHead head, JournalSeal seal, InstantSource clock) {
    this.connection = connection;
    this.head = head;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * Opens the journal in a data directory, making it when it is missing, and brings an older one forward. Where the data key
   * is lost, entries keep their order and hashes, but their texts are {@link JournalEntry#UNREADABLE}.
   *
   * @throws JournalException when it cannot be opened, or was written by a newer version
   */
  public static Journal open(Path dataDirectory, InstantSource clock) throws JournalException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(2_000);
    Path file = dataDirectory.resolve("journal.db");
    JournalSeal seal = seal(dataDirectory);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      try {
        JournalSchema.prepare(connection, file, seal);
        return new Journal(connection, new JournalHead(dataDirectory.resolve("journal.head")), seal, clock);
      } catch (SQLException | JournalException failed) {
        connection.close();
        throw failed;
      }
    } catch (SQLException failed) {
      throw explain("opened", failed);
    }
  }

  /** Lets the disk be full after so many pages more: for tests. */
  synchronized void limitGrowth(int pages) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int now;
      try (ResultSet found = statement.executeQuery("pragma page_count")) {
        now = found.getInt(1);
      }
      // SQLite answers with the limit that holds now.
      statement.executeQuery("pragma max_page_count = " + (now + pages)).close();
    }
  }

  /** Whether a data directory has a journal at all. */
  public static boolean exists(Path dataDirectory) {
    return Files.exists(dataDirectory.resolve("journal.db"));
  }

  private static JournalSeal seal(Path dataDirectory) throws JournalException {
    try {
      return new JournalSeal(DataKey.of(dataDirectory));
    } catch (IOException failed) {
      throw new JournalException(
          "The data key in %s cannot be read or written: %s. Nothing is sent without a journal."
              .formatted(dataDirectory, isFull(dataDirectory) ? FULL : NOT_ALLOWED),
          failed);
    }
  }

  /** Java's exceptions tell a full disk from others in the system's own language only. */
  private static boolean isFull(Path dataDirectory) {
    try {
      return Files.getFileStore(dataDirectory).getUsableSpace() < SMALLEST_USE;
    } catch (IOException unknown) {
      return false;
    }
  }

  /** Writes one entry; it is on the disk when this returns. */
  public JournalEntry append(JournalEntry.Draft draft) throws JournalException {
    return append(List.of(draft)).getFirst();
  }

  /** Writes entries in one transaction: all of them are on the disk when this returns, or none. */
  public synchronized List<JournalEntry> append(List<JournalEntry.Draft> drafts) throws JournalException {
    try {
      List<JournalEntry> written = Transaction.run(connection, statement -> insert(drafts));
      if (!written.isEmpty()) {
        head.note(written.getLast());
      }
      return written;
    } catch (SQLException failed) {
      throw explain("written", failed);
    }
  }

  private List<JournalEntry> insert(List<JournalEntry.Draft> drafts) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<JournalEntry> entries = new ArrayList<>(drafts.size());
    JournalHead.Head last = last();
    long number = last.number();
    String previous = last.hash();
    try (PreparedStatement insert =
        connection.prepareStatement("insert into entry (" + JournalRows.COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      for (JournalEntry.Draft draft : drafts) {
        StoredEntry entry = StoredEntry.chain(++number, now, draft, previous, seal);
        previous = entry.hash();
        JournalRows.bind(insert, entry);
        insert.executeUpdate();
        entries.add(new JournalEntry(number, now, draft, entry.previousHash(), previous));
      }
    }
    return entries;
  }

  /**
   * What the next entry follows on: the latest in the database, unless the end mark knows of another that is not there any
   * more. Who was to write over a gap would close it.
   */
  private JournalHead.Head last() throws SQLException {
    JournalHead.Head last = new JournalHead.Head(0, JournalEntry.START);
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select number, hash from entry order by number desc limit 1")) {
      if (found.next()) {
        last = new JournalHead.Head(found.getLong(1), found.getString(2));
      }
    }
    JournalHead.Head noted = head.ifReadable().orElse(last);
    return noted.number() >= last.number() ? noted : last;
  }

  /** Reads entries, oldest first. */
  public synchronized List<JournalEntry> entries(Instant since) throws JournalException {
    try (PreparedStatement select =
        connection.prepareStatement("select " + JournalRows.COLUMNS + " from entry where at >= ? order by number")) {
      select.setLong(1, since.toEpochMilli());
      try (ResultSet found = select.executeQuery()) {
        List<JournalEntry> entries = new ArrayList<>();
        while (found.next()) {
          entries.add(JournalRows.read(found).open(seal));
        }
        return entries;
      }
    } catch (SQLException failed) {
      throw explain("read", failed);
    }
  }

  /** The latest entry of each item of each run in a tenant, in no particular order. */
  public List<JournalEntry> latestOfItems(String tenantId) throws JournalException {
    // SQLite takes the other columns from the row that has the maximum: https://sqlite.org/lang_select.html#bareagg
    return select(
        "select " + JournalRows.COLUMNS + ", max(number) from entry where tenant_id = ? and cloud_pc_id <> ''"
            + " group by run_id, cloud_pc_id",
        tenantId);
  }

  /** Every entry of one run, oldest first. */
  public List<JournalEntry> ofRun(String runId) throws JournalException {
    return select("select " + JournalRows.COLUMNS + " from entry where run_id = ? order by number", runId);
  }

  private synchronized List<JournalEntry> select(String sql, String key) throws JournalException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, key);
      try (ResultSet found = select.executeQuery()) {
        List<JournalEntry> entries = new ArrayList<>();
        while (found.next()) {
          entries.add(JournalRows.read(found).open(seal));
        }
        return entries;
      }
    } catch (SQLException failed) {
      throw explain("read", failed);
    }
  }

  /** What looking through the chain found. */
  public sealed interface Verification {
    /** Every entry is as it was written and none is missing. */
    record Holds(long entries) implements Verification {}

    /**
     * The chain holds, but a key is lost.
     *
     * @param unreadable entries whose texts cannot be read; they are as they were written all the same
     * @param unproven of these, how many were written before texts were sealed: of their texts nothing can be said
     */
    record HoldsUnread(long entries, long unreadable, long unproven) implements Verification {}

    /** The first entry that is not as it was written, or is missing. */
    record Broken(long number, String why) implements Verification {}
  }

  /** Looks through the whole chain. */
  public synchronized Verification verify() throws JournalException {
    Optional<JournalHead.Head> noted = head.read();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select " + JournalRows.COLUMNS + " from entry order by number")) {
      JournalCheck check = new JournalCheck(seal, noted);
      while (found.next()) {
        Optional<Verification.Broken> broken = check.next(JournalRows.read(found));
        if (broken.isPresent()) {
          return broken.get();
        }
      }
      return check.end();
    } catch (SQLException failed) {
      throw explain("read", failed);
    }
  }

  private static JournalException explain(String what, SQLException failed) {
    String why =
        failed instanceof SQLiteException sqlite ? reason(sqlite.getResultCode()) : "the database answered with an error";
    return new JournalException(
        "The journal cannot be %s: %s. Nothing is sent without a journal.".formatted(what, why), failed);
  }

  private static String reason(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_FULL -> FULL;
      case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it; close it, then try again";
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> NOT_ALLOWED;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> "the file is damaged; set it aside and keep it as evidence";
      default -> "the disk answered with an error (" + code.name() + ")";
    };
  }

  @Override
  public synchronized void close() throws JournalException {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw explain("closed", failed);
    }
  }
}
