package org.cloudpcdesk.store;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cloudpcdesk.platform.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * Rows on the disk: blocks of many, sealed together, because 50,000 are opened with each start; and single rows that were
 * written since, because a few change with each refresh. Not thread-safe.
 */
final class RowTable {
  /** Rows in a block. */
  static final int BLOCK = 2_048;

  /** Rows in the first block: what a screen shows at first, and not much more, because everything waits for it. */
  static final int FRONT = 256;

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

  /** Gets rows as they are read, by position from 0 on; null where a row was taken away. */
  @FunctionalInterface
  interface Taker {
    void take(@Nullable StoredRow row);
  }

  /**
   * Reads all rows.
   *
   * @param front gets, as soon as they are read, the rows of the first block and those that were written singly since
   */
  Rows read(Consumer<List<StoredRow>> front) throws SQLException, GeneralSecurityException {
    List<@Nullable StoredRow> rows = new ArrayList<>();
    int late = read(rows::add, singles -> front.accept(front(rows, singles)));
    return new Rows(rows, late);
  }

  /** Hands over all rows one by one, and keeps none. */
  void each(Taker taker) throws SQLException, GeneralSecurityException {
    read(taker, singles -> {});
  }

  private static List<StoredRow> front(
      List<@Nullable StoredRow> first, SortedMap<Integer, Optional<StoredRow>> singles) {
    List<StoredRow> front = new ArrayList<>();
    for (StoredRow row : first) {
      if (row != null) {
        front.add(row);
      }
    }
    singles.tailMap(first.size()).values().forEach(row -> row.ifPresent(front::add));
    return front;
  }

  /** Returns how many were written singly; {@code first} gets these when the first block was read. */
  private int read(Taker taker, Consumer<SortedMap<Integer, Optional<StoredRow>>> first)
      throws SQLException, GeneralSecurityException {
    RowReader.Pool pool = new RowReader.Pool();
    int position = 0;
    try (Statement statement = connection.createStatement()) {
      SortedMap<Integer, Optional<StoredRow>> singles = singles(statement, pool);
      try (ResultSet found = statement.executeQuery("select number, sealed from block order by number")) {
        while (found.next()) {
          byte[] plain = Packed.unpack(sealer.open(found.getBytes(2), block(found.getInt(1))));
          for (RowReader in = new RowReader(plain, pool); in.hasNext(); position++) {
            StoredRow row = in.row();
            Optional<StoredRow> newer = singles.get(position);
            taker.take(newer == null ? row : newer.orElse(null));
          }
          if (found.getInt(1) == 0) {
            first.accept(singles);
          }
        }
      }
      singles.tailMap(position).values().forEach(row -> taker.take(row.orElse(null)));
      return singles.size();
    }
  }

  /** What was written singly, by position; empty where a row was taken away. */
  private SortedMap<Integer, Optional<StoredRow>> singles(Statement statement, RowReader.Pool pool)
      throws SQLException, GeneralSecurityException {
    SortedMap<Integer, Optional<StoredRow>> singles = new TreeMap<>();
    try (ResultSet found = statement.executeQuery("select position, sealed from late")) {
      while (found.next()) {
        int position = found.getInt(1);
        RowReader in = new RowReader(sealer.open(found.getBytes(2), late(position)), pool);
        singles.put(position, in.hasNext() ? Optional.of(in.row()) : Optional.empty());
      }
    }
    return singles;
  }

  /** Writes all rows anew; each then has the position that it has in the list. */
  void rewrite(List<StoredRow> rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from block");
      statement.executeUpdate("delete from late");
    }
    int blocks = rows.isEmpty() ? 0 : 1 + (Math.max(0, rows.size() - FRONT) + BLOCK - 1) / BLOCK;
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
    int begin = number == 0 ? 0 : FRONT + (number - 1) * BLOCK;
    RowWriter out = new RowWriter();
    rows.subList(begin, Math.min(rows.size(), number == 0 ? FRONT : begin + BLOCK)).forEach(out::row);
    return sealer.seal(Packed.pack(out.result()), block(number));
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
