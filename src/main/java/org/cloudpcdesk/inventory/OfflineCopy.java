package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cloudpcdesk.inventory.Inventory.Row;
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
 * keeps the store true to the inventory. Without a store everything works but nothing is kept. Thread-safe; calls that read
 * or write the store wait for the disk.
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
  private final GoneCloudPcs gone = new GoneCloudPcs();
  private final Object opening = new Object();
  private volatile boolean goneWanted;
  private volatile @Nullable StoreFollower follower;
  private volatile @Nullable Trouble trouble;
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
    StoreFollower next = new StoreFollower(opened.store(), inventory, time, executor, new Word());
    synchronized (opening) {
      if (closed) {
        StoreFollower.close(opened.store());
        return;
      }
      follower = next;
    }
    opened.store().rememberFor(history);
    opened.problem().ifPresent(this::renewed);
    next.marks().restore();
    inventory.prime(opened.rows().stream().map(OfflineCopy::row).toList());
    refresher.startsWithListOf(opened.listed());
    next.follow(refresher);
    begun.complete(null);
    filled.complete(null);
    if (goneWanted) {
      executor.execute(this::showGone);
    }
  }

  /** The first rows may have been readable where the others were not; the new store holds neither. */
  private void renewed(StoreProblem problem) {
    inventory.unprime();
    tell(new Trouble.Renewed(problem));
  }

  private static Row row(StoredRow stored) {
    return new Row(stored.pc(), stored.seen(), stored.changed());
  }

  /** There is no store that could be used: everything works, but nothing is kept. Takes back what {@link #begin} put in. */
  public void doWithout(StoreException why) {
    inventory.unprime();
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
    return read(store -> store.changesOf(id, MOST));
  }

  /** Cloud PCs that the service no longer shows, the latest first. */
  public List<RemovedCloudPc> removed() throws StoreException {
    return read(OfflineStore::removed);
  }

  /** What happened in the tenant since a moment, newest first; not more than anybody looks through. */
  public List<CloudPcChange> historySince(Instant moment) throws StoreException {
    return read(store -> store.changesSince(moment, MOST_AT_ALL));
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
    if (follower == null || !goneWanted) {
      return;
    }
    synchronized (gone) {
      try {
        gone.show(removed());
      } catch (StoreException unreadable) {
        LOG.warn("it is not known which Cloud PCs are gone", unreadable);
      }
    }
  }

  /** The administrator's notes of a kind on this tenant, as they were last saved. */
  public List<String> notes(Note kind) throws StoreException {
    return read(store -> store.notes(kind));
  }

  /** Replaces the administrator's notes of a kind; keeps nothing as long as no store is open. */
  public void saveNotes(Note kind, List<String> texts) throws StoreException {
    StoreFollower to = follower;
    if (to != null) {
      to.store().saveNotes(kind, texts);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    List<T> of(OfflineStore store) throws StoreException;
  }

  /** Nothing is known as long as no store is open. */
  private <T> List<T> read(Reading<T> reading) throws StoreException {
    StoreFollower from = follower;
    return from == null ? List.of() : reading.of(from.store());
  }

  /** Passes on what comes of writing. */
  private final class Word implements StoreFollower.Listener {
    @Override
    public void happened() {
      showGone();
    }

    @Override
    public void failed(StoreException why) {
      tell(new Trouble.Unusable(why));
    }
  }

  private void tell(Trouble now) {
    trouble = now;
    listeners.forEach(listener -> listener.accept(now));
  }

  /** Writes what is left, and closes the store. */
  @Override
  public void close() {
    StoreFollower last;
    synchronized (opening) {
      closed = true;
      last = follower;
    }
    if (last != null) {
      goneWanted = false;
      last.close();
    }
  }
}
