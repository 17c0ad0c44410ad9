package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run over its targets; the owner of their states. {@link #execute} does the work and blocks; everything else may
 * be called from any thread.
 */
public interface DeprovisionRun {

  /** One target and where it stands. */
  record Item(Target target, ItemState state) {}

  /**
   * What the run was begun with.
   *
   * @param reason in the administrator's words; may be empty
   * @param ticket may be empty
   * @param cancelWindow how long it waits before its first request
   * @param formerRun the run whose items are tried again or go on, or null
   */
  record Terms(
      Actor actor,
      String reason,
      String ticket,
      boolean dryRun,
      Duration cancelWindow,
      @Nullable String formerRun) {}

  /**
   * Hears of each change of an item, in order, on the run's thread; when a run is cancelled before it was executed, on
   * the cancelling thread. Must return at once. What it throws is logged and changes nothing.
   */
  @FunctionalInterface
  interface Listener {
    void changed(DeprovisionRun run, Item item);

    /** The run was paused, resumed or cancelled, or paused itself; called on the thread that did it. */
    default void steered(DeprovisionRun run) {}
  }

  /** Unique, also among the runs of other starts of the program; names the run in the journal. */
  String id();

  Instant startedAt();

  Terms terms();

  /** The items, in the order they are worked on; an immutable copy. */
  List<Item> items();

  /** True when every item is final. */
  boolean isFinished();

  boolean isPaused();

  /**
   * Whether it paused itself, because the computer slept while something was not sent: who shut the lid may have thought
   * better of it, or be somewhere else.
   */
  boolean isPausedAfterSleep();

  boolean isCancelled();

  /** Why the journal could not be written the last time, as a sentence for the administrator; empty when it could. */
  Optional<String> journalTrouble();

  /**
   * Works until every item is final: permission, cancel window, check, send, several at once; then follows what was
   * accepted. Called once, on a background thread.
   *
   * <p>When the thread is interrupted (the program closes), nothing more is sent and what was sent keeps its honest
   * state, so that {@link #isFinished} may stay false. What was not sent stays as it is in the journal, where the next
   * start finds it. The thread's interrupt flag is set again.
   *
   * @throws IllegalStateException when it was called before
   */
  void execute();

  /**
   * Sends nothing more until {@link #resume}: once this has returned, no item passes to {@link ItemState.Sent}, and what
   * is announced and waits for its turn does not leave. What was sent is followed on. In the cancel window the countdown goes on, but nothing is sent at its end.
   */
  void pause();

  /** Goes on after a pause; targets that were checked before it are read again. */
  void resume();

  /**
   * Sends nothing more: once this has returned, no item passes to {@link ItemState.Sent}, and what is announced and waits
   * for its turn does not leave. What was sent is followed on;
   * it is never called undone. A run that was not executed yet ends at once.
   */
  void cancel();

  /** Registers a listener; the returned handle takes it away again. */
  Runnable listen(Listener listener);
}
