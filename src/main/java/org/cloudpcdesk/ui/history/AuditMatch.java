package org.cloudpcdesk.ui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cloudpcdesk.deprovision.PastItem;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * Lays the journal beside Microsoft's audit events. An event is the record of an act of ours when it carries the id that we
 * gave our request, which is what the service says it correlates by. Where none does, one counts that names the same Cloud
 * PC, ends a grace period, was done by the same account, and lies near the moment our request was sent; the nearest of
 * them, and each for one act only. What is left was done by somebody else, or not with this program.
 */
final class AuditMatch {
  /** The service's clock and ours need not agree. */
  static final Duration BEFORE = Duration.ofMinutes(5);

  /** An event may be stamped when the service gets to it, not when it takes the request. */
  static final Duration AFTER = Duration.ofMinutes(15);

  private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z]+");

  /** What is known of a Cloud PC's name and person. */
  record Named(String device, String person) {}

  private AuditMatch() {}

  /**
   * @param events of the Cloud PCs asked for, by their id; one event may stand under several
   * @param account the signed-in account
   * @param named what a Cloud PC is called; null when it is not known
   * @return the acts, the latest first
   */
  static List<Act> of(
      List<PastItem> items,
      Map<String, List<AuditEvent>> events,
      String account,
      Function<String, @Nullable Named> named) {
    Set<String> taken = new HashSet<>();
    Map<String, Named> names = new HashMap<>();
    List<Act> acts = new ArrayList<>();
    Map<PastItem, AuditEvent> own = new HashMap<>();
    // What is certain first, so that no other act takes its event for being near.
    items.forEach(item -> take(item, correlated(item, about(item, events, taken)), own, taken));
    items.forEach(item -> take(item, nearest(item, about(item, events, taken), own), own, taken));
    for (PastItem item : items) {
      names.put(item.cloudPcId(), new Named(item.device(), item.person()));
      acts.add(new Act.Ours(item, own.get(item)));
    }
    events.forEach(
        (id, ofOne) -> {
          Named name = named.apply(id);
          Named known = name == null ? names.getOrDefault(id, new Named(id, "")) : name;
          ofOne.stream()
              .filter(event -> taken.add(event.id()))
              .map(event -> theirs(event, id, known, account))
              .forEach(acts::add);
        });
    acts.sort(Comparator.comparing(Act::at).reversed());
    return acts;
  }

  private static List<AuditEvent> about(PastItem item, Map<String, List<AuditEvent>> events, Set<String> taken) {
    return events.getOrDefault(item.cloudPcId(), List.of()).stream().filter(event -> !taken.contains(event.id())).toList();
  }

  private static void take(
      PastItem item, @Nullable AuditEvent event, Map<PastItem, AuditEvent> own, Set<String> taken) {
    if (event != null) {
      own.put(item, event);
      taken.add(event.id());
    }
  }

  private static @Nullable AuditEvent correlated(PastItem item, List<AuditEvent> events) {
    return events.stream()
        .filter(event -> item.steps().stream().anyMatch(step -> isSame(step.clientRequestId(), event.correlationId())))
        .findFirst()
        .orElse(null);
  }

  private static boolean isSame(String ours, @Nullable String theirs) {
    return !ours.isEmpty() && ours.equalsIgnoreCase(theirs);
  }

  private static Act theirs(AuditEvent event, String id, Named name, String account) {
    return new Act.Theirs(event, id, name.device(), name.person(), account.equalsIgnoreCase(event.actor()));
  }

  private static @Nullable AuditEvent nearest(
      PastItem item, List<AuditEvent> events, Map<PastItem, AuditEvent> own) {
    Instant sent = item.sentAt().orElse(null);
    if (sent == null || own.containsKey(item)) {
      return null;
    }
    return events.stream()
        .filter(AuditMatch::endsGrace)
        .filter(event -> event.actor() == null || event.actor().equalsIgnoreCase(item.account()))
        .filter(event -> isNear(event, sent))
        .min(Comparator.comparing(event -> distance(event, sent)))
        .orElse(null);
  }

  private static boolean isNear(AuditEvent event, Instant sent) {
    Instant at = at(event);
    return at != null && !at.isBefore(sent.minus(BEFORE)) && !at.isAfter(sent.plus(AFTER));
  }

  private static Duration distance(AuditEvent event, Instant sent) {
    Instant at = at(event);
    return at == null ? AFTER : Duration.between(sent, at).abs();
  }

  private static @Nullable Instant at(AuditEvent event) {
    GraphTime time = event.at();
    return time == null ? null : time.parsed();
  }

  /** The names are not documented, and Microsoft's samples print none: any spelling of the action's own name will do. */
  private static boolean endsGrace(AuditEvent event) {
    return says(event.activityType()) || says(event.activity()) || says(event.displayName());
  }

  private static boolean says(@Nullable String text) {
    return text != null && NO_LETTER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT).contains("endgraceperiod");
  }
}
