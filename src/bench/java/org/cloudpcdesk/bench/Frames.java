package org.cloudpcdesk.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Notes the processor time the UI thread spends from one frame to the next, whatever it does: applying, styling, laying
 * out, handing over to the renderer. And tells when something has come true by a frame's beginning. On the UI thread,
 * except where it says otherwise.
 */
final class Frames extends AnimationTimer {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** In so many frames everything is drawn that is asked for now, and what that asks for in its turn. */
  private static final int SETTLING = 4;

  private final List<Long> spent = new ArrayList<>();
  private long last;
  private BooleanSupplier awaited = () -> false;
  private CompletableFuture<Void> come = new CompletableFuture<>();

  @Override
  public void handle(long now) {
    long cpu = worked();
    spent.add(cpu - last);
    last = cpu;
    if (awaited.getAsBoolean()) {
      awaited = () -> false;
      come.complete(null);
    }
  }

  /** The processor time the UI thread has taken so far, in nanoseconds. */
  static long worked() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Of the frames since this was last asked. */
  double busiestMillis() {
    double most = spent.stream().mapToLong(Long::longValue).max().orElse(0) / 1e6;
    spent.clear();
    last = worked();
    return most;
  }

  /** Waits on another thread. */
  void await(BooleanSupplier condition) throws Exception {
    onFx(
            () -> {
              come = new CompletableFuture<>();
              awaited = condition;
              return come;
            })
        .get();
  }

  /** Waits on another thread until what is asked for now was drawn. */
  void awaitDrawn() throws Exception {
    int[] seen = new int[1];
    await(() -> ++seen[0] > SETTLING);
  }

  /** Runs work on the UI thread and waits for it on another. */
  static <T> T onFx(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get(120, TimeUnit.SECONDS);
  }
}
