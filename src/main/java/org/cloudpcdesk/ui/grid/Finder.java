package org.cloudpcdesk.ui.grid;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers queries off the UI thread, one at a time; while one is being answered, only the latest that came meanwhile is
 * kept. Any thread may ask.
 */
final class Finder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Finder.class);

  /**
   * An answer.
   *
   * @param query what was asked
   * @param counts how many rows each built-in view holds
   */
  record Found(Search.Query query, View view, Map<BuiltInView, Integer> counts) {}

  private final Inventory inventory;
  private final Time time;
  private final Executor executor;
  private final Consumer<Found> receiver;
  private final Search search = new Search();
  private final Object lock = new Object();
  private Search.@Nullable Query waiting;
  private boolean working;
  private boolean closed;

  /** @param receiver gets the answers on the worker's thread, in order */
  Finder(Inventory inventory, Time time, Executor executor, Consumer<Found> receiver) {
    this.inventory = inventory;
    this.time = time;
    this.executor = executor;
    this.receiver = receiver;
  }

  /** Asks; an older query that is still waiting is forgotten. The newest snapshot is searched. */
  void ask(Search.Query query) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      waiting = query;
      if (working) {
        return;
      }
      working = true;
    }
    executor.execute(this::work);
  }

  /** Nothing is delivered any more. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      waiting = null;
    }
  }

  private void work() {
    Search.Query query = next();
    while (query != null) {
      try {
        Inventory.Snapshot snapshot = inventory.snapshot();
        ZonedDateTime now = time.now().atZone(ZoneId.systemDefault());
        View view = search.find(snapshot, query, now);
        Found found = new Found(query, view, counts(snapshot, now));
        if (isOpen()) {
          receiver.accept(found);
        }
        search.prepare(snapshot);
      } catch (RuntimeException fault) {
        LOG.error("A search failed; the grid keeps what it showed", fault);
      }
      query = next();
    }
  }

  private Map<BuiltInView, Integer> counts(Inventory.Snapshot snapshot, ZonedDateTime now) {
    BuiltInView[] views = BuiltInView.values();
    int[] counts = search.counts(snapshot, Arrays.stream(views).map(BuiltInView::query).toList(), now);
    Map<BuiltInView, Integer> byView = new EnumMap<>(BuiltInView.class);
    for (int i = 0; i < views.length; i++) {
      byView.put(views[i], counts[i]);
    }
    return Collections.unmodifiableMap(byView);
  }

  private Search.@Nullable Query next() {
    synchronized (lock) {
      Search.Query query = waiting;
      waiting = null;
      working = query != null;
      return query;
    }
  }

  private boolean isOpen() {
    synchronized (lock) {
      return !closed;
    }
  }
}
