package org.cloudpcdesk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
              "drop table view"),
          // Rows that were written together, in parts, column by column; blocks hold those only that are wanted first.
          List.of(
              "create table piece (part integer not null, field text not null, sealed blob not null, primary key (part, field)) strict"));

  /** The version this program writes. */
  static final int VERSION = STEPS.size();

  /** What there is in files of this version and of those before, as it is read. */
  private static final List<Map<String, String>> TABLES = tables();

  private StoreSchema() {}

  private static List<Map<String, String>> tables() {
    Map<String, String> first =
        Map.of(
            "meta", "name, value",
            "block", "number, sealed",
            "late", "position, sealed",
            "gone", "tag, at, sealed",
            "change", "number, tag, at, sealed");
    Map<String, String> second = with(first, "view", "number, sealed");
    Map<String, String> fourth = with(first, "note", "kind, number, sealed");
    return List.of(Map.of(), first, second, second, fourth, with(fourth, "piece", "part, field, sealed"));
  }

  private static Map<String, String> with(Map<String, String> tables, String table, String columns) {
    Map<String, String> more = new HashMap<>(tables);
    more.put(table, columns);
    return more;
  }

  /** Whether a file has the tables of its version and no others. */
  static boolean isWhole(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      Map<String, String> expected = TABLES.get(version(connection));
      Set<String> found = new HashSet<>();
      try (ResultSet names = statement.executeQuery("select name from sqlite_schema where type = 'table'")) {
        while (names.next()) {
          found.add(names.getString(1));
        }
      }
      for (Map.Entry<String, String> table : expected.entrySet()) {
        statement.executeQuery("select " + table.getValue() + " from " + table.getKey() + " limit 0").close();
      }
      return found.equals(expected.keySet());
    } catch (SQLException unread) {
      return false;
    }
  }

  /** Whether a file has a table: who only looks does not bring an older one forward. */
  static boolean has(Connection connection, String table) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from sqlite_schema where type = 'table' and name = ?")) {
      select.setString(1, table);
      try (ResultSet found = select.executeQuery()) {
        return found.next();
      }
    }
  }

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
