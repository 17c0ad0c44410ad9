package org.cloudpcdesk.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The layout of the journal's file, and how an older one is brought forward. */
final class JournalSchema {

  /** The layout that is written. A newer one is refused. */
  private static final int VERSION = 2;

  private JournalSchema() {}

  /** Makes the tables of a new file, or brings an older one forward. */
  static void prepare(Connection connection, Path file, JournalSeal seal) throws SQLException, JournalException {
    int version = version(connection);
    if (version > VERSION) {
      throw new JournalException(
          "The journal %s was written by a newer version of Cloud PC Desk. It was not touched. Install that version, or name another --data-dir."
              .formatted(file),
          new IllegalStateException("schema " + version));
    }
    if (version == VERSION) {
      return;
    }
    if (version == 1) {
      // What the texts leave behind in the file is overwritten, not only given free.
      execute(connection, "pragma secure_delete = on");
    }
    Transaction.run(
        connection,
        statement -> {
          // Another process may have been faster.
          int now = version(connection);
          if (now == 0) {
            create(statement);
          }
          if (now == 1) {
            sealTexts(connection, statement, seal);
          }
          statement.executeUpdate("pragma user_version = " + VERSION);
          return now;
        });
    if (version == 1) {
      execute(connection, "vacuum");
      execute(connection, "pragma wal_checkpoint(truncate)");
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("pragma user_version")) {
      return found.getInt(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void create(Statement statement) throws SQLException {
    statement.executeUpdate(
        """
        create table entry (
          number integer primary key,
          at integer not null,
          run_id text not null,
          cloud_pc_id text not null,
          event text not null,
          tenant_id text not null,
          account text not null,
          reason text not null,
          ticket text not null,
          target text not null,
          request_id text not null,
          client_request_id text not null,
          detail text not null,
          previous_hash text not null,
          hash text not null,
          key text not null default '',
          form integer not null default 1
        ) strict
        """);
    statement.executeUpdate("create index entry_run on entry (run_id, number)");
  }

  /** Version 1 had the texts in clear. They are sealed as they are; the hashes stay those of the clear texts. */
  private static void sealTexts(Connection connection, Statement statement, JournalSeal seal) throws SQLException {
    statement.executeUpdate("alter table entry add column key text not null default ''");
    statement.executeUpdate("alter table entry add column form integer not null default 1");
    try (PreparedStatement update =
            connection.prepareStatement(
                "update entry set account = ?, reason = ?, ticket = ?, target = ?, detail = ?, key = ? where number = ?");
        ResultSet found =
            statement.executeQuery("select " + JournalRows.COLUMNS + " from entry order by number")) {
      while (found.next()) {
        StoredEntry clear = JournalRows.read(found);
        JournalEntry.Draft sealed = seal.seal(clear.number(), clear.draft());
        update.setString(1, sealed.account());
        update.setString(2, sealed.reason());
        update.setString(3, sealed.ticket());
        update.setString(4, sealed.target());
        update.setString(5, sealed.detail());
        update.setString(6, seal.key());
        update.setLong(7, clear.number());
        update.executeUpdate();
      }
    }
  }
}
