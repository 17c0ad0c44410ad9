package org.cloudpcdesk.app.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;

/**
 * What was stored of the tenant that was open last, on its way from the disk while the toolkit starts.
 *
 * @param tenant empty when the window begins with the welcome page
 * @param store what was kept of it, or a {@link StoreException}; never completes without a tenant
 */
public record OfflineStart(CompletableFuture<Optional<Known>> tenant, CompletableFuture<Opened> store) {

  /** Reads which tenant it is, then its rows. */
  public static OfflineStart begin(OfflineData data, DeskOptions options, Executor executor) {
    if (options.sample() || !data.knowsTenants()) {
      return new OfflineStart(CompletableFuture.completedFuture(Optional.empty()), new CompletableFuture<>());
    }
    OfflineStart start = new OfflineStart(new CompletableFuture<>(), new CompletableFuture<>());
    executor.execute(() -> start.read(data, options.roots()));
    return start;
  }

  private void read(OfflineData data, Roots roots) {
    try {
      Optional<Known> last = data.lastOpen(roots);
      tenant.complete(last);
      if (last.isPresent()) {
        store.complete(data.open(last.get().store()));
      }
    } catch (StoreException failed) {
      store.completeExceptionally(failed);
    } catch (RuntimeException fault) {
      tenant.completeExceptionally(fault);
      store.completeExceptionally(fault);
    }
  }

  /** Gives back what was opened when nobody wants it. */
  public void drop() {
    var _ =
        store.whenComplete(
            (opened, failure) -> {
              if (opened != null) {
                try {
                  opened.store().close();
                } catch (StoreException failed) {
                  throw new CompletionException(failed);
                }
              }
            });
  }
}
