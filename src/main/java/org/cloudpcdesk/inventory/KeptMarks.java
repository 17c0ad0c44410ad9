package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.Map;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The inventory's marks, as they are kept in a store. Thread-safe; waits for the disk. */
final class KeptMarks {
  private static final Logger LOG = LoggerFactory.getLogger(KeptMarks.class);

  private final OfflineStore store;
  private final Inventory inventory;
  /** What the store holds; null as long as that was not read: nothing may be written over it then. */
  private volatile @Nullable Map<String, Instant> kept;

  KeptMarks(OfflineStore store, Inventory inventory) {
    this.store = store;
    this.inventory = inventory;
  }

  /** Puts what was kept into the inventory; those that cannot be read count as none. */
  void restore() {
    Map<String, Instant> stored = read();
    inventory.primeMarks(stored);
    kept = stored;
  }

  private Map<String, Instant> read() {
    try {
      return Marks.of(store.notes(Note.MARK));
    } catch (StoreException unreadable) {
      LOG.warn("what was marked for later cannot be read", unreadable);
      return Map.of();
    }
  }

  /** Writes them when they are others than were kept last; not before they were {@link #restore restored}. */
  void write() throws StoreException {
    Map<String, Instant> before = kept;
    Map<String, Instant> now = inventory.marks();
    if (before != null && !now.equals(before)) {
      store.saveNotes(Note.MARK, Marks.texts(now));
      kept = now;
    }
  }
}
