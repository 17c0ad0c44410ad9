package org.cloudpcdesk.deprovision;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to hear of something. What they throw is logged and changes nothing. Thread-safe. */
final class Listeners<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<T> listeners = new CopyOnWriteArrayList<>();

  /** Returns the handle that takes it away again. */
  Runnable add(T listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** @param about names the subject in the log */
  void tell(String about, Consumer<T> what) {
    for (T listener : listeners) {
      try {
        what.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("a listener of {} failed", about, e);
      }
    }
  }
}
