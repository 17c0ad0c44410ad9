package org.cloudpcdesk.ui.common;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.concurrent.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background work for screens: a {@link Task} with typed handlers on the UI thread. A failure nobody handles is logged;
 * none is swallowed.
 */
public final class Tasks {
  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  private final Executor executor;

  /** @param executor where the work runs; tests pass {@code Runnable::run} */
  public Tasks(Executor executor) {
    this.executor = executor;
  }

  /** Begins to describe a task; {@link Builder#start} starts it. */
  public <T> Builder<T> create(String name, Callable<T> work) {
    return new Builder<>(name, work);
  }

  /** Describes one task. Used on the UI thread. */
  public final class Builder<T> {
    private final String name;
    private final Callable<T> work;
    private Consumer<T> onSuccess = value -> {};
    private Consumer<Throwable> onFailure;
    private Runnable andFinally = () -> {};

    private Builder(String name, Callable<T> work) {
      this.name = name;
      this.work = work;
      this.onFailure = error -> LOG.error("{} failed", name, error);
    }

    public Builder<T> onSuccess(Consumer<T> handler) {
      onSuccess = handler;
      return this;
    }

    public Builder<T> onFailure(Consumer<Throwable> handler) {
      onFailure = handler;
      return this;
    }

    /** Runs last, whether it worked, failed or was cancelled. */
    public Builder<T> andFinally(Runnable handler) {
      andFinally = handler;
      return this;
    }

    /** Starts the work and returns the task, which can be cancelled. */
    @CanIgnoreReturnValue
    public Task<T> start() {
      Task<T> task =
          new Task<>() {
            @Override
            protected T call() throws Exception {
              return work.call();
            }
          };
      task.setOnSucceeded(
          event -> {
            try {
              onSuccess.accept(task.getValue());
            } finally {
              andFinally.run();
            }
          });
      task.setOnFailed(
          event -> {
            try {
              onFailure.accept(task.getException());
            } finally {
              andFinally.run();
            }
          });
      task.setOnCancelled(event -> andFinally.run());
      LOG.debug("starting {}", name);
      executor.execute(task);
      return task;
    }
  }
}
