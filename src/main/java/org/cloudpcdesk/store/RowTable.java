package org.cloudpcdesk.store;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cloudpcdesk.platform.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * Rows on the disk, by position: blocks of whole rows, sealed together, then parts that lie there column by column ({@link
 * PieceTable}), then what was written singly since, of which the newest counts. The one block that is written holds what the
 * window shows first; files of earlier versions have all their rows in blocks. Not thread-safe.
 */
final class RowTable {
  /** Rows in the block: what a screen shows at first, and not much more, because everything waits for it. */
  static final int FRONT = 256;

  private final Connection connection;
  private final Sealer sealer;
  private final String place;
  private final PieceTable pieces;

  RowTable(Connection connection, Sealer sealer, StoreName name) {
    this.connection = connection;
    this.sealer = sealer;
    this.place = name.file() + " ";
    this.pieces = new PieceTable(connection, sealer, name);
  }

  /**
   * What is on the disk.
   *
   * @param byPosition a row for each position, null where it was taken away
   * @param late how many were written singly
   * @param older whether they lie there as an earlier version wrote them
   */
  record Rows(List<@Nullable StoredRow> byPosition, int late, boolean older) {}

  /**
   * Reads all rows.
   *
   * @param front gets, as soon as they are read, the rows of the first block and those that were written singly since
   */
  Rows read(Consumer<List<StoredRow>> front) throws SQLException, GeneralSecurityException {
    RowReader.Pool pool = new RowReader.Pool();
    SortedMap<Integer, Optional<StoredRow>> singles = singles(pool);
    List<@Nullable StoredRow> rows = new ArrayList<>();
    int blocks = 0;
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select number, sealed from block order by number")) {
      for (; found.next(); blocks++) {
        for (RowReader in = block(found, pool); in.hasNext(); ) {
          rows.add(in.row());
        }
        if (blocks == 0) {
          front.accept(front(rows, singles));
        }
      }
    }
    pieces.use(
        pool,
        (parts, part) -> {
          for (int number = 0; number < parts; number++) {
            part.apply(number).addTo(rows);
          }
          return rows;
        });
    singles.forEach(
        (position, row) -> {
          if (position < rows.size()) {
            rows.set(position, row.orElse(null));
          } else {
            rows.add(row.orElse(null));
          }
        });
    return new Rows(rows, singles.size(), blocks > 1);
  }

  /** The first block's rows, and what was written singly of them and behind all. */
  private static List<StoredRow> front(
      List<@Nullable StoredRow> first, SortedMap<Integer, Optional<StoredRow>> singles) {
    List<StoredRow> front = new ArrayList<>();
    for (int position = 0; position < first.size(); position++) {
      Optional<StoredRow> newer = singles.get(position);
      StoredRow row = newer == null ? first.get(position) : newer.orElse(null);
      if (row != null) {
        front.add(row);
      }
    }
    singles.tailMap(first.size()).values().forEach(row -> row.ifPresent(front::add));
    return front;
  }

  /**
   * Shows each row to a reader, and returns what it makes of them. What the reader does not ask for is not opened.
   *
   * @param listed when the last list was begun, or null when there was none
   */
  <T> T look(@Nullable Instant listed, StoreLook.Reader<T> reader) throws SQLException, GeneralSecurityException {
    RowReader.Pool pool = new RowReader.Pool();
    Look<T> look = new Look<>(singles(pool), listed, reader);
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select number, sealed from block order by number")) {
      while (found.next()) {
        for (RowReader in = block(found, pool); in.hasNext(); ) {
          look.row(in.row());
        }
      }
    }
    return pieces.use(
        pool,
        (parts, part) -> {
          for (int number = 0; number < parts; number++) {
            look.part(part.apply(number));
          }
          return look.result();
        });
  }

  /** A look under way. */
  private static final class Look<T> {
    private final SortedMap<Integer, Optional<StoredRow>> singles;
    private final @Nullable Instant listed;
    private final StoreLook.Reader<T> reader;
    private int position;
    private int rows;

    Look(
        SortedMap<Integer, Optional<StoredRow>> singles,
        @Nullable Instant listed,
        StoreLook.Reader<T> reader) {
      this.singles = singles;
      this.listed = listed;
      this.reader = reader;
    }

    void row(StoredRow row) {
      if (!single()) {
        show(row);
      }
      position++;
    }

    void part(RowPart part) {
      boolean asWritten = singles.isEmpty();
      for (int row = 0; row < part.rows(); row++, position++) {
        if (asWritten || !single()) {
          rows++;
          reader.row(part.sighting(row, listed));
        }
      }
    }

    /** Whether the position was written singly since; the row that it has now is shown then. */
    private boolean single() {
      Optional<StoredRow> newer = singles.get(position);
      if (newer == null) {
        return false;
      }
      newer.ifPresent(this::show);
      return true;
    }

    private void show(StoredRow row) {
      rows++;
      reader.row(row.asOf(listed));
    }

    T result() {
      for (Optional<StoredRow> behind : singles.tailMap(position).values()) {
        behind.ifPresent(this::show);
      }
      return reader.result(rows, listed);
    }
  }

  /** What was written singly, by position; empty where a row was taken away. */
  private SortedMap<Integer, Optional<StoredRow>> singles(RowReader.Pool pool)
      throws SQLException, GeneralSecurityException {
    SortedMap<Integer, Optional<StoredRow>> singles = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select position, sealed from late")) {
      while (found.next()) {
        int position = found.getInt(1);
        RowReader in = new RowReader(sealer.open(found.getBytes(2), late(position)), pool);
        singles.put(position, in.hasNext() ? Optional.of(in.row()) : Optional.empty());
      }
    }
    return singles;
  }

  private RowReader block(ResultSet found, RowReader.Pool pool) throws SQLException, GeneralSecurityException {
    return new RowReader(Packed.unpack(sealer.open(found.getBytes(2), block(found.getInt(1)))), pool);
  }

  /** Writes all rows anew; each then has the position that it has in the list. */
  void rewrite(List<StoredRow> rows) throws SQLException {
    clear();
    if (rows.isEmpty()) {
      return;
    }
    int front = Math.min(FRONT, rows.size());
    RowWriter out = new RowWriter();
    rows.subList(0, front).forEach(out::row);
    try (PreparedStatement insert = connection.prepareStatement("insert into block (number, sealed) values (0, ?)")) {
      insert.setBytes(1, sealer.seal(Packed.pack(out.result()), block(0)));
      insert.executeUpdate();
    }
    pieces.write(rows.subList(front, rows.size()));
  }

  /** Takes all rows away. */
  void clear() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from block");
      statement.executeUpdate("delete from late");
    }
    pieces.clear();
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
