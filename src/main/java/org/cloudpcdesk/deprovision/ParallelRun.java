package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run whose requests are under way several at once, while everything that changes the run happens on one thread: that
 * of {@link #execute}. As long as an answer is lost and its target was not read since, nothing else is sent: when the
 * network is gone, the targets still waiting are not spent on it.
 */
final class ParallelRun implements DeprovisionRun {
  private static final Logger LOG = LoggerFactory.getLogger(ParallelRun.class);

  /** The longest sleep while something may still be sent or cancelled, so that a cancel shows soon. */
  private static final Duration ATTENTION = Duration.ofSeconds(1);

  private enum Phase {
    NEW,
    EXECUTED,
    CANCELLED_BEFORE
  }

  private final Drafts drafts;
  private final Instant startedAt;
  private final RunTools tools;
  private final Time time;
  private final Consumer<Item> released;
  private final ItemTable table;
  private final Ledger ledger;
  private final Crew crew;
  private final Ending ending;
  private final Follower follower;
  private final Checker checker;
  private final Sender sender;
  private final Listeners<Listener> listeners = new Listeners<>();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);
  private volatile boolean left;
  private volatile boolean over;
  private boolean toldPaused;
  private boolean toldCancelled;

  /**
   * @param released hears of each item that this run does not hold any more, before the listeners do: it is final, or
   *     the run is over and it was not sent
   */
  ParallelRun(Drafts drafts, List<Item> items, RunTools tools, Consumer<Item> released) {
    this.drafts = drafts;
    this.tools = tools;
    this.time = tools.time();
    this.startedAt = time.now();
    this.released = released;
    this.table = new ItemTable(items);
    this.ledger = new Ledger(drafts, tools.journal(), table, time, this::changed);
    this.ending = new Ending(table, ledger, time);
    this.crew = tools.crews().crew();
    Sightings sightings = new Sightings(tools.inventory());
    this.follower = new Follower(ledger, tools.api(), sightings, time, tools.stuckAfter());
    this.checker = new Checker(ledger, table, tools.api(), sightings, crew, time);
    this.sender = new Sender(ledger, checker, tools.actions(), follower, crew, time);
  }

  /** Takes an item that was sent before this run object was made. */
  void followOn(Moving item) {
    follower.follow(item);
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
      checker.add(table.unsent());
      if (checker.isIdle() || terms().dryRun() || mayWrite()) {
        work(openWindow());
      }
    } catch (InterruptedException e) {
      LOG.info("{} was interrupted; what was sent is not followed any further", id());
      interrupted = true;
    } finally {
      crew.disband();
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
    listeners.tell(id(), listener -> listener.steered(this));
  }

  @Override
  public void resume() {
    table.pause(false);
    listeners.tell(id(), listener -> listener.steered(this));
  }

  @Override
  public void cancel() {
    table.cancel();
    if (phase.compareAndSet(Phase.NEW, Phase.CANCELLED_BEFORE)) {
      skip(table.unsent(), new Reason.Cancelled());
      tellSteering();
      ending.finish();
      over = true;
    }
    listeners.tell(id(), listener -> listener.steered(this));
  }

  /**
   * Cancels, and ends the work as soon as no answer is awaited: what was sent is followed no further. It stays in the
   * journal, where whoever signs in next finds it.
   */
  void leave() {
    left = true;
    cancel();
  }

  @Override
  public Runnable listen(Listener listener) {
    return listeners.add(listener);
  }

  private boolean mayWrite() {
    Optional<GraphException> refusal = refusal();
    if (refusal.isEmpty()) {
      return true;
    }
    for (int index : table.unsent()) {
      ledger.stage(
          index,
          table.isCancelled()
              ? new Skipped(time.now(), new Reason.Cancelled())
              : new Failed(time.now(), refusal.get()));
    }
    checker.clear();
    return false;
  }

  private Optional<GraphException> refusal() {
    try {
      tools.access().ensure();
      return Optional.empty();
    } catch (GraphException e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      LOG.error("{}: asking for permission failed unexpectedly", id(), e);
      return Optional.of(Faults.unexpected(e, Delivery.NOT_SENT));
    }
  }

  /** Begins the cancel window; returns its end. */
  private Instant openWindow() {
    Instant now = time.now();
    Instant until = now.plus(terms().dryRun() ? Duration.ZERO : terms().cancelWindow());
    if (until.isAfter(now) && !table.isCancelled()) {
      table.unsent().forEach(index -> ledger.stage(index, new Waiting(now, until)));
      ledger.commit();
    }
    return until;
  }

  private void work(Instant windowEnd) throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between two steps");
      }
      tellSteering();
      if (table.isCancelled()) {
        drop(new Reason.Cancelled());
      } else if (ledger.trouble().isPresent()) {
        drop(ledger.noJournal());
      }
      if (left && checker.isIdle() && sender.isIdle()) {
        return;
      }
      if (follower.isDue()) {
        crew.begin(follower.look());
      }
      Duration window = Duration.between(time.now(), windowEnd);
      if (!window.isPositive()) {
        checkAndSend();
      }
      ledger.commit();
      boolean unsent = !checker.isIdle() || !sender.isIdle();
      if (!unsent && follower.isEmpty() && crew.busy() == 0) {
        return;
      }
      await(unsent, window);
    }
  }

  private void checkAndSend() {
    if (table.isPaused()) {
      // What was read before the pause is old after it.
      sender.clear().reversed().forEach(checker::again);
    } else if (sender.held().isZero() && !follower.hasUnread()) {
      if (sender.inLine() < Checker.BATCH) {
        checker.check(this::passed);
      }
      sender.send();
    }
  }

  private void passed(int index, Target target, Instant checkedAt) {
    if (terms().dryRun()) {
      ledger.stage(index, new WouldSend(time.now()));
    } else {
      sender.passed(index, target, checkedAt);
    }
  }

  private void await(boolean unsent, Duration window) throws InterruptedException {
    Duration wait = follower.untilDue();
    if (unsent) {
      wait = shorter(wait, ATTENTION);
      wait = window.isPositive() ? shorter(wait, window) : wait;
      wait = sender.held().isPositive() ? shorter(wait, sender.held()) : wait;
    }
    if (crew.busy() > 0) {
      crew.take(shorter(wait, ATTENTION));
    } else {
      time.sleep(wait);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Skips everything that nothing was announced for; what is being read is skipped when its reading is there. */
  private void drop(Reason reason) {
    skip(checker.clear(), reason);
    skip(sender.clear(), reason);
  }

  private void skip(List<Integer> indexes, Reason reason) {
    indexes.forEach(index -> ledger.stage(index, new Skipped(time.now(), reason)));
    ledger.commit();
  }

  /** Writes down what the administrator did, once. */
  private void tellSteering() {
    boolean paused = table.isPaused();
    if (paused != toldPaused) {
      ledger.note(paused ? Drafts.PAUSED : Drafts.RESUMED);
      toldPaused = paused;
    }
    if (table.isCancelled() && !toldCancelled) {
      ledger.note(Drafts.CANCELLED);
      toldCancelled = true;
    }
  }

  private void changed(Item item) {
    LOG.info(
        "{}, {}, Cloud PC {}: {}", id(), item.target().device(), item.target().id(), StateText.of(item.state()));
    if (item.state().isFinal()) {
      released.accept(item);
    }
    listeners.tell(id(), listener -> listener.changed(this, item));
  }
}
