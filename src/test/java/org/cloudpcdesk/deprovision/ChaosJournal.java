package org.cloudpcdesk.deprovision;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalEntry.Draft;
import org.cloudpcdesk.store.JournalException;

/** A journal that knows what it holds, that a test can let fail, and at which a test can let the process die. */
final class ChaosJournal implements RunJournal {

  /** The process is gone: nothing after this is run, and nothing that catches exceptions sees it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private record Said(String cloudPcId, String event) {}

  private final RunJournal kept = RunJournal.inMemory();
  private final Map<Said, Integer> said = new HashMap<>();

  /** How many writes go well before the disk is full. */
  int writesUntilFull = Integer.MAX_VALUE;

  /** How many writes there are before the process dies at the next one. */
  int writesUntilDeath = Integer.MAX_VALUE;

  /** Whether that last write reaches the disk. */
  boolean lastWriteArrives;

  private boolean dead;

  @Override
  public void append(List<Draft> drafts) throws JournalException {
    requireLife();
    boolean dies = --writesUntilDeath < 0;
    if (dies && !lastWriteArrives) {
      die();
    }
    if (--writesUntilFull < 0) {
      throw new JournalException("The disk is full", new IOException("simulated"));
    }
    kept.append(drafts);
    drafts.forEach(draft -> said.merge(new Said(draft.cloudPcId(), draft.event()), 1, Integer::sum));
    if (dies) {
      die();
    }
  }

  void die() {
    dead = true;
    throw new Killed();
  }

  void requireLife() {
    if (dead) {
      throw new Killed();
    }
  }

  boolean isFull() {
    return writesUntilFull < 0;
  }

  /** The computer was started again, with space on its disk. */
  void restart() {
    dead = false;
    writesUntilFull = Integer.MAX_VALUE;
    writesUntilDeath = Integer.MAX_VALUE;
  }

  /** How many entries say that a Cloud PC came into a state. */
  int count(String cloudPcId, String event) {
    return said.getOrDefault(new Said(cloudPcId, event), 0);
  }

  @Override
  public List<JournalEntry> latestOfItems(String tenantId) throws JournalException {
    return kept.latestOfItems(tenantId);
  }

  @Override
  public List<JournalEntry> entries(Instant since) throws JournalException {
    return kept.entries(since);
  }

  @Override
  public List<JournalEntry> ofRun(String runId) throws JournalException {
    return kept.ofRun(runId);
  }
}
