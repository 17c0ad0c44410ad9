package org.cloudpcdesk.store;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cloudpcdesk.platform.Sealer;

/**
 * Rows on the disk in parts of many, each of which is cut into columns that are packed and sealed by themselves: so a look-up
 * opens those that it asks for, and values of a kind lie together, which takes less room. A piece is bound to its part, its
 * column and what was written with it, so that no other fits in its place. Not thread-safe.
 */
final class PieceTable {
  /** Rows in a part: so many that little is lost in cutting, and so few that a column of one is opened in passing. */
  static final int ROWS = 8_192;

  /** Stands behind the number of parts in what they bear. */
  private static final char COUNT = ' ';

  private static final StoredColumn[] COLUMNS = StoredColumn.values();

  private final Connection connection;
  private final Sealer sealer;
  private final MetaTable meta;
  private final String place;

  PieceTable(Connection connection, Sealer sealer, StoreName name) {
    this.connection = connection;
    this.sealer = sealer;
    this.meta = new MetaTable(connection);
    this.place = name.file() + " part ";
  }

  /** What is done with the parts, of which there are so many; each is made when it is asked for. */
  interface Use<T> {
    T of(int parts, IntFunction<RowPart> part);
  }

  /** Has something done with the parts; columns can be asked for until it returns. */
  <T> T use(RowReader.Pool pool, Use<T> use) throws SQLException {
    if (!StoreSchema.has(connection, "piece")) {
      return use.of(0, none -> {
        throw new IndexOutOfBoundsException(none);
      });
    }
    String stamp = meta.written();
    try (PreparedStatement select =
            connection.prepareStatement("select sealed from piece where part = ? and field = ?");
        PiecesAhead ahead = new PiecesAhead(parts(stamp), (part, column) -> fetch(select, part, column, stamp))) {
      return use.of(ahead.parts(), part -> new RowPart(column -> ahead.fetch(part, column), pool));
    }
  }

  /** The stamp says how many there are: those that are there could lack the last. */
  private static int parts(String stamp) {
    return stamp.isEmpty() ? 0 : Integer.parseInt(stamp, 0, stamp.indexOf(COUNT), 10);
  }

  private byte[] fetch(PreparedStatement select, int part, StoredColumn column, String stamp)
      throws SQLException, GeneralSecurityException {
    return Packed.unpack(sealer.open(sealed(select, part, column), place(part, column, stamp)));
  }

  /** Whoever fetches a piece, one after the other asks the database. */
  private static byte[] sealed(PreparedStatement select, int part, StoredColumn column) throws SQLException {
    synchronized (select) {
      select.setInt(1, part);
      select.setString(2, column.name());
      try (ResultSet found = select.executeQuery()) {
        if (!found.next()) {
          throw new IllegalStateException("a piece is missing: " + part + " " + column);
        }
        return found.getBytes(1);
      }
    }
  }

  /** Writes all rows; there are none before. */
  void write(List<StoredRow> rows) throws SQLException {
    int parts = (rows.size() + ROWS - 1) / ROWS;
    String stamp = "" + parts + COUNT + UUID.randomUUID();
    meta.written(stamp);
    // Sealed side by side: for a whole list that is most of the work.
    List<byte[]> sealed =
        IntStream.range(0, parts * COLUMNS.length)
            .parallel()
            .mapToObj(piece -> sealed(rows, piece / COLUMNS.length, COLUMNS[piece % COLUMNS.length], stamp))
            .toList();
    try (PreparedStatement insert =
        connection.prepareStatement("insert into piece (part, field, sealed) values (?, ?, ?)")) {
      for (int piece = 0; piece < sealed.size(); piece++) {
        insert.setInt(1, piece / COLUMNS.length);
        insert.setString(2, COLUMNS[piece % COLUMNS.length].name());
        insert.setBytes(3, sealed.get(piece));
        insert.executeUpdate();
      }
    }
  }

  private byte[] sealed(List<StoredRow> rows, int part, StoredColumn column, String stamp) {
    int begin = part * ROWS;
    List<StoredRow> own = rows.subList(begin, Math.min(rows.size(), begin + ROWS));
    return sealer.seal(Packed.pack(ColumnWriter.bytes(column, own)), place(part, column, stamp));
  }

  /** Takes all rows away. */
  void clear() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from piece");
    }
    meta.written("");
  }

  private String place(int part, StoredColumn column, String stamp) {
    return place + part + " " + column.name() + " " + stamp;
  }
}
