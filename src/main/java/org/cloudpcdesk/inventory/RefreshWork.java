package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudpcdesk.graph.CloudPcApi.ListPage;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.inventory.Inventory.Page;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.inventory.Schedule.Job;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the {@link Schedule} says, one thing a step, and tells how it stands. Neither waits nor starts threads, so
 * that a test can step through days. Not thread-safe: one thread owns it.
 */
final class RefreshWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshWork.class);

  private final CloudPcApi api;
  private final Inventory inventory;
  private final Time time;
  private final Inbox inbox;
  private final @Nullable Instant storedAt;
  private final Consumer<RefreshState> publisher;
  private final Schedule schedule;
  private final Watchlist watched;
  private final Runnable forget;
  private final Looks looks;
  private final Counts differences = new Counts();
  private Map<CloudPcStatus, Integer> counts = Map.of();
  private boolean reading;
  private int loaded;
  private @Nullable Integer expected;

  /**
   * @param listEvery how long after a whole list the next is read
   * @param storedAt when the list was read that the inventory begins with, or null when it begins empty
   */
  RefreshWork(
      CloudPcApi api,
      Inventory inventory,
      Time time,
      Inbox inbox,
      Duration listEvery,
      @Nullable Instant storedAt,
      Consumer<RefreshState> publisher) {
    this.api = api;
    this.inventory = inventory;
    this.time = time;
    this.inbox = inbox;
    this.storedAt = storedAt;
    this.publisher = publisher;
    this.schedule = new Schedule(time.now(), listEvery);
    this.watched = new Watchlist(inventory);
    this.forget = inventory.listen(watched::changed);
    this.looks = new Looks(api, inventory, watched, time);
  }

  /** Does one thing that is due, if any; returns when the next is, or null when nothing will be due by itself. */
  @Nullable Instant step() {
    takeIn();
    Job job = schedule.due(time.now(), watched.next());
    if (job != null) {
      run(job);
    }
    publish();
    return schedule.next(watched.next());
  }

  private void takeIn() {
    Inbox.Asked asked = inbox.take();
    schedule.setActive(asked.active());
    if (asked.list()) {
      schedule.request();
    }
    watched.sync(time.now());
  }

  private void run(Job job) {
    try {
      switch (job) {
        case LIST -> readList();
        case LOOK -> {
          looks.lookAtDue();
          schedule.succeeded(Job.LOOK, time.now());
        }
        case COUNT -> count();
      }
    } catch (GraphException failure) {
      failed(job, failure);
    } catch (RuntimeException fault) {
      // A fault of this program must not end the refresh for good.
      failed(job, GraphException.of(Kind.BAD_ANSWER, "the answer could not be taken in").cause(fault).build());
    }
  }

  private void failed(Job job, GraphException failure) {
    if (Thread.currentThread().isInterrupted()) {
      // Whoever interrupts means the whole work, also where this was a look between two pages of a list. A call that
      // was cancelled without it, as a renewal of the token may be, is a failure like any other.
      return;
    }
    LOG.warn("Refresh: {} failed ({})", job, failure.kind(), failure);
    schedule.failed(job, failure, time.now());
  }

  private void readList() throws GraphException {
    boolean first = schedule.listedAt() == null;
    Instant begun = time.now();
    List<Page> pages = new ArrayList<>();
    reading = true;
    loaded = 0;
    expected = null;
    publish();
    try {
      api.list(null, listed -> page(pages, listed, first));
      inventory.replaceAll(pages, begun);
      // What was asked while the list was read is answered by it.
      takeIn();
      schedule.succeeded(Job.LIST, time.now());
    } finally {
      reading = false;
    }
  }

  private void page(List<Page> pages, ListPage listed, boolean first) {
    Page page = new Page(List.copyOf(listed.rows()), listed.askedAt());
    pages.add(page);
    loaded += listed.rows().size();
    expected = listed.total() == null ? expected : listed.total();
    if (first) {
      inventory.merge(page.rows(), page.askedAt());
    }
    takeIn();
    publish();
    if (schedule.looksDue(time.now(), watched.next())) {
      run(Job.LOOK);
    }
  }

  private void count() throws GraphException {
    counts = Map.copyOf(api.countByStatus());
    schedule.succeeded(Job.COUNT, time.now());
    if (schedule.listedAt() != null) {
      looks.lookAtStates(differences.differingAnew(counts, inventory.snapshot()));
    }
  }

  private void publish() {
    publisher.accept(
        new RefreshState(
            phase(),
            loaded,
            expected,
            schedule.listedAt() == null ? storedAt : schedule.listedAt(),
            reading ? null : schedule.listAt(),
            counts,
            schedule.error()));
  }

  /** Hears no more of the inventory. */
  @Override
  public void close() {
    forget.run();
  }

  private Phase phase() {
    if (!schedule.isActive()) {
      return Phase.PAUSED;
    }
    if (reading) {
      return Phase.LOADING;
    }
    if (schedule.isOutOfReach()) {
      return Phase.OFFLINE;
    }
    if (schedule.error() != null) {
      return Phase.FAILED;
    }
    return schedule.listedAt() == null ? Phase.NEW : Phase.LIVE;
  }
}
