package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalException;

/**
 * Where runs announce what they are about to do and tell what came of it. Implementations are thread-safe. A run that
 * cannot write here sends nothing.
 */
public interface RunJournal {

  /**
   * Writes entries, all of them or none; they are durable when this returns.
   *
   * @throws JournalException when they are not; the message is a sentence for the administrator
   */
  void append(List<JournalEntry.Draft> drafts) throws JournalException;

  /** The latest entry of each item of each run in a tenant, in no particular order. */
  List<JournalEntry> latestOfItems(String tenantId) throws JournalException;

  /** Every entry of one run, oldest first. */
  List<JournalEntry> ofRun(String runId) throws JournalException;

  /**
   * Every entry since a moment, oldest first.
   *
   * @throws JournalException when they cannot be read
   */
  List<JournalEntry> entries(Instant since) throws JournalException;

  /**
   * Whether another process has the right to act where this one looks: what is not finished there may be its work right now,
   * and was not left behind by anybody.
   */
  default boolean isActedOnElsewhere() {
    return false;
  }

  /**
   * The journal of a data directory. Reading works without the lock; writing does not, so that two processes cannot act
   * at once.
   */
  static RunJournal in(Journal journal, ActionLock lock) {
    return new StoredJournal(journal, lock);
  }

  /** A journal that ends with the program: for tests, and for tenants nothing need be kept of. */
  static RunJournal inMemory() {
    return new MemoryJournal();
  }
}
