package org.cloudpcdesk.deprovision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.JournalEntry.Draft;
import org.cloudpcdesk.store.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the changes of a run's items, writes them to the journal together, and only then makes them so. One write for
 * many changes, because each costs a wait for the disk. Used by one thread at a time, but for {@link #trouble}.
 *
 * <p>When the journal cannot be written, nothing is announced any more and so nothing sent; what is seen of requests
 * that were announced before is shown all the same, and its entries are written as soon as the journal can be.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private record Change(int index, ItemState next) {}

  private final Drafts drafts;
  private final RunJournal journal;
  private final ItemTable table;
  private final Time time;
  private final Consumer<Item> watcher;
  private final List<Change> staged = new ArrayList<>();
  private final Map<Integer, ItemState> ahead = new HashMap<>();
  private final List<Draft> unwritten = new ArrayList<>();
  private volatile Optional<JournalException> trouble = Optional.empty();

  /** @param watcher hears of each change after it was made, on the committing thread */
  Ledger(Drafts drafts, RunJournal journal, ItemTable table, Time time, Consumer<Item> watcher) {
    this.drafts = drafts;
    this.journal = journal;
    this.table = table;
    this.time = time;
    this.watcher = watcher;
  }

  /** The state of an item, changes that are not committed yet included. */
  ItemState state(int index) {
    ItemState next = ahead.get(index);
    return next == null ? table.get(index).state() : next;
  }

  /** @throws IllegalStateException when the state may not follow; nothing is taken then */
  void stage(int index, ItemState next) {
    ItemTable.require(state(index), next);
    staged.add(new Change(index, next));
    ahead.put(index, next);
  }

  /** An entry about the whole run, written with the next commit. */
  void note(String event) {
    unwritten.add(drafts.run(event, time.now()));
  }

  /** The first failure of the journal in this run; from then on nothing is sent. */
  Optional<JournalException> trouble() {
    return trouble;
  }

  /**
   * Writes what was staged and then makes it so.
   *
   * @return the items that are sent from now on; others that were staged so were held back at the last moment
   */
  Set<Integer> commit() {
    if (staged.isEmpty() && unwritten.isEmpty()) {
      return Set.of();
    }
    List<Change> changes = List.copyOf(staged);
    staged.clear();
    ahead.clear();
    boolean written = write(changes);
    Set<Integer> sent = new HashSet<>();
    for (Change change : changes) {
      make(written ? change : withoutJournal(change), sent);
    }
    if (!staged.isEmpty()) {
      commit();
    }
    return sent;
  }

  private boolean write(List<Change> changes) {
    List<Draft> all = new ArrayList<>(unwritten);
    changes.forEach(change -> all.add(draft(change)));
    try {
      journal.append(all);
      unwritten.clear();
      return true;
    } catch (JournalException failed) {
      if (trouble.isEmpty()) {
        LOG.error("{}: the journal cannot be written, so nothing more is sent", drafts.runId(), failed);
        trouble = Optional.of(failed);
      }
      changes.forEach(change -> unwritten.add(draft(withoutJournal(change))));
      return false;
    }
  }

  /** What was to be sent is not. */
  private Change withoutJournal(Change change) {
    return change.next() instanceof Sent
        ? new Change(change.index(), new Skipped(time.now(), noJournal()))
        : change;
  }

  Reason noJournal() {
    return new Reason.NoJournal(trouble.map(JournalException::sentence).orElse(""));
  }

  private Draft draft(Change change) {
    return drafts.item(table.get(change.index()).target(), change.next());
  }

  private void make(Change change, Set<Integer> sent) {
    if (!(change.next() instanceof Sent announced)) {
      watcher.accept(table.move(change.index(), change.next()));
      return;
    }
    Optional<Item> item = table.moveToSent(change.index(), announced.at());
    if (item.isPresent()) {
      sent.add(change.index());
      watcher.accept(item.get());
    } else {
      // The journal has it as sent already: it is told there that it was not.
      stage(
          change.index(),
          table.isCancelled() ? new Skipped(time.now(), new Reason.Cancelled()) : new Checking(time.now()));
    }
  }
}
