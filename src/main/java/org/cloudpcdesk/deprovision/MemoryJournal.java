package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.store.JournalEntry;

/** A journal without a file. Its entries are not chained. Thread-safe. */
final class MemoryJournal implements RunJournal {
  private final List<JournalEntry> entries = new ArrayList<>();

  @Override
  public synchronized void append(List<JournalEntry.Draft> drafts) {
    for (JournalEntry.Draft draft : drafts) {
      entries.add(new JournalEntry(entries.size() + 1L, Instant.EPOCH, draft, JournalEntry.START, JournalEntry.START));
    }
  }

  @Override
  public synchronized List<JournalEntry> latestOfItems(String tenantId) {
    record Key(String runId, String cloudPcId) {}
    Map<Key, JournalEntry> latest = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      JournalEntry.Draft draft = entry.draft();
      if (draft.tenantId().equals(tenantId) && !draft.cloudPcId().isEmpty()) {
        latest.put(new Key(draft.runId(), draft.cloudPcId()), entry);
      }
    }
    return List.copyOf(latest.values());
  }

  /** All of them: when they were written is not kept. */
  @Override
  public synchronized List<JournalEntry> entries(Instant since) {
    return List.copyOf(entries);
  }

  @Override
  public synchronized List<JournalEntry> ofRun(String runId) {
    return entries.stream().filter(entry -> entry.draft().runId().equals(runId)).toList();
  }
}
