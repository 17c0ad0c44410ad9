package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalException;

/** The journal on disk, written only while this process alone may act on its data directory. */
record StoredJournal(Journal journal, ActionLock lock) implements RunJournal {

  @Override
  public void append(List<JournalEntry.Draft> drafts) throws JournalException {
    lock.require();
    journal.append(drafts);
  }

  @Override
  public boolean isActedOnElsewhere() {
    return !lock.isHeld();
  }

  @Override
  public List<JournalEntry> latestOfItems(String tenantId) throws JournalException {
    return journal.latestOfItems(tenantId);
  }

  @Override
  public List<JournalEntry> entries(Instant since) throws JournalException {
    return journal.entries(since);
  }

  @Override
  public List<JournalEntry> ofRun(String runId) throws JournalException {
    return journal.ofRun(runId);
  }
}
