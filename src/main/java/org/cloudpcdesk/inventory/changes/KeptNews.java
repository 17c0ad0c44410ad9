package org.cloudpcdesk.inventory.changes;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcChange;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what the administrator has not seen yet from one run of the program to the next: what happened is kept beside
 * the rows, and so is when they last looked through it. Thread-safe.
 */
public final class KeptNews {
  private static final Logger LOG = LoggerFactory.getLogger(KeptNews.class);

  private final OfflineCopy offline;
  private final Unseen unseen;
  private final Executor executor;

  /** @param executor where the store is read and written */
  public KeptNews(OfflineCopy offline, Unseen unseen, Executor executor) {
    this.offline = offline;
    this.unseen = unseen;
    this.executor = executor;
  }

  /**
   * Takes in what was not seen when the program last ran.
   *
   * @param stored the rows as they were stored, at a moment before the service was asked for anything
   * @param at that moment
   */
  public void restore(Snapshot stored, Instant at) {
    executor.execute(() -> read(stored, at));
  }

  private void read(Snapshot stored, Instant at) {
    try {
      List<CloudPcChange> happened =
          offline.historySince(lastLook()).stream().filter(change -> !change.at().isAfter(at)).toList();
      if (!happened.isEmpty()) {
        unseen.restore(EarlierChanges.of(happened, known(stored, happened)));
      }
    } catch (StoreException unreadable) {
      LOG.warn("it is not known what was not seen yet", unreadable);
    }
  }

  private Map<String, CloudPc> known(Snapshot there, List<CloudPcChange> happened) throws StoreException {
    Map<String, CloudPc> known = new HashMap<>();
    if (happened.stream().anyMatch(change -> change.kind() == CloudPcChange.Kind.REMOVED)) {
      offline.removed().forEach(one -> known.put(one.pc().id(), one.pc()));
    }
    for (CloudPcChange change : happened) {
      Row row = there.find(change.id());
      if (row != null) {
        known.put(change.id(), row.pc());
      }
    }
    return known;
  }

  /** The beginning of time, when they never did: the first list of a tenant is not among what happened. */
  private Instant lastLook() throws StoreException {
    List<String> kept = offline.notes(Note.LOOK);
    try {
      return kept.isEmpty() ? Instant.EPOCH : Instant.parse(kept.getFirst());
    } catch (DateTimeException unknown) {
      return Instant.EPOCH;
    }
  }

  /** The administrator has seen all of it. */
  public void seen(Instant at) {
    executor.execute(
        () -> {
          try {
            offline.saveNotes(Note.LOOK, List.of(at.toString()));
          } catch (StoreException failed) {
            LOG.warn("the next start will show again what was seen", failed);
          }
        });
  }
}
