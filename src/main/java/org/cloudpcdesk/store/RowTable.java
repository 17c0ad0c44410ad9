package org.cloudpcdesk.store;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudpcdesk.platform.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * Rows on the disk: blocks of many, sealed together, because 50,000 are opened with each start; and single rows that were
 * written since, because a few change with each refresh. Not thread-safe.
 */
final class RowTable {
  /** Rows in a block. */
  static final int BLOCK = 256;

  private final Connection connection;
  private final Sealer sealer;
  private final String place;

  RowTable(Connection connection, Sealer sealer, StoreName name) {
    this.connection = connection;
    this.sealer = sealer;
    this.place = name.file() + " ";
  }

  /** What is on the disk: a row for each position, null where it was taken away, and how many were written singly. */
  record Rows(List<@Nullable StoredRow> byPosition, int late) {}

  Rows read() throws SQLException, GeneralSecurityException {
    List<@Nullable StoredRow> rows = new ArrayList<>();
    RowReader.Pool pool = new RowReader.Pool();
    int late = 0;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet found = statement.executeQuery("select number, sealed from block order by number")) {
        while (found.next()) {
          RowReader in = new RowReader(sealer.open(found.getBytes(2), block(found.getInt(1))), pool);
          while (in.hasNext()) {
            rows.add(in.row());
          }
        }
      }
      try (ResultSet found = statement.executeQuery("select position, sealed from late order by position")) {
        for (; found.next(); late++) {
          int position = found.getInt(1);
          RowReader in = new RowReader(sealer.open(found.getBytes(2), late(position)), pool);
          @Nullable StoredRow row = in.hasNext() ? in.row() : null;
          if (position < rows.size()) {
            rows.set(position, row);
          } else {
            rows.add(row);
          }
        }
      }
    }
    return new Rows(rows, late);
  }

  /** Writes all rows anew; each then has the position that it has in the list. */
  void rewrite(List<StoredRow> rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from block");
      statement.executeUpdate("delete from late");
    }
    int blocks = (rows.size() + BLOCK - 1) / BLOCK;
    // Sealed side by side: for a whole list that is most of the work.
    List<byte[]> sealed =
        IntStream.range(0, blocks).parallel().mapToObj(number -> sealed(rows, number)).toList();
    try (PreparedStatement insert = connection.prepareStatement("insert into block (number, sealed) values (?, ?)")) {
      for (int number = 0; number < blocks; number++) {
        insert.setInt(1, number);
        insert.setBytes(2, sealed.get(number));
        insert.executeUpdate();
      }
    }
  }

  private byte[] sealed(List<StoredRow> rows, int number) {
    RowWriter out = new RowWriter();
    rows.subList(number * BLOCK, Math.min(rows.size(), (number + 1) * BLOCK)).forEach(out::row);
    return sealer.seal(out.result(), block(number));
  }

  /** Writes one row, or that there is none any more. */
  void write(int position, @Nullable StoredRow row) throws SQLException {
    RowWriter out = new RowWriter();
    if (row != null) {
      out.row(row);
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert or replace into late (position, sealed) values (?, ?)")) {
      insert.setInt(1, position);
      insert.setBytes(2, sealer.seal(out.result(), late(position)));
      insert.executeUpdate();
    }
  }

  private String block(int number) {
    return place + "block " + number;
  }

  private String late(int position) {
    return place + "late " + position;
  }
}
