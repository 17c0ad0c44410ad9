package org.cloudpcdesk.store;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.store.StoreFault.DamagedException;
import org.cloudpcdesk.store.StoreFault.OtherKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;

/** Opens files of stores, and tells what a failure means. */
final class StoreConnection {
  private static final Logger LOG = LoggerFactory.getLogger(StoreConnection.class);
  private static final String URL = "jdbc:sqlite:";

  private StoreConnection() {}

  static void prepare() {
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception unavailable) {
      LOG.debug("the database is not available", unavailable);
      return;
    }
    boolean _ = JDBC.isValidURL(URL);
    SQLiteConfig _ = new SQLiteConfig();
  }

  /** Something to do with a connection. */
  @FunctionalInterface
  interface Use<T> {
    T of(Connection connection) throws SQLException, GeneralSecurityException;
  }

  /** Something to read. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws SQLException, GeneralSecurityException;
  }

  /**
   * Opens a file. Its connection stays open when the use of it succeeds.
   *
   * @param writing false to look only: then the file must exist, and stays of the version that it has
   */
  static <T> T open(Path path, DataKey key, boolean writing, Use<T> use)
      throws StoreException, DamagedException, OtherKeyException {
    Connection connection = connected(path, writing);
    try {
      prepare(connection, path, key, writing);
      return use.of(connection);
    } catch (SQLException failed) {
      throw judged(connection, failed);
    } catch (PiecesAhead.UnreadException unread) {
      if (unread.getCause() instanceof SQLException failed) {
        throw judged(connection, failed);
      }
      throw closed(connection, new DamagedException(unread));
    } catch (GeneralSecurityException | RuntimeException amiss) {
      throw closed(connection, new DamagedException(amiss));
    } catch (StoreException refused) {
      throw closed(connection, refused);
    } catch (OtherKeyException lost) {
      throw closed(connection, lost);
    }
  }

  /** Opens a file to look only, reads what it holds at one moment, and closes it. */
  static <T> T look(Path path, DataKey key, Use<T> use) throws StoreException, DamagedException, OtherKeyException {
    return open(
        path,
        key,
        false,
        connection -> {
          T read = inOneMoment(connection, () -> use.of(connection));
          connection.close();
          return read;
        });
  }

  /** In one transaction, because another process may be writing. */
  static <T> T inOneMoment(Connection connection, Reading<T> reading) throws SQLException, GeneralSecurityException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin");
      T read = reading.read();
      statement.execute("commit");
      return read;
    }
  }

  private static Connection connected(Path path, boolean writing) throws StoreException, DamagedException {
    try {
      return connect(path, writing);
    } catch (SQLException failed) {
      if (StoreFault.isDamage(failed)) {
        throw new DamagedException(failed);
      }
      throw StoreFault.explain("opened", failed);
    }
  }

  /**
   * What a failure is told as. When the database does not understand a statement, the file is to blame if it lacks what each
   * of its version has; otherwise the fault is this program's, and the file is left alone.
   */
  private static StoreException judged(Connection connection, SQLException failed) throws DamagedException {
    boolean damaged =
        StoreFault.isDamage(failed)
            || (StoreFault.isNotUnderstood(failed) && !StoreSchema.isWhole(connection));
    if (damaged) {
      throw closed(connection, new DamagedException(failed));
    }
    return closed(connection, StoreFault.explain("opened", failed));
  }

  private static <E extends Exception> E closed(Connection connection, E because) {
    try {
      connection.close();
    } catch (SQLException unclosed) {
      because.addSuppressed(unclosed);
    }
    return because;
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
    return config.createConnection(URL + path);
  }

  private static void prepare(Connection connection, Path path, DataKey key, boolean writing)
      throws SQLException, StoreException, OtherKeyException {
    MetaTable meta = new MetaTable(connection);
    int version = StoreSchema.version(connection);
    if (version > StoreSchema.VERSION) {
      throw new StoreException(
          "The offline store %s was written by a newer version of Cloud PC Desk. It was not touched, and nothing is kept for offline use. Install that version, or name another --data-dir."
              .formatted(path),
          new IllegalStateException("schema " + version));
    }
    if (version > 0 && !key.name().equals(meta.key())) {
      throw new OtherKeyException();
    }
    if (writing) {
      StoreSchema.migrate(connection, StoreSchema.VERSION);
      if (version == 0) {
        meta.key(key.name());
      }
    }
  }
}
