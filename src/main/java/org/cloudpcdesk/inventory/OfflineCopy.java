package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cloudpcdesk.inventory.Inventory.ChangeSet;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.model.RemovedCloudPc;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.OfflineStore.Front;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreProblem;
import org.cloudpcdesk.store.StoredRow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of a tenant for the next start and for a look without a network: fills the inventory from the store, then
 * keeps the store true to the inventory. A list is written when it has come to its end, in one transaction. Without a store
 * everything works but nothing is kept. Thread-safe; calls that read or write the store wait for the disk.
 */
public final class OfflineCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OfflineCopy.class);

  /** So much history is told at once. */
  private static final int MOST = 1_000;
  private static final int MOST_AT_ALL = 20_000;

  /** What is wrong with the store. */
  public sealed interface Trouble {
    /** It had to begin anew. */
    record Renewed(StoreProblem why) implements Trouble {}

    /** Nothing is kept. */
    record Unusable(StoreException why) implements Trouble {}
  }

  private final Inventory inventory;
  private final Refresher refresher;
  private final Duration history;
  private final Time time;
  private final Executor executor;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Void> drawn = new CompletableFuture<>();
  private final CompletableFuture<Void> filled = new CompletableFuture<>();
  private final List<Consumer<Trouble>> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> subscriptions = new CopyOnWriteArrayList<>();
  private final Set<String> dirty = new HashSet<>();
  private final GoneCloudPcs gone = new GoneCloudPcs();
  private volatile boolean goneWanted;
  private volatile Map<String, Instant> keptMarks = Map.of();
  private volatile @Nullable OfflineStore store;
  private volatile @Nullable Trouble trouble;
  private @Nullable Instant completed;
  private boolean listed;
  private boolean marked;
  private boolean reading;
  private boolean working;
  private boolean closed;

  /**
   * Keeps nothing before it was {@link #fill filled}.
   *
   * @param refresher not started yet
   * @param history how long it is remembered what is gone, and what happened
   * @param executor where the store is written
   */
  public OfflineCopy(
      Inventory inventory, Refresher refresher, Duration history, Time time, Executor executor) {
    this.inventory = inventory;
    this.refresher = refresher;
    this.history = history;
    this.time = time;
    this.executor = executor;
  }

  /** Puts those rows into the inventory that come first in the window; {@link #fill} brings them all. */
  public void begin(Front front) {
    refresher.opening(front.rows().size(), front.total(), front.listed());
    inventory.prime(front.rows().stream().map(OfflineCopy::row).toList());
    begun.complete(null);
  }

  /** Fills the inventory with what was stored, and keeps the store from now on. Once only. */
  public void fill(Opened opened) {
    synchronized (dirty) {
      if (closed) {
        close(opened.store());
        return;
      }
      store = opened.store();
    }
    opened.store().rememberFor(history);
    opened.problem().ifPresent(problem -> tell(new Trouble.Renewed(problem)));
    inventory.primeMarks(marks(opened.store()));
    keptMarks = inventory.marks();
    inventory.prime(opened.rows().stream().map(OfflineCopy::row).toList());
    refresher.startsWithListOf(opened.listed());
    completed = refresher.state().completedAt();
    subscriptions.add(inventory.listen((snapshot, changes) -> changed(changes)));
    subscriptions.add(refresher.listen(this::refreshed));
    begun.complete(null);
    filled.complete(null);
    if (goneWanted) {
      executor.execute(this::showGone);
    }
  }

  private static Map<String, Instant> marks(OfflineStore opened) {
    try {
      return Marks.of(opened.notes(Note.MARK));
    } catch (StoreException unreadable) {
      LOG.warn("what was marked for later cannot be read", unreadable);
      return Map.of();
    }
  }

  private static Row row(StoredRow stored) {
    return new Row(stored.pc(), stored.seen(), stored.changed());
  }

  /** There is no store that could be used: everything works, but nothing is kept. */
  public void doWithout(StoreException why) {
    tell(new Trouble.Unusable(why));
    refresher.startsWithListOf(null);
    begun.complete(null);
    filled.complete(null);
  }

  /** Completes when the first of what was stored is in the inventory, or it is known that nothing will come. */
  public CompletableFuture<Void> begun() {
    return begun.copy();
  }

  /** Completes when the window has drawn the first of it, which {@link #drawFirst} tells. */
  public CompletableFuture<Void> drawn() {
    return drawn.copy();
  }

  /** The window has drawn the first rows: now reading the others may take the processor's time. */
  public void drawFirst() {
    drawn.complete(null);
  }

  /** Completes when what was stored is in the inventory, or it is known that nothing will come. */
  public CompletableFuture<Void> filled() {
    return filled.copy();
  }

  /** What is wrong with the store, if anything is. */
  public Optional<Trouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Registers a listener for trouble to come, called on any thread; the returned handle takes it away again. */
  public Runnable listen(Consumer<Trouble> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** What happened to a Cloud PC, newest first. */
  public List<CloudPcChange> historyOf(String id) throws StoreException {
    OfflineStore from = store;
    return from == null ? List.of() : from.changesOf(id, MOST);
  }

  /** Cloud PCs that the service no longer shows, the latest first. */
  public List<RemovedCloudPc> removed() throws StoreException {
    OfflineStore from = store;
    return from == null ? List.of() : from.removed();
  }

  /** What happened in the tenant since a moment, newest first; not more than anybody looks through. */
  public List<CloudPcChange> historySince(Instant moment) throws StoreException {
    OfflineStore from = store;
    return from == null ? List.of() : from.changesSince(moment, MOST_AT_ALL);
  }

  /** Cloud PCs that the service no longer shows. They are known from {@link #readGone} on, once the store is open. */
  public GoneCloudPcs gone() {
    return gone;
  }

  /** Reads in the background which Cloud PCs are gone; from now on they are kept known. */
  public void readGone() {
    goneWanted = true;
    executor.execute(this::showGone);
  }

  private void showGone() {
    OfflineStore from = store;
    if (from == null || !goneWanted) {
      return;
    }
    synchronized (gone) {
      try {
        gone.show(from.removed());
      } catch (StoreException unreadable) {
        LOG.warn("it is not known which Cloud PCs are gone", unreadable);
      }
    }
  }

  /** The administrator's notes of a kind on this tenant, as they were last saved. */
  public List<String> notes(Note kind) throws StoreException {
    OfflineStore from = store;
    return from == null ? List.of() : from.notes(kind);
  }

  public void saveNotes(Note kind, List<String> texts) throws StoreException {
    OfflineStore to = store;
    if (to != null) {
      to.saveNotes(kind, texts);
    }
  }

  private void changed(ChangeSet changes) {
    synchronized (dirty) {
      dirty.addAll(changes.added());
      dirty.addAll(changes.changed());
      dirty.addAll(changes.removed());
      marked |= !changes.marked().isEmpty();
    }
    work();
  }

  private void refreshed(RefreshState state) {
    synchronized (dirty) {
      reading = state.phase() == RefreshState.Phase.LOADING;
      Instant now = state.completedAt();
      listed |= now != null && !now.equals(completed);
      completed = now;
    }
    work();
  }

  private void work() {
    synchronized (dirty) {
      if (working || !isDue()) {
        return;
      }
      working = true;
    }
    executor.execute(this::drain);
  }

  private boolean isDue() {
    return !closed && (marked || areRowsDue());
  }

  /** Not in the middle of a list: it is written as a whole. */
  private boolean areRowsDue() {
    return !reading && (listed || !dirty.isEmpty());
  }

  private void drain() {
    while (true) {
      Set<String> ids;
      boolean whole;
      synchronized (dirty) {
        if (!isDue()) {
          working = false;
          return;
        }
        marked = false;
        if (!areRowsDue()) {
          ids = Set.of();
          whole = false;
        } else {
          ids = Set.copyOf(dirty);
          dirty.clear();
          whole = listed;
          listed = false;
        }
      }
      if (whole || !ids.isEmpty()) {
        write(ids, whole);
      }
      writeMarks();
    }
  }

  private void writeMarks() {
    Map<String, Instant> now = inventory.marks();
    if (!now.equals(keptMarks)) {
      try {
        saveNotes(Note.MARK, Marks.texts(now));
        keptMarks = now;
      } catch (StoreException failed) {
        LOG.warn("what is marked for later was not kept", failed);
        tell(new Trouble.Unusable(failed));
      }
    }
  }

  private void write(Set<String> ids, boolean whole) {
    OfflineStore target = store;
    if (target == null) {
      return;
    }
    Snapshot now = inventory.snapshot();
    List<StoredRow> seen = new ArrayList<>();
    Set<String> removed = new HashSet<>();
    for (Row row : now.rows()) {
      if (ids.contains(row.pc().id())) {
        seen.add(new StoredRow(row.pc(), row.seen(), row.changed()));
      }
    }
    for (String id : ids) {
      if (now.find(id) == null) {
        removed.add(id);
      }
    }
    try {
      OfflineStore.Written written = target.sync(seen, removed, time.now(), whole ? oldest(now) : null);
      LOG.debug("stored {} rows and {} changes", written.rows(), written.changes());
      if (written.changes() > 0) {
        showGone();
      }
    } catch (StoreException failed) {
      LOG.warn("the offline store was not written", failed);
      synchronized (dirty) {
        dirty.addAll(ids);
        // What is left over is written with the next list; trying at once would fail as well.
        reading = true;
      }
      tell(new Trouble.Unusable(failed));
    }
  }

  /** Since when every row was seen. */
  private Instant oldest(Snapshot now) {
    return now.rows().stream().map(Row::seen).min(Instant::compareTo).orElseGet(time::now);
  }

  private void tell(Trouble now) {
    trouble = now;
    listeners.forEach(listener -> listener.accept(now));
  }

  /** Writes what is left, and closes the store. */
  @Override
  public void close() {
    subscriptions.forEach(Runnable::run);
    Set<String> left;
    OfflineStore kept;
    synchronized (dirty) {
      closed = true;
      kept = store;
      left = Set.copyOf(dirty);
      dirty.clear();
    }
    if (kept != null) {
      goneWanted = false;
      if (!left.isEmpty()) {
        write(left, false);
      }
      writeMarks();
      close(kept);
    }
  }

  private static void close(OfflineStore store) {
    try {
      store.close();
    } catch (StoreException failed) {
      LOG.warn("the offline store was not closed properly", failed);
    }
  }
}
