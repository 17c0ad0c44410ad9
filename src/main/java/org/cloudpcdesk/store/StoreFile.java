package org.cloudpcdesk.store;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.Sealer;
import org.cloudpcdesk.store.OfflineStore.Front;
import org.cloudpcdesk.store.StoreFault.DamagedException;
import org.cloudpcdesk.store.StoreFault.OtherKeyException;
import org.jspecify.annotations.Nullable;

/** One open file of a store, which this version can read with the key it has. */
final class StoreFile implements AutoCloseable {
  private final Connection connection;
  private final MetaTable meta;
  private final RowTable table;
  private final ChangeLog changes;
  private final NoteTable notes;
  private final Salvage salvage;
  private final Contents contents;

  private StoreFile(Connection connection, StoreName name, DataKey key, Consumer<Front> front)
      throws SQLException, GeneralSecurityException {
    Sealer sealer = key.sealer("store");
    this.connection = connection;
    this.meta = new MetaTable(connection);
    this.table = new RowTable(connection, sealer, name);
    this.changes = new ChangeLog(connection, sealer, key.tagger("store"), name);
    this.notes = new NoteTable(connection, sealer, name);
    this.salvage = new Salvage(connection, sealer, name);
    this.contents = StoreConnection.inOneMoment(connection, () -> contents(front));
  }

  /**
   * What a file held at one moment.
   *
   * @param listed when the last list was begun that came to its end, or null when there was none
   */
  record Contents(RowTable.Rows rows, @Nullable Instant listed) {

    /** The rows as last seen: what is not written anew with a list was seen then as it was. */
    List<StoredRow> seen() {
      List<StoredRow> seen = new ArrayList<>(rows.byPosition().size());
      for (StoredRow row : rows.byPosition()) {
        if (row != null) {
          seen.add(row.asOf(listed));
        }
      }
      return seen;
    }
  }

  /**
   * Opens a file and reads its rows.
   *
   * @param writing false to look only: then the file must exist
   * @param front gets the first rows as soon as they are read, if it is known of the file which are wanted first
   */
  static StoreFile open(Path path, StoreName name, DataKey key, boolean writing, Consumer<Front> front)
      throws StoreException, DamagedException, OtherKeyException {
    return StoreConnection.open(
        path, key, writing, connection -> new StoreFile(connection, name, key, front));
  }

  /** Shows the rows of a file to a reader, as last seen, and closes it. */
  static <T> T look(Path path, StoreName name, DataKey key, StoreLook.Reader<T> reader)
      throws StoreException, DamagedException, OtherKeyException {
    return StoreConnection.look(
        path,
        key,
        connection -> {
          RowTable table = new RowTable(connection, key.sealer("store"), name);
          return table.look(new MetaTable(connection).listed(), reader);
        });
  }

  /** Reads the notes of a kind and closes the file. */
  static List<String> notes(Path path, StoreName name, DataKey key, Note kind)
      throws StoreException, DamagedException, OtherKeyException {
    return StoreConnection.look(
        path, key, connection -> new NoteTable(connection, key.sealer("store"), name).read(kind));
  }

  private Contents contents(Consumer<Front> front) throws SQLException, GeneralSecurityException {
    Instant listed = meta.listed();
    Integer total = meta.rows();
    RowTable.Rows rows =
        table.read(
            first -> {
              if (total != null) {
                front.accept(new Front(first.stream().map(row -> row.asOf(listed)).toList(), total, listed));
              }
            });
    return new Contents(rows, listed);
  }

  RowTable table() {
    return table;
  }

  ChangeLog changes() {
    return changes;
  }

  NoteTable notes() {
    return notes;
  }

  /** Takes over what can be read of a damaged file into this one, which is new. */
  boolean salvage(Path damaged) throws SQLException {
    return salvage.from(damaged);
  }

  /** What the file held when it was opened. */
  Contents contents() {
    return contents;
  }

  Connection connection() {
    return connection;
  }

  /**
   * How many rows there are. Told of a file only from when its rows were first written together in the order in which a
   * window shows them.
   */
  void total(int rows, boolean together) throws SQLException {
    if (together || meta.rows() != null) {
      meta.rows(rows);
    }
  }

  /** When the last list was begun that came to its end. */
  void listed(Instant begun) throws SQLException {
    meta.listed(begun);
  }

  /** Takes everything away that was seen of the tenant. */
  void empty(Statement statement) throws SQLException {
    table.clear();
    meta.forgetRows();
    statement.executeUpdate("delete from gone");
    statement.executeUpdate("delete from change");
    for (Note kind : Note.values()) {
      if (kind.isAboutRows()) {
        notes.forget(kind);
      }
    }
  }

  @Override
  public void close() throws StoreException {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw StoreFault.explain("closed", failed);
    }
  }
}
