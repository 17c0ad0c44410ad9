package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.DeprovisionRun.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A run that the program did not see to its end: it was closed, killed or lost its power. Read from the journal. What
 * was sent is to be followed on at once ({@link Deprovisioner#followOn}); what was not waits for the administrator, who
 * plans it anew ({@link Deprovisioner#prepareRest}) or drops it ({@link Deprovisioner#drop}). Immutable.
 *
 * @param id the run's id, which it keeps
 * @param entries every item with its latest state and the moment of its request
 */
public record UnfinishedRun(String id, Terms terms, List<Entry> entries) {

  /**
   * One item of the run.
   *
   * @param sentAt when its request was announced, or null when it never was
   * @param requestId the service's id of the accepted request, or null
   * @param clientRequestId our own id of the request, or null
   */
  public record Entry(
      Item item,
      @Nullable Instant sentAt,
      @Nullable String requestId,
      @Nullable String clientRequestId) {}

  public UnfinishedRun {
    entries = List.copyOf(entries);
  }

  /** Every item with its latest state in the journal. */
  public List<Item> items() {
    return entries.stream().map(Entry::item).toList();
  }

  /** What certainly was not sent. */
  public List<Item> unsent() {
    return items().stream().filter(item -> !item.state().isFinal() && !item.state().isInMotion()).toList();
  }

  /** What was sent, or may have been, and was not seen to end. */
  public List<Item> inMotion() {
    return items().stream().filter(item -> item.state().isInMotion()).toList();
  }
}
