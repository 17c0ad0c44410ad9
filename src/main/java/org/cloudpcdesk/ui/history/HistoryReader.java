package org.cloudpcdesk.ui.history;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.deprovision.PastItem;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.store.JournalException;
import org.cloudpcdesk.ui.common.Session;
import org.jspecify.annotations.Nullable;

/** Reads and arranges the history. Every call blocks, so that all are made in the background. Holds nothing itself. */
final class HistoryReader {
  /** More Cloud PCs than that are not asked Microsoft about because of a few letters of a search. */
  private static final int MOST_BY_NAME = 200;

  /**
   * What is asked for.
   *
   * @param text words that must all be found in an act; may be empty
   * @param cloudPc the one Cloud PC it is about, or null for all
   */
  record Question(String text, Instant since, @Nullable String cloudPc) {}

  /**
   * What was found.
   *
   * @param wanted the Cloud PCs whose audit events belong beside it
   */
  record Answer(List<ActLine> lines, Set<String> wanted) {}

  private final Session session;
  private final ActWords words;

  HistoryReader(Session session, ActWords words) {
    this.session = session;
    this.words = words;
  }

  /** Everything the journal holds of this tenant. */
  List<PastItem> journal() throws JournalException {
    return PastItem.of(session.deprovisioner().journal(Instant.EPOCH));
  }

  /** The audit events that Microsoft keeps of some Cloud PCs, by their id. */
  Map<String, List<AuditEvent>> audit(Set<String> ids) throws GraphException {
    Map<String, List<AuditEvent>> events = new LinkedHashMap<>();
    for (String id : ids) {
      events.put(id, session.cloudPcs().auditEvents(id));
    }
    return events;
  }

  /** The acts that answer a question, the latest first. */
  Answer answer(Question question, List<PastItem> items, Map<String, List<AuditEvent>> audit) {
    Inventory.Snapshot known = session.inventory().snapshot();
    List<String> needles = needles(question.text());
    List<ActLine> lines =
        AuditMatch.of(items, audit, session.account().username(), id -> named(known, id)).stream()
            .filter(act -> question.cloudPc() == null || act.cloudPcId().equals(question.cloudPc()))
            .filter(act -> !act.at().isBefore(question.since()))
            .map(words::line)
            .filter(line -> matches(ActWords.haystack(line), needles))
            .toList();
    return new Answer(lines, wanted(question, lines, needles, known));
  }

  private static Set<String> wanted(
      Question question, List<ActLine> lines, List<String> needles, Inventory.Snapshot known) {
    Set<String> ids = new LinkedHashSet<>();
    lines.forEach(line -> ids.add(line.act().cloudPcId()));
    if (question.cloudPc() != null) {
      ids.add(question.cloudPc());
    } else if (!needles.isEmpty()) {
      known.rows().stream()
          .filter(row -> matches(name(row), needles))
          .limit(MOST_BY_NAME)
          .forEach(row -> ids.add(row.pc().id()));
    }
    return ids;
  }

  private static String name(Inventory.Row row) {
    return String.join("\n", row.pc().deviceLabel(), row.pc().personLabel(), row.pc().id()).toLowerCase(Locale.ROOT);
  }

  private static AuditMatch.@Nullable Named named(Inventory.Snapshot known, String id) {
    Inventory.Row row = known.find(id);
    return row == null ? null : new AuditMatch.Named(row.pc().deviceLabel(), row.pc().personLabel());
  }

  private static List<String> needles(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static boolean matches(String haystack, List<String> needles) {
    return needles.stream().allMatch(haystack::contains);
  }
}
