package org.cloudpcdesk.app.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.OfflineStore.Front;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was stored of the tenant that was open last, on its way from the disk while the toolkit starts.
 *
 * @param tenant empty when the window begins with the welcome page
 * @param front the rows that the window shows first; never completes when it is not known which those are
 * @param drawn to be completed when these are on the screen: until then the other rows leave the processor to the window
 * @param store what was kept of it, or a {@link StoreException}; never completes without a tenant
 */
public record OfflineStart(
    CompletableFuture<Optional<Known>> tenant,
    CompletableFuture<Front> front,
    CompletableFuture<Void> drawn,
    CompletableFuture<Opened> store) {

  private static final Logger LOG = LoggerFactory.getLogger(OfflineStart.class);

  /** So long the other rows wait for a window that is not drawn. */
  private static final long PATIENCE_MILLIS = 15_000;

  /** Reads which tenant it is, then its rows. */
  public static OfflineStart begin(OfflineData data, DeskOptions options, Executor executor) {
    OfflineStart start = pending();
    if (options.sample() || !data.knowsTenants()) {
      start.tenant.complete(Optional.empty());
    } else {
      executor.execute(() -> start.read(data, options.roots()));
    }
    return start;
  }

  /** Reads the rows of a tenant that is gone back to while the program runs, and notes that it was. */
  static OfflineStart backTo(Known known, OfflineData data, Executor executor) {
    OfflineStart start = pending();
    start.tenant.complete(Optional.of(known));
    executor.execute(
        () -> {
          start.open(data, known);
          data.opened(known.store(), known.account());
        });
    return start;
  }

  private static OfflineStart pending() {
    return new OfflineStart(
        new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
  }

  private void read(OfflineData data, Roots roots) {
    try {
      Optional<Known> last = data.lastOpen(roots);
      tenant.complete(last);
      last.ifPresent(known -> open(data, known));
    } catch (RuntimeException | Error fault) {
      fail(fault);
    }
  }

  private void open(OfflineData data, Known known) {
    try {
      store.complete(data.open(known.store(), this::showFirst));
    } catch (StoreException failed) {
      store.completeExceptionally(failed);
    } catch (RuntimeException | Error fault) {
      fail(fault);
    }
  }

  /** The window waits for both: whatever is thrown must reach it, or it would stay empty without a word. */
  private void fail(Throwable fault) {
    tenant.completeExceptionally(fault);
    store.completeExceptionally(fault);
  }

  private void showFirst(Front rows) {
    front.complete(rows);
    try {
      drawn.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException notDrawn) {
      LOG.debug("the other rows are read though the first are not drawn");
    }
  }

  /** Gives back what was opened when nobody wants it. */
  public void drop() {
    drawn.complete(null);
    var _ =
        store.whenComplete(
            (opened, failure) -> {
              if (opened != null) {
                try {
                  opened.store().close();
                } catch (StoreException failed) {
                  LOG.warn("what was stored was not closed properly", failed);
                }
              }
            });
  }
}
