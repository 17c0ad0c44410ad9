package org.cloudpcdesk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a file says of itself; nothing that names anybody. Not thread-safe. */
final class MetaTable {
  private static final String KEY = "key";
  private static final String LISTED = "listed";
  private static final String ROWS = "rows";
  private static final String WRITTEN = "written";

  private final Connection connection;

  MetaTable(Connection connection) {
    this.connection = connection;
  }

  /** The name of the key it is sealed under; empty where it does not say. */
  String key() throws SQLException {
    String name = get(KEY);
    return name == null ? "" : name;
  }

  void key(String name) throws SQLException {
    put(KEY, name);
  }

  /** When the last list was begun that came to its end, or null when there was none. */
  @Nullable Instant listed() throws SQLException {
    String text = get(LISTED);
    return text == null ? null : Instant.parse(text);
  }

  void listed(Instant begun) throws SQLException {
    put(LISTED, begun.toString());
  }

  /** How many rows there are, or null when it is not known whether those that come first stand in front. */
  @Nullable Integer rows() throws SQLException {
    String text = get(ROWS);
    return text == null ? null : Integer.valueOf(text);
  }

  void rows(int rows) throws SQLException {
    put(ROWS, Integer.toString(rows));
  }

  /** What the pieces of rows bear that were last written together; empty where there are none. */
  String written() throws SQLException {
    String stamp = get(WRITTEN);
    return stamp == null ? "" : stamp;
  }

  void written(String stamp) throws SQLException {
    put(WRITTEN, stamp);
  }

  /** Forgets what was said of rows. */
  void forgetRows() throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("delete from meta where name in (?, ?, ?)")) {
      delete.setString(1, LISTED);
      delete.setString(2, ROWS);
      delete.setString(3, WRITTEN);
      delete.executeUpdate();
    }
  }

  private @Nullable String get(String name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select value from meta where name = ?")) {
      select.setString(1, name);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? found.getString(1) : null;
      }
    }
  }

  private void put(String name, String value) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert or replace into meta (name, value) values (?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, value);
      insert.executeUpdate();
    }
  }
}
