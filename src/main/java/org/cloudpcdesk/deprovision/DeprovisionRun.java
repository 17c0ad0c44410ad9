package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.List;

/**
 * One run over its targets; the owner of their states. {@link #execute} does the work and blocks; everything else may
 * be called from any thread.
 */
public interface DeprovisionRun {

  /** One target and where it stands. */
  record Item(Target target, ItemState state) {}

  /**
   * Hears of each change of an item, in order, on the run's thread; when a run is cancelled before it was executed, on
   * the cancelling thread. Must return at once. What it throws is logged and changes nothing.
   */
  @FunctionalInterface
  interface Listener {
    void changed(DeprovisionRun run, Item item);
  }

  /** Unique in this program's life. */
  String id();

  Instant startedAt();

  /** The items, in the order they are worked on; an immutable copy. */
  List<Item> items();

  /** True when every item is final. */
  boolean isFinished();

  /**
   * Works until every item is final: permission, check, send, one target after the other; then follows what was
   * accepted. Called once, on a background thread.
   *
   * <p>When the thread is interrupted (the program closes), nothing more is sent, what was not sent is skipped, and
   * what was sent keeps its honest state, so that {@link #isFinished} may stay false. The thread's interrupt flag is
   * set again.
   *
   * @throws IllegalStateException when it was called before
   */
  void execute();

  /**
   * Sends nothing more: once this has returned, no item passes to {@link ItemState.Sent}. What was sent is followed on;
   * it is never called undone. A run that was not executed yet ends at once.
   */
  void cancel();

  /** Registers a listener; the returned handle takes it away again. */
  Runnable listen(Listener listener);
}
