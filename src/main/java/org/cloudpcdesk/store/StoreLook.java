package org.cloudpcdesk.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cloudpcdesk.platform.DataKey;
import org.jspecify.annotations.Nullable;

/**
 * A look at what is kept of a tenant without opening its store; beside a process that writes, too. It changes nothing.
 * Thread-safe; every call waits for the disk.
 */
public final class StoreLook {

  /**
   * What a look brought.
   *
   * @param rows how many there are
   * @param listed when the last whole list was begun, or null when there is none
   */
  public record Looked(int rows, @Nullable Instant listed) {}

  private final StorePlace place;
  private final DataKey key;

  public StoreLook(StorePlace place, DataKey key) {
    this.place = place;
    this.key = key;
  }

  /**
   * Goes through the rows once and keeps none of them.
   *
   * @param taker gets each row, in no order that means anything
   * @throws StoreException when there is no store, or it cannot be read: what was handed over then is not to be used
   */
  public Looked rows(Consumer<StoredRow> taker) throws StoreException {
    return place.read(
        file -> {
          int[] rows = new int[1];
          Instant listed =
              StoreFile.each(
                  file,
                  place.name(),
                  key,
                  row -> {
                    rows[0]++;
                    taker.accept(row);
                  });
          return new Looked(rows[0], listed);
        });
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
