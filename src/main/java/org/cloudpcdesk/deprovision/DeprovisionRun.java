package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.List;

/**
 * One run over its targets; the owner of their states. {@link #execute} does the work and blocks; everything else may be
 * called from any thread.
 */
public interface DeprovisionRun {

  /** One target and where it stands. */
  record Item(Target target, ItemState state) {}

  /** Hears of each change of an item, on the run's thread, in order. Must return at once. */
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
   * Works until every item is final: permission, check, send, one target after the other; then follows what was accepted.
   * Called once, on a background thread.
   */
  void execute();

  /** Sends nothing more. What was sent is followed on; it is never called undone. */
  void cancel();

  /** Registers a listener; the returned handle takes it away again. */
  Runnable listen(Listener listener);
}
