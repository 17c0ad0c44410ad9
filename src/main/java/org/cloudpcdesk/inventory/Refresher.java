package org.cloudpcdesk.inventory;

import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.platform.Time;

/**
 * Keeps the {@link Inventory} true to the service: the whole list every five minutes or on request, the count by state
 * every 60 seconds, rows in motion every few seconds with back-off; nothing while paused, and only a probe while offline.
 * Thread-safe; its work runs on the executor it was given and stops at {@link #close}.
 */
public final class Refresher implements AutoCloseable {

  public Refresher(CloudPcApi api, Inventory inventory, Time time, Executor executor) {
    throw new UnsupportedOperationException();
  }

  /** Begins: reads the whole list at once, then keeps it fresh. */
  public void start() {
    throw new UnsupportedOperationException();
  }

  /** Reads the whole list now, whatever the schedule says. Does nothing while one is being read. */
  public void refreshNow() {
    throw new UnsupportedOperationException();
  }

  /** False while nobody looks (window minimised): nothing is asked. True again: what is overdue is read at once. */
  public void setActive(boolean active) {
    throw new UnsupportedOperationException();
  }

  /** Looks at these Cloud PCs every few seconds until they have come to rest, whatever their state is now. */
  public void follow(Collection<String> ids) {
    throw new UnsupportedOperationException();
  }

  public RefreshState state() {
    throw new UnsupportedOperationException();
  }

  /** Registers a listener, called on the refresher's thread; the returned handle takes it away again. */
  public Runnable listen(Consumer<RefreshState> listener) {
    throw new UnsupportedOperationException();
  }

  /** Ends all work; interrupts what is running. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
