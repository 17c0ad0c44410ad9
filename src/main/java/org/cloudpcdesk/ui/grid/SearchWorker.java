package org.cloudpcdesk.ui.grid;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what needs a {@link Search} off the UI thread, one job at a time, on the newest snapshot. While a job is under
 * way, only the latest of each kind is kept. Any thread may ask.
 */
final class SearchWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchWorker.class);

  /** What jobs are for; the first kind that waits comes first. */
  enum Kind {
    COMPLETION,
    LOOK_UP,
    ROWS
  }

  /** Something to do. Runs on the worker's thread and delivers from there. */
  @FunctionalInterface
  interface Job {
    void run(Search search, Inventory.Snapshot snapshot, ZonedDateTime now);
  }

  private final Inventory inventory;
  private final Time time;
  private final ZoneId zone;
  private final Executor executor;
  private final Search search = new Search();
  private final Map<Kind, Job> waiting = new EnumMap<>(Kind.class);
  private boolean working;
  private boolean closed;

  /** @param zone says when days begin */
  SearchWorker(Inventory inventory, Time time, ZoneId zone, Executor executor) {
    this.inventory = inventory;
    this.time = time;
    this.zone = zone;
    this.executor = executor;
  }

  /** Asks; an older job of the kind that is still waiting is forgotten. */
  void ask(Kind kind, Job job) {
    synchronized (waiting) {
      if (closed) {
        return;
      }
      waiting.put(kind, job);
      if (working) {
        return;
      }
      working = true;
    }
    executor.execute(this::work);
  }

  /** Nothing is begun any more. */
  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.clear();
    }
  }

  private void work() {
    for (Job job = next(); job != null; job = next()) {
      try {
        job.run(search, inventory.snapshot(), time.now().atZone(zone));
      } catch (RuntimeException | Error fault) {
        // Errors, too: a worker that ended without a word would never be started again, and the grid stand still.
        LOG.error("A search failed; what was shown stays", fault);
      }
    }
  }

  private @Nullable Job next() {
    synchronized (waiting) {
      Iterator<Job> jobs = waiting.values().iterator();
      working = jobs.hasNext();
      if (!working) {
        return null;
      }
      Job first = jobs.next();
      jobs.remove();
      return first;
    }
  }
}
