package org.cloudpcdesk.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The layout of a store's file. Each step makes the next version of it, and is never changed once it was released: a new
 * version is a new step.
 */
final class StoreSchema {
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "create table meta (name text primary key, value text not null) strict, without rowid",
              // Rows as they were last written together, in the service's order.
              "create table block (number integer primary key, sealed blob not null) strict",
              // What came after that, by position; the newest of a position counts.
              "create table late (position integer primary key, sealed blob not null) strict",
              "create table gone (tag blob primary key, at integer not null, sealed blob not null) strict, without rowid",
              "create table change (number integer primary key, tag blob not null, at integer not null, sealed blob not null) strict",
              "create index change_tag on change (tag, number)",
              "create index change_at on change (at)"),
          List.of("create table view (number integer primary key, sealed blob not null) strict"),
          // Blocks are packed from here on, which the program could not read before; it is told by the version.
          List.of(),
          List.of(
              "create table note (kind text not null, number integer not null, sealed blob not null, primary key (kind, number)) strict, without rowid",
              "insert into note (kind, number, sealed) select 'view', number, sealed from view",
              "drop table view"));

  /** The version this program writes. */
  static final int VERSION = STEPS.size();

  private StoreSchema() {}

  /** The version of a file; 0 when it is empty. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("pragma user_version")) {
      return found.getInt(1);
    }
  }

  /** Brings a file to a version, all steps in one transaction. */
  static void migrate(Connection connection, int to) throws SQLException {
    int from = version(connection);
    if (from >= to) {
      return;
    }
    Transaction.run(
        connection,
        statement -> {
          for (List<String> step : STEPS.subList(from, to)) {
            for (String sql : step) {
              statement.executeUpdate(sql);
            }
          }
          statement.executeUpdate("pragma user_version = " + to);
          return to;
        });
  }
}
