package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cloudpcdesk.store.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run whose requests are under way several at once, while everything that changes the run happens on one thread: that
 * of {@link #execute}, which does the {@link RunWork}. Here is what others see of it and how they steer it.
 */
final class ParallelRun implements DeprovisionRun {
  private static final Logger LOG = LoggerFactory.getLogger(ParallelRun.class);

  private enum Phase {
    NEW,
    EXECUTED,
    CANCELLED_BEFORE
  }

  private final Drafts drafts;
  private final Instant startedAt;
  private final Consumer<Item> released;
  private final ItemTable table;
  private final Ledger ledger;
  private final Ending ending;
  private final RunWork work;
  private final Listeners<Listener> listeners = new Listeners<>();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);
  private volatile boolean over;

  /**
   * @param released hears of each item that this run does not hold any more, before the listeners do: it is final, or
   *     the run is over and it was not sent
   */
  ParallelRun(Drafts drafts, List<Item> items, RunTools tools, Consumer<Item> released) {
    this.drafts = drafts;
    this.startedAt = tools.time().now();
    this.released = released;
    this.table = new ItemTable(items);
    this.ledger = new Ledger(drafts, tools.journal(), table, tools.time(), this::changed);
    this.ending = new Ending(table, ledger, tools.time());
    this.work = new RunWork(drafts, tools, table, ledger, this::steered);
  }

  /** Takes an item that was sent before this run object was made. */
  void followOn(Moving item) {
    work.followOn(item);
  }

  @Override
  public String id() {
    return drafts.runId();
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public Terms terms() {
    return drafts.terms();
  }

  @Override
  public List<Item> items() {
    return table.items();
  }

  @Override
  public boolean isFinished() {
    return table.isFinished();
  }

  /** True when no thread works on it any more. */
  boolean isOver() {
    return over;
  }

  @Override
  public boolean isPaused() {
    return table.isPaused();
  }

  @Override
  public boolean isPausedAfterSleep() {
    return table.isPausedAfterSleep();
  }

  @Override
  public boolean isCancelled() {
    return table.isCancelled();
  }

  @Override
  public Optional<String> journalTrouble() {
    return ledger.trouble().map(JournalException::sentence);
  }

  @Override
  public void execute() {
    if (!phase.compareAndSet(Phase.NEW, Phase.EXECUTED)) {
      if (phase.get() == Phase.CANCELLED_BEFORE) {
        return;
      }
      throw new IllegalStateException(id() + " was executed before");
    }
    boolean interrupted = false;
    try {
      work.execute();
    } catch (InterruptedException e) {
      LOG.info("{} was interrupted; what was sent is not followed any further", id());
      interrupted = true;
    } finally {
      work.end();
      ending.settle();
      over = true;
      table.unsent().forEach(index -> released.accept(table.get(index)));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void pause() {
    table.pause(true);
    steered();
  }

  @Override
  public void resume() {
    table.pause(false);
    steered();
  }

  @Override
  public void cancel() {
    table.cancel();
    if (phase.compareAndSet(Phase.NEW, Phase.CANCELLED_BEFORE)) {
      work.tellSteering();
      ending.settle();
      over = true;
    }
    steered();
  }

  /**
   * Sends nothing more, once this has returned, and ends the work as soon as no answer is awaited. What was not sent waits
   * in the journal for the administrator, and what was sent is followed no further here: whoever signs in next finds both.
   */
  void leave() {
    table.leave();
    if (phase.compareAndSet(Phase.NEW, Phase.CANCELLED_BEFORE)) {
      over = true;
      table.unsent().forEach(index -> released.accept(table.get(index)));
    }
    steered();
  }

  @Override
  public Runnable listen(Listener listener) {
    return listeners.add(listener);
  }

  private void steered() {
    listeners.tell(id(), listener -> listener.steered(this));
  }

  private void changed(Item item) {
    LOG.info("{}, Cloud PC {}: {}", id(), item.target().id(), StateText.of(item.state()));
    if (item.state().isFinal()) {
      released.accept(item);
    }
    listeners.tell(id(), listener -> listener.changed(this, item));
  }
}
