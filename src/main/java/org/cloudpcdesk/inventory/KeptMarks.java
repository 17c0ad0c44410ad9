package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.Map;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The inventory's marks, as they are kept in a store. Thread-safe; waits for the disk. */
final class KeptMarks {
  private static final Logger LOG = LoggerFactory.getLogger(KeptMarks.class);

  private final OfflineStore store;
  private final Inventory inventory;
  private volatile Map<String, Instant> kept = Map.of();

  KeptMarks(OfflineStore store, Inventory inventory) {
    this.store = store;
    this.inventory = inventory;
  }

  /** Puts what was kept into the inventory; those that cannot be read count as none. */
  void restore() {
    inventory.primeMarks(read());
    kept = inventory.marks();
  }

  private Map<String, Instant> read() {
    try {
      return Marks.of(store.notes(Note.MARK));
    } catch (StoreException unreadable) {
      LOG.warn("what was marked for later cannot be read", unreadable);
      return Map.of();
    }
  }

  /** Writes them when they are others than were kept last. */
  void write() throws StoreException {
    Map<String, Instant> now = inventory.marks();
    if (!now.equals(kept)) {
      store.saveNotes(Note.MARK, Marks.texts(now));
      kept = now;
    }
  }
}
