package org.cloudpcdesk.deprovision;

import com.google.gson.JsonParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalEntry.Draft;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the journal tells of one Cloud PC in one run. Immutable.
 *
 * @param device as it was when it was chosen
 * @param person as it was when it was chosen; may be empty
 * @param account who did it
 * @param reason in their words; may be empty
 * @param ticket may be empty
 * @param steps what was written down, oldest first; never empty
 */
public record PastItem(
    String runId,
    String cloudPcId,
    String device,
    String person,
    String account,
    String reason,
    String ticket,
    List<Step> steps) {
  private static final Logger LOG = LoggerFactory.getLogger(PastItem.class);

  /**
   * One entry.
   *
   * @param number of the entry in the journal
   * @param event the state's name in the journal
   * @param state the state, or null when a newer version wrote one that this version does not know
   * @param requestId the service's id of the request, or empty
   * @param clientRequestId our own id of the request, or empty
   */
  public record Step(
      long number,
      Instant at,
      String event,
      @Nullable ItemState state,
      String requestId,
      String clientRequestId) {}

  public PastItem {
    steps = List.copyOf(steps);
  }

  /** The last thing written down. */
  public Step latest() {
    return steps.getLast();
  }

  /** When its request was announced for the last time; empty when none was. */
  public Optional<Instant> sentAt() {
    return steps.stream().filter(step -> step.state() instanceof Sent).map(Step::at).reduce((first, last) -> last);
  }

  /** The Cloud PCs that journal entries tell of, each once a run, those something was written of last coming first. */
  public static List<PastItem> of(List<JournalEntry> entries) {
    Map<List<String>, List<JournalEntry>> byItem = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      Draft draft = entry.draft();
      if (!draft.cloudPcId().isEmpty()) {
        byItem.computeIfAbsent(List.of(draft.runId(), draft.cloudPcId()), absent -> new ArrayList<>()).add(entry);
      }
    }
    return byItem.values().stream()
        .map(PastItem::read)
        .sorted((one, other) -> Long.compare(other.latest().number(), one.latest().number()))
        .toList();
  }

  private static PastItem read(List<JournalEntry> entries) {
    Draft first = entries.getFirst().draft();
    String device = first.cloudPcId();
    String person = "";
    try {
      Target target = TargetJson.read(first.target());
      device = target.device();
      person = target.person();
    } catch (JsonParseException unknown) {
      LOG.warn("entry {} names a target this version cannot read", entries.getFirst().number(), unknown);
    }
    return new PastItem(
        first.runId(),
        first.cloudPcId(),
        device,
        person,
        first.account(),
        first.reason(),
        first.ticket(),
        entries.stream().map(PastItem::step).toList());
  }

  private static Step step(JournalEntry entry) {
    Draft draft = entry.draft();
    ItemState state = null;
    try {
      state = StateJson.read(draft.event(), draft.detail());
    } catch (JsonParseException unknown) {
      LOG.warn("entry {} tells of a state this version cannot read", entry.number(), unknown);
    }
    // The moment it happened, as far as the entry tells; it was written down a moment before or after.
    Instant at = state == null ? entry.at() : state.at();
    return new Step(entry.number(), at, draft.event(), state, draft.requestId(), draft.clientRequestId());
  }
}
