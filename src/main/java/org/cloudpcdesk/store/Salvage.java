package org.cloudpcdesk.store;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.cloudpcdesk.platform.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * Takes over from a damaged file what no network brings back: the administrator's notes, what is gone and what happened.
 * Only what opens under the key is taken over. Rows are not: they come from the network anew.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

  /**
   * Where something is taken from and put to.
   *
   * @param from the table in the damaged file; none is missed when it is not there
   * @param selected the columns there; the last one is what is sealed
   */
  private record Source(String from, String selected, String to, List<String> columns) {
    String select() {
      return "select " + selected + " from " + from;
    }

    /** What was taken over before is passed over. */
    String insert() {
      String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
      return "insert or ignore into " + to + " (" + String.join(", ", columns) + ") values (" + places + ")";
    }
  }

  private static final List<String> NOTE = List.of("kind", "number", "sealed");
  private static final List<Source> SOURCES =
      List.of(
          // Up to version 3 views had a table of their own; they were sealed as they are now.
          new Source("view", "'view', number, sealed", "note", NOTE),
          new Source("note", "kind, number, sealed", "note", NOTE),
          new Source("gone", "tag, at, sealed", "gone", List.of("tag", "at", "sealed")),
          new Source("change", "number, tag, at, sealed", "change", List.of("number", "tag", "at", "sealed")));

  private final Connection into;
  private final Sealer sealer;
  private final StoreName name;
  private int lost;

  Salvage(Connection into, Sealer sealer, StoreName name) {
    this.into = into;
    this.sealer = sealer;
    this.name = name;
  }

  /** @return whether nothing of it is missing, as far as can be told */
  boolean from(Path damaged) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    try (Connection old = config.createConnection("jdbc:sqlite:" + damaged)) {
      for (Source source : SOURCES) {
        if (StoreSchema.has(old, source.from())) {
          Transaction.run(into, statement -> copy(old, source));
        }
      }
    } catch (SQLException unreadable) {
      LOG.warn("nothing can be taken over from {}", damaged, unreadable);
      lost++;
    }
    return lost == 0;
  }

  private int copy(Connection old, Source source) throws SQLException {
    try (PreparedStatement insert = into.prepareStatement(source.insert());
        Statement statement = old.createStatement();
        ResultSet found = statement.executeQuery(source.select())) {
      while (found.next()) {
        int last = source.columns().size();
        String kind = source.to().equals("note") ? found.getString(1) : source.to();
        if (opens(found.getBytes(last), NoteTable.place(name, kind))) {
          for (int column = 1; column <= last; column++) {
            insert.setObject(column, found.getObject(column));
          }
          insert.executeUpdate();
        } else {
          lost++;
        }
      }
    } catch (SQLException torn) {
      LOG.warn("not everything can be taken over from the damaged store", torn);
      lost++;
    }
    return lost;
  }

  private boolean opens(byte[] sealed, String place) {
    try {
      sealer.open(sealed, place);
      return true;
    } catch (GeneralSecurityException | RuntimeException broken) {
      return false;
    }
  }
}
