package org.cloudpcdesk.app.session;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.cloudpcdesk.store.OfflineStore.Front;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.ui.common.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins sessions with what is kept of their tenants for offline use. A session goes on without when nothing can be kept.
 * Thread-safe.
 */
final class KeptRows {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRows.class);

  private final OfflineData data;

  KeptRows(OfflineData data) {
    this.data = data;
  }

  /** Of an account that was just signed in; waits for the disk. */
  void keep(Session session, StoreName name) {
    try {
      session.offline().fill(data.open(name));
      data.opened(name, session.account());
    } catch (StoreException failed) {
      LOG.warn("nothing is kept for offline use", failed);
      session.offline().doWithout(failed);
    }
  }

  /** Each start of the sample tenant is another world with the same ids: what is stored of an earlier one is no past of it. */
  void keepSample(Session session) {
    try {
      StoreName name = StoreName.sample(session.account().tenantId());
      Opened opened = data.open(name);
      opened.store().beginAnew();
      data.opened(name, session.account());
      session.offline().fill(new Opened(opened.store(), List.of(), null, opened.problem()));
    } catch (StoreException failed) {
      LOG.warn("nothing is kept of the sample tenant", failed);
      session.offline().doWithout(failed);
    }
  }

  /**
   * Fills a session with what is on its way from the disk.
   *
   * @param executor where rows are taken in, because the caller may be the UI thread
   */
  static void await(Session session, OfflineStart start, Executor executor) {
    var _ = start.front().thenAccept(front -> begin(session, front));
    var _ = session.offline().drawn().thenRun(() -> start.drawn().complete(null));
    var _ =
        start
            .store()
            .whenCompleteAsync(
                (opened, failure) -> {
                  if (opened != null) {
                    takeIn(session, opened);
                  } else {
                    LOG.warn("nothing is known from before", failure);
                    session.offline().doWithout(asStoreException(failure));
                  }
                },
                executor);
  }

  /** The other rows come in any case: with them is what should have come first. */
  private static void begin(Session session, Front front) {
    try {
      session.offline().begin(front);
    } catch (RuntimeException | Error fault) {
      LOG.error("the first rows could not be shown before the others", fault);
    }
  }

  /** The network waits for the rows: a fault on the way must not keep it waiting. */
  private static void takeIn(Session session, Opened opened) {
    try {
      session.offline().fill(opened);
    } catch (RuntimeException | Error fault) {
      LOG.error("what was stored could not be taken in", fault);
      session.offline().doWithout(asStoreException(fault));
    }
  }

  private static StoreException asStoreException(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause instanceof StoreException explained
        ? explained
        : new StoreException("The offline store cannot be opened because of a fault of this program.", cause);
  }
}
