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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.OwnerOnly;
import org.cloudpcdesk.platform.Sealer;
import org.cloudpcdesk.store.OfflineStore.Front;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One open file of a store, which this version can read with the key it has. */
final class StoreFile implements AutoCloseable {
  private static final String KEY = "key";
  private static final String LISTED = "listed";
  private static final String ROWS = "rows";

  private final Connection connection;
  private final RowTable table;
  private final ChangeLog changes;
  private final NoteTable notes;
  private final Salvage salvage;
  private final Contents contents;

  private StoreFile(Connection connection, StoreName name, DataKey key, Consumer<Front> front)
      throws SQLException, GeneralSecurityException {
    Sealer sealer = key.sealer("store");
    this.connection = connection;
    this.table = new RowTable(connection, sealer, name);
    this.changes = new ChangeLog(connection, sealer, key.tagger("store"), name);
    this.notes = new NoteTable(connection, sealer, name);
    this.salvage = new Salvage(connection, sealer, name);
    this.contents = inOneMoment(connection, () -> contents(front));
  }

  /**
   * What a file held at one moment.
   *
   * @param listed when the last list was begun that came to its end, or null when there was none
   */
  record Contents(RowTable.Rows rows, @Nullable Instant listed) {

    /** The rows as last seen: what is not written anew with a list was seen then as it was. */
    List<StoredRow> seen() {
      List<StoredRow> seen = new ArrayList<>(rows.byPosition().size());
      for (StoredRow row : rows.byPosition()) {
        if (row != null) {
          seen.add(row.asOf(listed));
        }
      }
      return seen;
    }
  }

  /** Something to read. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws SQLException, GeneralSecurityException;
  }

  /** Something to do with a connection. */
  @FunctionalInterface
  private interface Use<T> {
    T of(Connection connection) throws SQLException, GeneralSecurityException, StoreException, OtherKeyException;
  }

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
   * @param front gets the first rows as soon as they are read, if it is known of the file which are wanted first
   */
  static StoreFile open(Path path, StoreName name, DataKey key, boolean writing, Consumer<Front> front)
      throws StoreException, DamagedException, OtherKeyException {
    return connected(
        path,
        writing,
        connection -> {
          prepare(connection, path, key, writing);
          return new StoreFile(connection, name, key, front);
        });
  }

  /**
   * Hands over the rows of a file one by one, by position, and closes it.
   *
   * @param taker gets each row, as last seen
   * @return when the last list was begun, or null when there was none
   */
  static @Nullable Instant each(Path path, StoreName name, DataKey key, Consumer<StoredRow> taker)
      throws StoreException, DamagedException, OtherKeyException {
    Optional<Instant> listed =
        connected(
            path,
            false,
            connection -> {
              prepare(connection, path, key, false);
              RowTable table = new RowTable(connection, key.sealer("store"), name);
              Optional<Instant> begun =
                  inOneMoment(
                      connection,
                      () -> {
                        Instant last = listed(connection);
                        table.each(
                            row -> {
                              if (row != null) {
                                taker.accept(row.asOf(last));
                              }
                            });
                        return Optional.ofNullable(last);
                      });
              connection.close();
              return begun;
            });
    return listed.orElse(null);
  }

  /** Reads the notes of a kind and closes the file. */
  static List<String> notes(Path path, StoreName name, DataKey key, Note kind)
      throws StoreException, DamagedException, OtherKeyException {
    return connected(
        path,
        false,
        connection -> {
          prepare(connection, path, key, false);
          List<String> texts = new NoteTable(connection, key.sealer("store"), name).read(kind);
          connection.close();
          return texts;
        });
  }

  private static <T> T connected(Path path, boolean writing, Use<T> use)
      throws StoreException, DamagedException, OtherKeyException {
    try {
      Connection connection = connect(path, writing);
      try {
        return use.of(connection);
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
  private static <T> T inOneMoment(Connection connection, Reading<T> reading)
      throws SQLException, GeneralSecurityException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin");
      T read = reading.read();
      statement.execute("commit");
      return read;
    }
  }

  private Contents contents(Consumer<Front> front) throws SQLException, GeneralSecurityException {
    Instant listed = listed(connection);
    Optional<Integer> total = meta(connection, ROWS).map(Integer::valueOf);
    RowTable.Rows rows =
        table.read(
            first ->
                total.ifPresent(
                    number ->
                        front.accept(
                            new Front(first.stream().map(row -> row.asOf(listed)).toList(), number, listed))));
    return new Contents(rows, listed);
  }

  private static @Nullable Instant listed(Connection connection) throws SQLException {
    return meta(connection, LISTED).map(Instant::parse).orElse(null);
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

  NoteTable notes() {
    return notes;
  }

  /** Takes over what can be read of a damaged file into this one, which is new. */
  boolean salvage(Path damaged) throws SQLException {
    return salvage.from(damaged);
  }

  /** What the file held when it was opened. */
  Contents contents() {
    return contents;
  }

  Connection connection() {
    return connection;
  }

  /**
   * How many rows there are. Told of a file only from when its rows were first written together in the order in which a
   * window shows them.
   */
  void total(int rows, boolean together) throws SQLException {
    if (together || meta(connection, ROWS).isPresent()) {
      meta(connection, ROWS, Integer.toString(rows));
    }
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
    statement.executeUpdate("delete from meta where name in ('" + LISTED + "', '" + ROWS + "')");
    for (Note kind : Note.values()) {
      if (kind.isAboutRows()) {
        notes.forget(kind);
      }
    }
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
