package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.platform.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one run, on the one thread that changes it: permission, cancel window, checking, sending and following, side
 * by side. As long as an answer is lost and its target was not read since, nothing else is sent: when the network is gone,
 * the targets still waiting are not spent on it. Not thread-safe; it is steered through the {@link ItemTable}.
 */
final class RunWork {
  private static final Logger LOG = LoggerFactory.getLogger(RunWork.class);

  /** The longest sleep while something may still be sent or cancelled, so that a cancel shows soon. */
  private static final Duration ATTENTION = Duration.ofSeconds(1);

  private final Drafts drafts;
  private final RunTools tools;
  private final Time time;
  private final ItemTable table;
  private final Ledger ledger;
  private final Crew crew;
  private final Follower follower;
  private final Checker checker;
  private final Sender sender;
  private final Wakefulness wakefulness;
  private final Runnable steered;
  private Instant windowEnd = Instant.MIN;
  private boolean toldPaused;
  private boolean toldCancelled;

  /** @param steered hears when it paused itself */
  RunWork(Drafts drafts, RunTools tools, ItemTable table, Ledger ledger, Runnable steered) {
    this.drafts = drafts;
    this.tools = tools;
    this.time = tools.time();
    this.table = table;
    this.ledger = ledger;
    this.steered = steered;
    this.wakefulness = new Wakefulness(time);
    this.crew = tools.crews().crew();
    Sightings sightings = new Sightings(tools.inventory());
    this.follower = new Follower(ledger, tools.api(), sightings, time, tools.stuckAfter());
    this.checker = new Checker(ledger, table, tools.api(), sightings, crew, time);
    this.sender = new Sender(ledger, checker, tools.actions(), follower, crew, time, table::maySend);
  }

  /** Takes an item that was sent before. */
  void followOn(Moving item) {
    follower.follow(item);
  }

  /** Works until every item is final, or it is told to leave. */
  void execute() throws InterruptedException {
    checker.add(table.unsent());
    if (checker.isIdle() || drafts.terms().dryRun() || mayWrite()) {
      wakefulness.begins();
      openWindow();
      work();
    }
  }

  /** Ends what is under way; to be called whatever {@link #execute} came to. */
  void end() {
    crew.disband();
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
      LOG.error("{}: asking for permission failed unexpectedly", drafts.runId(), e);
      return Optional.of(Faults.unexpected(e, Delivery.NOT_SENT));
    }
  }

  private void openWindow() {
    Instant now = time.now();
    windowEnd = now.plus(drafts.terms().dryRun() ? Duration.ZERO : drafts.terms().cancelWindow());
    if (windowEnd.isAfter(now) && !table.isCancelled()) {
      showWindow(now);
    }
  }

  private void showWindow(Instant now) {
    table.unsent().forEach(index -> ledger.stage(index, new Waiting(now, windowEnd)));
    ledger.commit();
  }

  /**
   * What the administrator could not see of the cancel window does not count, a clock that is set moves its end, and after a sleep whatever is not sent waits
   * for them, as it does after a crash. A dry run has nothing to send, and goes on.
   */
  private void noticeSleep() {
    Duration missed = wakefulness.turn();
    if (missed.isZero() || isSendingOver() || drafts.terms().dryRun() || table.isCancelled() || table.isLeft()) {
      return;
    }
    Instant now = wakefulness.now();
    if (windowEnd.isAfter(now.minus(missed))) {
      windowEnd = windowEnd.plus(missed);
      showWindow(now);
    }
    if (wakefulness.isSleep(missed)) {
      LOG.info("{}: nothing was done for {}, so nothing more is sent until it is resumed", drafts.runId(), missed);
      if (!table.isPaused()) {
        ledger.note(Drafts.SLEPT);
        table.pauseAfterSleep();
        steered.run();
      }
    }
  }

  private boolean isSendingOver() {
    return checker.isIdle() && sender.isIdle();
  }

  private void work() throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between two steps");
      }
      noticeSleep();
      tellSteering();
      if (table.isCancelled()) {
        drop(new Reason.Cancelled());
      } else if (ledger.trouble().isPresent()) {
        drop(ledger.noJournal());
      }
      if (table.isLeft() && rests()) {
        return;
      }
      if (follower.isDue()) {
        crew.begin(follower.look());
      }
      Duration window = Duration.between(wakefulness.now(), windowEnd);
      if (!window.isPositive()) {
        // What is over stays over, should the clock be set back: items that are being checked wait for no window.
        windowEnd = Instant.MIN;
        checkAndSend();
      }
      ledger.commit();
      boolean unsent = !isSendingOver();
      if (!unsent && follower.isEmpty() && crew.busy() == 0) {
        return;
      }
      await(unsent, window);
    }
  }

  /** Puts back what was not begun, and says whether nothing is under way that must be waited for. */
  private boolean rests() {
    checker.clear();
    sender.clear();
    return checker.isIdle() && sender.isIdle();
  }

  private void checkAndSend() {
    if (table.isPaused()) {
      // What was read before the pause is old after it.
      sender.clear().reversed().forEach(checker::again);
    } else if (!table.isLeft() && held().isZero() && !follower.hasUnread()) {
      if (sender.inLine() < Checker.BATCH) {
        checker.check(this::passed);
      }
      sender.send();
    }
  }

  /** How long the service is left in peace. */
  private Duration held() {
    return sender.held().compareTo(checker.held()) > 0 ? sender.held() : checker.held();
  }

  private void passed(int index, Target target, Instant checkedAt) {
    if (drafts.terms().dryRun()) {
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
      wait = held().isPositive() ? shorter(wait, held()) : wait;
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
  void tellSteering() {
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
}
