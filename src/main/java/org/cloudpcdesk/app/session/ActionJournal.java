package org.cloudpcdesk.app.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.model.Account;
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
public final class ActionJournal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ActionJournal.class);

  private final RunJournal runs;
  private final @Nullable Journal journal;
  private final @Nullable ActionLock lock;

  private ActionJournal(RunJournal runs, @Nullable Journal journal, @Nullable ActionLock lock) {
    this.runs = runs;
    this.journal = journal;
    this.lock = lock;
  }

  public static ActionJournal open(Path dataDirectory, Time time) {
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

  /** For who plans and tries: reads what earlier runs left, takes the right to act from nobody, and keeps nothing. */
  public static ActionJournal openToLook(Path dataDirectory, Time time) {
    if (!Journal.exists(dataDirectory)) {
      return new ActionJournal(RunJournal.inMemory(), null, null);
    }
    try {
      Journal journal = Journal.open(dataDirectory, time::now);
      return new ActionJournal(new Looking(journal, RunJournal.inMemory()), journal, null);
    } catch (JournalException failed) {
      LOG.warn("the journal cannot be read, so the plan does not know what is under way", failed);
      return new ActionJournal(RunJournal.inMemory(), null, null);
    }
  }

  /**
   * Who acts in the sample tenant. Each start of it is a tenant of its own to the journal: it has the same ids again, but
   * nothing of what an earlier one was told.
   */
  static Actor sampleActor(Account account, Instant startedAt) {
    String tenantId = "sample %s %s".formatted(account.tenantId(), startedAt);
    return new Actor(tenantId, account.tenantName(), account.username(), false);
  }

  /** Whether there is a journal at all, to be written or read. */
  boolean isOpen() {
    return !(runs instanceof NoJournal);
  }

  /** Whether this process may act in the data directory. */
  public boolean mayAct() {
    return lock != null && lock.isHeld();
  }

  /** Where runs write. */
  public RunJournal runs() {
    return runs;
  }

  @Override
  public void close() {
    // The right to act is given back whatever became of the journal.
    try (ActionLock _ = lock;
        Journal _ = journal) {
      LOG.debug("the journal is closed");
    } catch (JournalException failed) {
      LOG.warn("the journal was not closed properly", failed);
    }
  }

  /** What others wrote, and beside it what is forgotten at the end. */
  private record Looking(Journal journal, RunJournal forgotten) implements RunJournal {

    @Override
    public void append(List<JournalEntry.Draft> drafts) throws JournalException {
      forgotten.append(drafts);
    }

    @Override
    public List<JournalEntry> latestOfItems(String tenantId) throws JournalException {
      return journal.latestOfItems(tenantId);
    }

    @Override
    public List<JournalEntry> entries(Instant since) throws JournalException {
      List<JournalEntry> all = new ArrayList<>(journal.entries(since));
      all.addAll(forgotten.entries(since));
      return all;
    }

    @Override
    public List<JournalEntry> ofRun(String runId) throws JournalException {
      return journal.ofRun(runId);
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
    public List<JournalEntry> entries(Instant since) throws JournalException {
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
