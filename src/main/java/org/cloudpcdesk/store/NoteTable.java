package org.cloudpcdesk.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.platform.Sealer;

/** The administrator's notes of each kind, as texts in their order. Not thread-safe. */
final class NoteTable {
  private final Connection connection;
  private final Sealer sealer;
  private final StoreName name;

  NoteTable(Connection connection, Sealer sealer, StoreName name) {
    this.connection = connection;
    this.sealer = sealer;
    this.name = name;
  }

  List<String> read(Note kind) throws SQLException, GeneralSecurityException {
    List<String> texts = new ArrayList<>();
    if (!StoreSchema.has(connection, "note")) {
      return texts;
    }
    try (PreparedStatement select =
        connection.prepareStatement("select sealed from note where kind = ? order by number")) {
      select.setString(1, kind.word());
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          texts.add(new String(sealer.open(found.getBytes(1), place(name, kind.word())), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }

  void replace(Note kind, List<String> texts) throws SQLException {
    forget(kind);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into note (kind, number, sealed) values (?, ?, ?)")) {
      int number = 0;
      for (String text : texts) {
        insert.setString(1, kind.word());
        insert.setInt(2, ++number);
        insert.setBytes(3, sealer.seal(text.getBytes(StandardCharsets.UTF_8), place(name, kind.word())));
        insert.executeUpdate();
      }
    }
  }

  void forget(Note kind) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("delete from note where kind = ?")) {
      delete.setString(1, kind.word());
      delete.executeUpdate();
    }
  }

  /** What a note of a kind is sealed for. */
  static String place(StoreName name, String kind) {
    return name.file() + " " + kind;
  }
}
