package org.cloudpcdesk.inventory.changes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.ChangeSet;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;

/**
 * Collects what becomes otherwise until somebody says it was seen. The first list of a tenant that nothing is known of
 * is no news; rows that were kept from an earlier day are what news is told against. Thread-safe; listeners are called
 * on the thread that brings the change.
 */
public final class Unseen implements AutoCloseable {
  private final Time time;
  private final Runnable unsubscribe;
  private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();
  private Snapshot last;
  private boolean watching;
  private volatile News news = News.NONE;

  public Unseen(Inventory inventory, Time time) {
    this.time = time;
    this.last = inventory.snapshot();
    this.watching = !last.rows().isEmpty();
    this.unsubscribe = inventory.listen(this::changed);
  }

  public News news() {
    return news;
  }

  /** The returned handle takes the listener away again. */
  public Runnable listen(Consumer<News> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** The first list came to its end: from now on, changes are news. */
  public synchronized void watch() {
    watching = true;
  }

  /** All of it was seen. */
  public void seen() {
    synchronized (this) {
      news = News.NONE;
    }
    tell();
  }

  /** Puts what was not seen when the program last ran before what became otherwise since; the oldest first. */
  public void restore(List<Change> earlier) {
    synchronized (this) {
      News since = news;
      Map<String, Change> before = new LinkedHashMap<>();
      earlier.forEach(change -> before.put(change.pc().id(), change));
      News all = News.NONE.with(before.keySet(), before::get);
      for (Change told : since.latestFirst().reversed()) {
        all = all.with(List.of(told.pc().id()), id -> together(before.get(id), told));
      }
      news = all;
    }
    tell();
  }

  private @Nullable Change together(@Nullable Change earlier, Change told) {
    CloudPc now = told.kind() == Change.Kind.GONE ? null : told.pc();
    return earlier == null ? told : Change.between(earlier.before(), now, told.pc(), told.at());
  }

  private void changed(Snapshot next, ChangeSet changes) {
    synchronized (this) {
      Snapshot before = last;
      last = next;
      if (changes.isEmpty()) {
        if (next.rows().size() != before.rows().size()) {
          // They were kept from before, or are taken back.
          watching = !next.rows().isEmpty();
        }
        return;
      }
      if (!watching) {
        return;
      }
      Collection<String> ids = new ArrayList<>(changes.added());
      ids.addAll(changes.changed());
      ids.addAll(changes.removed());
      news = news.with(ids, id -> change(id, before, next));
    }
    tell();
  }

  private @Nullable Change change(String id, Snapshot before, Snapshot next) {
    Change told = news.of(id);
    CloudPc last = pc(before, id);
    CloudPc original = told == null ? last : told.before();
    return Change.between(original, pc(next, id), last, time.now());
  }

  private static @Nullable CloudPc pc(Snapshot snapshot, String id) {
    Row row = snapshot.find(id);
    return row == null ? null : row.pc();
  }

  private void tell() {
    News now = news;
    listeners.forEach(listener -> listener.accept(now));
  }

  /** Hears of nothing any more. */
  @Override
  public void close() {
    unsubscribe.run();
  }
}
