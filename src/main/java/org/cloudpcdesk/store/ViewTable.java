package org.cloudpcdesk.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.platform.Sealer;

/** The administrator's own views, as texts in their order; what the texts say is not known here. Not thread-safe. */
final class ViewTable {
  private final Connection connection;
  private final Sealer sealer;
  private final String place;

  ViewTable(Connection connection, Sealer sealer, StoreName name) {
    this.connection = connection;
    this.sealer = sealer;
    this.place = name.file() + " view";
  }

  List<String> read() throws SQLException, GeneralSecurityException {
    List<String> views = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select sealed from view order by number")) {
      while (found.next()) {
        views.add(new String(sealer.open(found.getBytes(1), place), StandardCharsets.UTF_8));
      }
    }
    return views;
  }

  void replace(List<String> views) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from view");
    }
    try (PreparedStatement insert = connection.prepareStatement("insert into view (number, sealed) values (?, ?)")) {
      int number = 0;
      for (String view : views) {
        insert.setInt(1, ++number);
        insert.setBytes(2, sealer.seal(view.getBytes(StandardCharsets.UTF_8), place));
        insert.executeUpdate();
      }
    }
  }
}
