package org.cloudpcdesk.inventory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.RemovedCloudPc;

/**
 * Cloud PCs that the service no longer shows, as they were last seen; the latest to go comes first. Thread-safe; listeners
 * are called on the thread that reads.
 */
public final class GoneCloudPcs {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Snapshot current = new Inventory().snapshot();

  /** Nothing is gone, as far as is known. */
  public GoneCloudPcs() {}

  /** Those that are known; none before they were read. */
  public Snapshot snapshot() {
    return current;
  }

  /** The returned handle takes the listener away again. */
  public Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void show(List<RemovedCloudPc> removed) {
    Inventory gone = new Inventory();
    gone.prime(removed.stream().map(one -> new Row(one.pc(), one.seen(), one.removed(), null, one.removed())).toList());
    current = gone.snapshot();
    listeners.forEach(Runnable::run);
  }
}
