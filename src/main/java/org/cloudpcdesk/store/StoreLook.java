package org.cloudpcdesk.store;

import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.model.Sighting;
import org.cloudpcdesk.platform.DataKey;
import org.jspecify.annotations.Nullable;

/**
 * A look at what is kept of a tenant without opening its store; beside a process that writes, too. It changes nothing.
 * Thread-safe; every call waits for the disk.
 */
public final class StoreLook {

  /**
   * Makes the database ready, so that it can be done beside what else a process begins with. When it fails, whoever looks next
   * is told.
   */
  public static void prepare() {
    StoreConnection.prepare();
  }

  /** Looks at rows and makes something of them. */
  public interface Reader<T> {
    /** Gets each row, in no order that means anything. It can be asked until {@link #result} returns. */
    void row(Sighting row);

    /**
     * Called when all rows were shown.
     *
     * @param rows how many there are
     * @param listed when the last whole list was begun, or null when there is none
     */
    T result(int rows, @Nullable Instant listed);
  }

  private final StorePlace place;
  private final DataKey key;

  public StoreLook(StorePlace place, DataKey key) {
    this.place = place;
    this.key = key;
  }

  /**
   * Shows all rows. What the reader asks none of them for is not even opened.
   *
   * @return what the reader made of them
   * @throws StoreException when there is no store, or it cannot be read: what was shown until then is not to be used
   */
  public <T> T rows(Reader<T> reader) throws StoreException {
    return place.read(file -> StoreFile.look(file, place.name(), key, reader));
  }

  /**
   * The administrator's notes of a kind, as they were last saved.
   *
   * @throws StoreException when there is no store, or it cannot be read
   */
  public List<String> notes(Note kind) throws StoreException {
    return place.read(file -> StoreFile.notes(file, place.name(), key, kind));
  }
}
