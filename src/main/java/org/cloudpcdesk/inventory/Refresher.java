package org.cloudpcdesk.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the {@link Inventory} true to the service: the whole list every few minutes or on request, the count by state
 * every 60 seconds, rows in motion every few seconds with back-off; nothing while paused, and only a probe while
 * offline. Thread-safe; its work runs on the executor it was given, keeps one thread of it busy, and stops at {@link
 * #close}.
 */
public final class Refresher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

  /** How long to sleep when nothing is due by itself; whatever is asked for ends the sleep at once. */
  private static final Duration LONG = Duration.ofHours(1);

  /** How often the whole list is read when nobody says otherwise. */
  static final Duration LIST_EVERY = Duration.ofMinutes(5);

  private final CloudPcApi api;
  private final Inventory inventory;
  private final Time time;
  private final Executor executor;
  private final Duration listEvery;
  private final Inbox inbox = new Inbox();
  private final AtomicBoolean started = new AtomicBoolean();
  private final List<Consumer<RefreshState>> listeners = new CopyOnWriteArrayList<>();
  private volatile RefreshState state = RefreshState.INITIAL;
  private volatile @Nullable Instant storedAt;

  /** Reads the whole list every five minutes. */
  public Refresher(CloudPcApi api, Inventory inventory, Time time, Executor executor) {
    this(api, inventory, time, executor, LIST_EVERY);
  }

  /**
   * @param executor runs the work on a thread of its own, for as long as it lasts; never the caller's thread
   * @param listEvery how long after a whole list the next is read; positive
   */
  public Refresher(CloudPcApi api, Inventory inventory, Time time, Executor executor, Duration listEvery) {
    this.api = api;
    this.inventory = inventory;
    this.time = time;
    this.executor = executor;
    this.listEvery = listEvery;
  }

  /**
   * Tells that the inventory holds only a part yet of what it begins with.
   *
   * @param rows how many it holds
   * @param of how many it will hold
   * @param read when the list of an earlier run of the program was read, or null when it was not read to its end
   */
  void opening(int rows, int of, @Nullable Instant read) {
    publish(new RefreshState(Phase.OPENING, rows, of, read, null, Map.of(), null));
  }

  /**
   * Tells when the list was read that the inventory begins with. To be called before the start.
   *
   * @param read by an earlier run of the program; null when there is no such list
   */
  void startsWithListOf(@Nullable Instant read) {
    storedAt = read;
    publish(new RefreshState(Phase.NEW, 0, null, read, null, Map.of(), null));
  }

  /** Begins: reads the whole list at once, then keeps it fresh. Once only; later calls do nothing. */
  public void start() {
    if (!inbox.isClosed() && started.compareAndSet(false, true)) {
      executor.execute(this::work);
    }
  }

  /**
   * Reads the whole list now, whatever the schedule says. Does nothing while one is being read; while paused, it is
   * read as soon as somebody looks.
   */
  public void refreshNow() {
    inbox.list();
  }

  /**
   * False while nobody looks (window minimised): nothing new is asked, a list that is being read is read to its end.
   * True again: what is overdue is read at once.
   */
  public void setActive(boolean active) {
    inbox.setActive(active);
  }

  public RefreshState state() {
    return state;
  }

  /** Registers a listener, called on the refresher's thread; the returned handle takes it away again. */
  public Runnable listen(Consumer<RefreshState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Ends all work; interrupts what is running. */
  @Override
  public void close() {
    inbox.close();
  }

  private void work() {
    inbox.enter();
    Runnable forget =
        inventory.listen(
            (snapshot, changes) -> {
              if (!changes.isEmpty()) {
                inbox.wake();
              }
            });
    try (RefreshWork work = new RefreshWork(api, inventory, time, inbox, listEvery, storedAt, this::publish)) {
      while (!inbox.isClosed() && !Thread.currentThread().isInterrupted()) {
        await(work.step());
      }
    } catch (InterruptedException ended) {
      LOG.debug("The refresh was ended");
      Thread.currentThread().interrupt();
    } finally {
      forget.run();
      inbox.leave();
    }
  }

  private void await(@Nullable Instant until) throws InterruptedException {
    Duration pause = until == null ? LONG : Duration.between(time.now(), until);
    if (pause.isPositive()) {
      inbox.await(pause, time);
    }
  }

  private void publish(RefreshState now) {
    if (inbox.isClosed() || now.equals(state)) {
      return;
    }
    state = now;
    for (Consumer<RefreshState> listener : listeners) {
      try {
        listener.accept(now);
      } catch (RuntimeException fault) {
        LOG.error("A listener of the refresh failed", fault);
      }
    }
  }
}
