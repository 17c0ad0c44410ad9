package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.OwnerOnly;
import org.cloudpcdesk.platform.Sealer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One open file of a store, which this version can read with the key it has. */
final class StoreFile implements AutoCloseable {
  private static final String KEY = "key";
  private static final String LISTED = "listed";

  private final Connection connection;
  private final RowTable table;
  private final ChangeLog changes;
  private final ViewTable views;
  private final Contents contents;

  private StoreFile(Connection connection, StoreName name, DataKey key) throws SQLException, GeneralSecurityException {
    Sealer sealer = key.sealer("store");
    this.connection = connection;
    this.table = new RowTable(connection, sealer, name);
    this.changes = new ChangeLog(connection, sealer, key.tagger("store"), name);
    this.views = new ViewTable(connection, sealer, name);
    this.contents = read(connection, table);
  }

  /**
   * What a file held at one moment.
   *
   * @param listed when the last list was begun that came to its end, or null when there was none
   */
  record Contents(RowTable.Rows rows, @Nullable Instant listed) {}

  /** The file does not say what was written to it. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(Exception cause) {
      super(cause);
    }
  }

  /** The file was sealed under another key. */
  static final class OtherKeyException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Opens a file and reads its rows.
   *
   * @param writing false to look only: then the file must exist
   */
  static StoreFile open(Path path, StoreName name, DataKey key, boolean writing)
      throws StoreException, DamagedException, OtherKeyException {
    try {
      Connection connection = connect(path, writing);
      try {
        prepare(connection, path, key, writing);
        return new StoreFile(connection, name, key);
      } catch (SQLException | StoreException | OtherKeyException failed) {
        connection.close();
        throw failed;
      } catch (GeneralSecurityException | RuntimeException amiss) {
        connection.close();
        throw new DamagedException(amiss);
      }
    } catch (SQLException failed) {
      if (isDamage(failed)) {
        throw new DamagedException(failed);
      }
      throw explain("opened", failed);
    }
  }

  /** In one transaction, because another process may be writing. */
  private static Contents read(Connection connection, RowTable table) throws SQLException, GeneralSecurityException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin");
      Contents contents =
          new Contents(table.read(), meta(connection, LISTED).map(Instant::parse).orElse(null));
      statement.execute("commit");
      return contents;
    }
  }

  private static Connection connect(Path path, boolean writing) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    // A reader writes nothing, but SQLite's write-ahead log wants the right to.
    config.setBusyTimeout(2_000);
    if (writing) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      // Enough for a cache: after a power loss the file is whole and at most the latest is missing.
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
      config.setPageSize(8_192);
    }
    return config.createConnection("jdbc:sqlite:" + path);
  }

  private static void prepare(Connection connection, Path path, DataKey key, boolean writing)
      throws SQLException, StoreException, OtherKeyException {
    int version = StoreSchema.version(connection);
    if (version > StoreSchema.VERSION) {
      throw new StoreException(
          "The offline store %s was written by a newer version of Cloud PC Desk. It was not touched, and nothing is kept for offline use. Install that version, or name another --data-dir."
              .formatted(path),
          new IllegalStateException("schema " + version));
    }
    if (version > 0 && !key.name().equals(meta(connection, KEY).orElse(""))) {
      throw new OtherKeyException();
    }
    if (writing) {
      StoreSchema.migrate(connection, StoreSchema.VERSION);
      if (version == 0) {
        meta(connection, KEY, key.name());
      }
    }
  }

  RowTable table() {
    return table;
  }

  ChangeLog changes() {
    return changes;
  }

  ViewTable views() {
    return views;
  }

  /** What the file held when it was opened. */
  Contents contents() {
    return contents;
  }

  Connection connection() {
    return connection;
  }

  /** When the last list was begun that came to its end. */
  void listed(Instant begun) throws SQLException {
    meta(connection, LISTED, begun.toString());
  }

  /** Takes everything away that was seen of the tenant. */
  void empty(Statement statement) throws SQLException {
    for (String table : List.of("block", "late", "gone", "change")) {
      statement.executeUpdate("delete from " + table);
    }
    statement.executeUpdate("delete from meta where name = '" + LISTED + "'");
  }

  private static Optional<String> meta(Connection connection, String name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select value from meta where name = ?")) {
      select.setString(1, name);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
      }
    }
  }

  private static void meta(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert or replace into meta (name, value) values (?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, value);
      insert.executeUpdate();
    }
  }

  /** Moves a file aside, with what SQLite keeps beside it, and returns where it is now. */
  static Path setAside(Path path, String suffix) throws IOException {
    Path kept = OwnerOnly.setAside(path, suffix);
    for (String beside : new String[] {"-wal", "-shm"}) {
      Path companion = path.resolveSibling(path.getFileName() + beside);
      if (Files.exists(companion)) {
        Files.move(companion, kept.resolveSibling(kept.getFileName() + beside));
      }
    }
    return kept;
  }

  private static boolean isDamage(SQLException failed) {
    return failed instanceof SQLiteException sqlite
        && switch (sqlite.getResultCode()) {
          case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_SCHEMA, SQLITE_ERROR -> true;
          default -> sqlite.getResultCode().name().startsWith("SQLITE_CORRUPT");
        };
  }

  /** A failure as a sentence for the administrator. */
  static StoreException explain(String what, SQLException failed) {
    SQLiteErrorCode code =
        failed instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
    String why =
        switch (code) {
          case SQLITE_FULL -> "the disk is full; free some space";
          case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it; close it, then start again";
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
              "this account may not write it; check the data directory";
          default -> "the database answered with an error (" + code.name() + ")";
        };
    return new StoreException(
        "The offline store cannot be %s: %s. What is on the screen is right; it may be missing when you start without a network."
            .formatted(what, why),
        failed);
  }

  @Override
  public void close() throws StoreException {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw explain("closed", failed);
    }
  }
}
