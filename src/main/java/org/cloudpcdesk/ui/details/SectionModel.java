package org.cloudpcdesk.ui.details;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.concurrent.Task;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.UiThread;
import org.jspecify.annotations.Nullable;

/**
 * One section's content: loaded in the background when somebody looks at it, cancelled when they look elsewhere. At
 * most one load runs at a time; a cancelled one must have returned before the next begins. Used on the UI thread.
 *
 * @param <K> what is looked at
 * @param <T> what is shown of it
 */
final class SectionModel<K, T> {

  /** Brings the content; blocks. */
  @FunctionalInterface
  interface Loader<K, T> {
    T load(K key) throws GraphException, StoreException;
  }

  /** One load. Only {@code claimed} is touched by its thread: whoever claims it first runs it or calls it off. */
  private static final class Attempt<T> {
    final AtomicBoolean claimed = new AtomicBoolean();
    @Nullable Task<T> task;
    boolean abandoned;
    boolean returned;
  }

  private final String name;
  private final Tasks tasks;
  private final Loader<K, T> loader;
  private final ReadOnlyObjectWrapper<Load<T>> load = new ReadOnlyObjectWrapper<>(new Load.Idle<>());
  private @Nullable K key;
  private boolean visible;
  private @Nullable Attempt<T> running;

  SectionModel(String name, Tasks tasks, Loader<K, T> loader) {
    this.name = name;
    this.tasks = tasks;
    this.loader = loader;
  }

  ReadOnlyObjectProperty<Load<T>> load() {
    return load.getReadOnlyProperty();
  }

  /** Looks at something else, or at nothing: what was loading is cancelled, what was shown is forgotten. */
  void look(@Nullable K next) {
    key = next;
    reload();
  }

  /** Loads once more what is looked at. */
  void reload() {
    abandon();
    load.set(new Load.Idle<>());
    beginIfWanted();
  }

  /** Whether the section is open. A closed one loads nothing and keeps what it has. */
  void setVisible(boolean open) {
    visible = open;
    if (!open && load.get() instanceof Load.Loading) {
      abandon();
      load.set(new Load.Idle<>());
    }
    beginIfWanted();
  }

  private void beginIfWanted() {
    if (visible && key != null && load.get() instanceof Load.Idle) {
      load.set(new Load.Loading<>());
      beginIfFree();
    }
  }

  private void beginIfFree() {
    K wanted = key;
    if (running != null || wanted == null || !(load.get() instanceof Load.Loading)) {
      return;
    }
    Attempt<T> attempt = new Attempt<>();
    running = attempt;
    attempt.task =
        tasks
            .create(name, () -> work(wanted, attempt))
            .onSuccess(value -> arrived(attempt, new Load.Ready<>(value)))
            .onFailure(error -> arrived(attempt, new Load.Failed<>(SectionFailure.of(error))))
            .start();
  }

  private T work(K wanted, Attempt<T> attempt) throws GraphException, StoreException {
    if (!attempt.claimed.compareAndSet(false, true)) {
      throw new CancellationException(name);
    }
    try {
      return loader.load(wanted);
    } finally {
      UiThread.run(() -> returned(attempt));
    }
  }

  private void returned(Attempt<T> attempt) {
    attempt.returned = true;
    if (attempt.abandoned) {
      free(attempt);
    }
  }

  private void arrived(Attempt<T> attempt, Load<T> result) {
    if (attempt.abandoned) {
      free(attempt);
      return;
    }
    running = null;
    load.set(result);
  }

  private void free(Attempt<T> attempt) {
    if (running == attempt) {
      running = null;
      beginIfFree();
    }
  }

  private void abandon() {
    Attempt<T> attempt = running;
    if (attempt == null || attempt.abandoned) {
      return;
    }
    attempt.abandoned = true;
    if (attempt.task != null) {
      attempt.task.cancel();
    }
    if (attempt.returned || attempt.claimed.compareAndSet(false, true)) {
      running = null;
    }
  }
}
