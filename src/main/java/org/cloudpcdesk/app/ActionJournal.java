package org.cloudpcdesk.app;

import java.nio.file.Path;
import java.util.List;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of a data directory and the right to act in it, opened once a process. When they cannot be had, looking
 * stays possible and every run is refused with the reason. Thread-safe.
 */
final class ActionJournal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ActionJournal.class);

  private final RunJournal runs;
  private final @Nullable Journal journal;
  private final @Nullable ActionLock lock;

  private ActionJournal(RunJournal runs, @Nullable Journal journal, @Nullable ActionLock lock) {
    this.runs = runs;
    this.journal = journal;
    this.lock = lock;
  }

  static ActionJournal open(Path dataDirectory, Time time) {
    try {
      Journal journal = Journal.open(dataDirectory, time::now);
      try {
        ActionLock lock = ActionLock.of(dataDirectory);
        return new ActionJournal(RunJournal.in(journal, lock), journal, lock);
      } catch (JournalException noLock) {
        journal.close();
        throw noLock;
      }
    } catch (JournalException failed) {
      LOG.error("the journal cannot be opened, so nothing can be deprovisioned", failed);
      return new ActionJournal(new NoJournal(failed), null, null);
    }
  }

  /** Where runs write. */
  RunJournal runs() {
    return runs;
  }

  @Override
  public void close() {
    try {
      if (journal != null) {
        journal.close();
      }
      if (lock != null) {
        lock.close();
      }
    } catch (JournalException failed) {
      LOG.warn("the journal was not closed properly", failed);
    }
  }

  /** Answers everything with why there is no journal. */
  private record NoJournal(JournalException why) implements RunJournal {

    @Override
    public void append(List<JournalEntry.Draft> drafts) throws JournalException {
      throw again();
    }

    @Override
    public List<JournalEntry> latestOfItems(String tenantId) throws JournalException {
      throw again();
    }

    @Override
    public List<JournalEntry> ofRun(String runId) throws JournalException {
      throw again();
    }

    private JournalException again() {
      return new JournalException(why.sentence(), why);
    }
  }
}
