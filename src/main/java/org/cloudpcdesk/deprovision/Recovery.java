package org.cloudpcdesk.deprovision;

import com.google.gson.JsonParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.deprovision.UnfinishedRun.Entry;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalEntry.Draft;
import org.cloudpcdesk.store.JournalException;

/** Reads from the journal what earlier starts of the program left behind. */
final class Recovery {
  private Recovery() {}

  /** The runs of a tenant with an item that is not final, oldest first. */
  static List<UnfinishedRun> unfinished(RunJournal journal, String tenantId) throws JournalException {
    Set<String> ids = new LinkedHashSet<>();
    try {
      journal.latestOfItems(tenantId).stream()
          // Where the key is lost, nobody knows any more what was to be followed; each is read again before it is sent for.
          .filter(JournalEntry::isReadable)
          .filter(entry -> !Drafts.item(entry).state().isFinal())
          .sorted((one, other) -> Long.compare(one.number(), other.number()))
          .forEach(entry -> ids.add(entry.draft().runId()));
      List<UnfinishedRun> unfinished = new ArrayList<>();
      for (String id : ids) {
        unfinished.add(read(id, journal.ofRun(id)));
      }
      return unfinished;
    } catch (JsonParseException unreadable) {
      throw new JournalException(
          "The journal holds an entry that this version cannot read. Nothing is sent without a journal.", unreadable);
    }
  }

  private static UnfinishedRun read(String id, List<JournalEntry> entries) {
    Map<String, Entry> latest = new LinkedHashMap<>();
    for (JournalEntry entry : entries.subList(1, entries.size())) {
      if (!entry.draft().cloudPcId().isEmpty()) {
        latest.merge(entry.draft().cloudPcId(), fresh(Drafts.item(entry)), Recovery::next);
      }
    }
    return new UnfinishedRun(id, Drafts.terms(entries.getFirst()), List.copyOf(latest.values()));
  }

  private static Entry fresh(Item item) {
    return switch (item.state()) {
      case Sent sent -> new Entry(item, sent.at(), null, null);
      case Accepted(var _, var requestId, var clientRequestId) -> new Entry(item, null, requestId, clientRequestId);
      case Unknown(var _, var error) ->
          new Entry(item, null, error.requestId().orElse(null), error.clientRequestId().orElse(null));
      default -> new Entry(item, null, null, null);
    };
  }

  /** What is known of the request stays known until there is another. */
  private static Entry next(Entry before, Entry now) {
    if (now.item().state() instanceof Sent || !now.item().state().isInMotion()) {
      return now;
    }
    return new Entry(
        now.item(),
        before.sentAt(),
        now.requestId() == null ? before.requestId() : now.requestId(),
        now.clientRequestId() == null ? before.clientRequestId() : now.clientRequestId());
  }

  /** A run that sends nothing, and follows what was sent. */
  static ParallelRun followOn(UnfinishedRun unfinished, RunTools tools, Consumer<Item> ended)
      throws JournalException {
    Instant now = tools.time().now();
    Drafts drafts = new Drafts(unfinished.id(), unfinished.terms());
    List<Item> items = new ArrayList<>();
    List<Moving> moving = new ArrayList<>();
    List<Draft> changes = new ArrayList<>();
    for (Entry entry : unfinished.entries()) {
      Item item = entry.item();
      if (item.state() instanceof Sent) {
        item =
            new Item(
                item.target(), new Unknown(now, Faults.noAnswer("The program ended before the answer came")));
        changes.add(drafts.item(item.target(), item.state()));
      }
      if (item.state().isInMotion()) {
        moving.add(moving(items.size(), item, entry));
      }
      if (item.state().isInMotion() || item.state().isFinal()) {
        items.add(item);
      }
    }
    if (!changes.isEmpty()) {
      tools.journal().append(changes);
    }
    ParallelRun run = new ParallelRun(drafts, items, tools, ended);
    moving.forEach(run::followOn);
    return run;
  }

  private static Moving moving(int index, Item item, Entry entry) {
    Instant sentAt = entry.sentAt() == null ? item.state().at() : entry.sentAt();
    boolean unread = item.state() instanceof Unknown;
    return new Moving(index, item.target(), sentAt, null, unread, entry.requestId(), entry.clientRequestId());
  }

  /**
   * The first entries of a run. By them the interrupted run that it goes on with gives up what it did not send, and others
   * give up what this one takes.
   */
  static List<Draft> opening(Drafts drafts, Map<String, Item> items, List<UnfinishedRun> unfinished, Instant now) {
    List<Draft> opening = new ArrayList<>();
    opening.add(drafts.run(Drafts.PLANNED, now));
    items.values().forEach(item -> opening.add(drafts.item(item.target(), item.state())));
    for (UnfinishedRun run : unfinished) {
      boolean wholly = run.id().equals(drafts.terms().formerRun());
      // Only trying something takes it from nobody.
      if (wholly || !drafts.terms().dryRun()) {
        opening.addAll(handOver(run, items.keySet(), drafts.runId(), wholly, now));
      }
    }
    return opening;
  }

  /**
   * The entries by which an interrupted run gives up what it did not send.
   *
   * @param taken the ids that go on in another run
   * @param wholly whether the others are given up, too, as cancelled; else they go on waiting
   */
  static List<Draft> handOver(
      UnfinishedRun unfinished, Set<String> taken, String newRun, boolean wholly, Instant now) {
    Drafts drafts = new Drafts(unfinished.id(), unfinished.terms());
    List<Draft> given = new ArrayList<>();
    for (Item item : unfinished.unsent()) {
      boolean goesOn = taken.contains(item.target().id());
      if (goesOn || wholly) {
        Reason reason = goesOn ? new Reason.Continued(newRun) : new Reason.Cancelled();
        given.add(drafts.item(item.target(), new Skipped(now, reason)));
      }
    }
    return given;
  }
}
