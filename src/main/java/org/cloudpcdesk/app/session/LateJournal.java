package org.cloudpcdesk.app.session;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalException;

/**
 * A journal that is opened with the first question, because a window that opens must not wait for it.
 *
 * @param opened opens it, or returns the open one; may wait for the disk
 */
record LateJournal(Supplier<RunJournal> opened) implements RunJournal {

  @Override
  public void append(List<JournalEntry.Draft> drafts) throws JournalException {
    opened.get().append(drafts);
  }

  @Override
  public boolean isActedOnElsewhere() {
    return opened.get().isActedOnElsewhere();
  }

  @Override
  public List<JournalEntry> latestOfItems(String tenantId) throws JournalException {
    return opened.get().latestOfItems(tenantId);
  }

  @Override
  public List<JournalEntry> ofRun(String runId) throws JournalException {
    return opened.get().ofRun(runId);
  }

  @Override
  public List<JournalEntry> entries(Instant since) throws JournalException {
    return opened.get().entries(since);
  }
}
