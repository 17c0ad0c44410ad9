package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.platform.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that checks and sends one target after the other on one thread, and between two sendings looks at all that it
 * has sent. As long as an answer is lost and its target was not read since, nothing else is sent: when the network is
 * gone, the targets still waiting are not spent on it.
 */
final class SequentialRun implements DeprovisionRun {
  private static final Logger LOG = LoggerFactory.getLogger(SequentialRun.class);

  /** The longest sleep while something may still be sent or cancelled, so that a cancel shows soon. */
  private static final Duration ATTENTION = Duration.ofSeconds(1);

  /** What a run works with. */
  record Tools(
      CloudPcApi api,
      CloudPcActions actions,
      Deprovisioner.WriteAccess access,
      Inventory inventory,
      Time time,
      Duration stuckAfter) {}

  private final String id;
  private final Instant startedAt;
  private final Tools tools;
  private final Time time;
  private final Consumer<Item> ended;
  private final ItemTable table;
  private final Follower follower;
  private final Sender sender;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean started = new AtomicBoolean();

  /** @param ended hears of each item that came into a final state, before the listeners do */
  SequentialRun(String id, List<Item> items, Tools tools, Consumer<Item> ended) {
    this.id = id;
    this.tools = tools;
    this.time = tools.time();
    this.startedAt = time.now();
    this.ended = ended;
    this.table = new ItemTable(items, this::changed);
    Sightings sightings = new Sightings(tools.api(), tools.inventory(), time);
    this.follower = new Follower(table, sightings, time, tools.stuckAfter());
    this.sender = new Sender(table, sightings, tools.actions(), follower, time);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public List<Item> items() {
    return table.items();
  }

  @Override
  public boolean isFinished() {
    return table.isFinished();
  }

  @Override
  public void execute() {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException(id + " was executed before");
    }
    try {
      if (table.nextPlanned().isPresent() && mayWrite()) {
        work();
      }
    } catch (InterruptedException e) {
      LOG.info("{} was interrupted; what was sent is not followed any further", id);
      Thread.currentThread().interrupt();
    } finally {
      settle();
    }
  }

  @Override
  public void cancel() {
    table.cancel();
    if (!started.get()) {
      table.skipPlanned(time.now());
    }
  }

  @Override
  public Runnable listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private boolean mayWrite() {
    GraphException refusal;
    try {
      tools.access().ensure();
      return true;
    } catch (GraphException e) {
      refusal = e;
    } catch (RuntimeException e) {
      LOG.error("{}: asking for permission failed unexpectedly", id, e);
      refusal = Sender.unexpected(e, Delivery.NOT_SENT);
    }
    if (!table.isCancelled()) {
      for (OptionalInt i = table.nextPlanned(); i.isPresent(); i = table.nextPlanned()) {
        table.move(i.getAsInt(), new Failed(time.now(), refusal));
      }
    }
    return false;
  }

  private void work() throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between two steps");
      }
      if (table.isCancelled()) {
        table.skipPlanned(time.now());
      }
      OptionalInt next = table.nextPlanned();
      if (follower.isDue()) {
        follower.look();
      } else if (next.isPresent() && !follower.hasUnread()) {
        sender.checkAndSend(next.getAsInt());
      } else if (follower.isEmpty()) {
        return;
      } else {
        Duration left = follower.untilDue();
        time.sleep(next.isPresent() && left.compareTo(ATTENTION) > 0 ? ATTENTION : left);
      }
    }
  }

  /**
   * Leaves honest states behind, however the work ended: nothing stays in a state that says it is being worked on. What
   * was accepted, or is unknown, stays so: its end was not seen.
   */
  private void settle() {
    table.skipPlanned(time.now());
    List<Item> items = table.items();
    for (int i = 0; i < items.size(); i++) {
      switch (items.get(i).state()) {
        case Checking _ -> table.move(i, new Skipped(time.now(), new Reason.Cancelled()));
        case Sent _ ->
            table.move(
                i,
                new Unknown(
                    time.now(),
                    GraphException.of(Kind.CANCELLED, "The run ended before the answer came")
                        .delivery(Delivery.UNKNOWN)
                        .build()));
        default -> {
          // Final, or on its way without this program.
        }
      }
    }
  }

  private void changed(Item item) {
    LOG.info(
        "{}, {}, Cloud PC {}: {}", id, item.target().device(), item.target().id(), StateText.of(item.state()));
    if (item.state().isFinal()) {
      ended.accept(item);
    }
    for (Listener listener : listeners) {
      try {
        listener.changed(this, item);
      } catch (RuntimeException e) {
        LOG.error("a listener of {} failed", id, e);
      }
    }
  }
}
