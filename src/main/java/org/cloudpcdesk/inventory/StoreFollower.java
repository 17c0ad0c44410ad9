package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoredRow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an open store true to the inventory, and closes it in the end. A list is written when it has come to its end, in one
 * transaction. Thread-safe.
 */
final class StoreFollower {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFollower.class);

  /** Gets word of what was written, on the thread that writes. */
  interface Listener {
    /** Something happened that the store now knows of. */
    void happened();

    /** Something was not kept. */
    void failed(StoreException why);
  }

  private final OfflineStore store;
  private final Inventory inventory;
  private final Time time;
  private final Executor executor;
  private final Listener listener;
  private final KeptMarks marks;
  private final Unwritten unwritten = new Unwritten();
  private final Object writing = new Object();
  private final List<Runnable> subscriptions = new ArrayList<>();
  private boolean closed;

  /** @param executor where the store is written */
  StoreFollower(OfflineStore store, Inventory inventory, Time time, Executor executor, Listener listener) {
    this.store = store;
    this.inventory = inventory;
    this.time = time;
    this.executor = executor;
    this.listener = listener;
    this.marks = new KeptMarks(store, inventory);
  }

  OfflineStore store() {
    return store;
  }

  KeptMarks marks() {
    return marks;
  }

  /** Follows from now on, unless it was closed already; the inventory holds what the store does. */
  void follow(Refresher refresher) {
    unwritten.begin(refresher.state().completedAt());
    synchronized (subscriptions) {
      if (!closed) {
        subscriptions.add(inventory.listen((snapshot, changes) -> work(() -> unwritten.add(changes))));
        subscriptions.add(refresher.listen(state -> work(() -> unwritten.refreshed(state))));
      }
    }
  }

  private void work(Runnable news) {
    news.run();
    if (unwritten.wantsWorker()) {
      executor.execute(this::drain);
    }
  }

  private void drain() {
    while (writeRows(unwritten::next)) {
      writeMarks();
    }
  }

  /**
   * Takes a batch and writes its rows at one go, so that whoever closes waits for what was taken already.
   *
   * @return whether there was one
   */
  private boolean writeRows(Supplier<Unwritten.@Nullable Batch> taking) {
    synchronized (writing) {
      Unwritten.Batch batch = taking.get();
      if (batch != null && batch.hasRows()) {
        writeRows(batch);
      }
      return batch != null;
    }
  }

  private void writeMarks() {
    try {
      marks.write();
    } catch (StoreException failed) {
      LOG.warn("what is marked for later was not kept", failed);
      listener.failed(failed);
    }
  }

  private void writeRows(Unwritten.Batch batch) {
    Snapshot now = inventory.snapshot();
    Set<String> removed = new HashSet<>();
    int[] numbers = new int[batch.ids().size()];
    int known = 0;
    for (String id : batch.ids()) {
      int number = now.numberOf(id);
      if (number < 0) {
        removed.add(id);
      } else {
        numbers[known++] = number;
      }
    }
    // In the service's order, and without a walk through all rows for the few that changed.
    Arrays.sort(numbers, 0, known);
    List<StoredRow> seen =
        Arrays.stream(numbers, 0, known)
            .mapToObj(now.rows()::get)
            .map(row -> new StoredRow(row.pc(), row.seen(), row.changed()))
            .toList();
    try {
      OfflineStore.Written written = store.sync(seen, removed, time.now(), batch.whole() ? oldest(now) : null);
      LOG.debug("stored {} rows and {} changes", written.rows(), written.changes());
      if (written.changes() > 0) {
        listener.happened();
      }
    } catch (StoreException failed) {
      LOG.warn("the offline store was not written", failed);
      unwritten.failed(batch);
      listener.failed(failed);
    }
  }

  /** Since when every row was seen. */
  private Instant oldest(Snapshot now) {
    return now.rows().stream().map(Row::seen).min(Instant::compareTo).orElseGet(time::now);
  }

  /** Writes what is left, and closes the store. */
  void close() {
    synchronized (subscriptions) {
      closed = true;
      subscriptions.forEach(Runnable::run);
    }
    writeRows(unwritten::close);
    writeMarks();
    close(store);
  }

  /** Closes a store of which nothing is expected any more. */
  static void close(OfflineStore store) {
    try {
      store.close();
    } catch (StoreException failed) {
      LOG.warn("the offline store was not closed properly", failed);
    }
  }
}
