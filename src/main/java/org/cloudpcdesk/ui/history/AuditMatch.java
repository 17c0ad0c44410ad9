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
import org.cloudpcdesk.deprovision.PastItem;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/**
 * Lays the journal beside Microsoft's audit events. An event is the record of an act of ours when it names the same Cloud
 * PC, ends a grace period, was done by the same account, and lies near the moment our request was sent; the nearest one
 * counts, and each for one act only. What is left was done by somebody else, or not with this program.
 */
final class AuditMatch {
  /** The service's clock and ours need not agree. */
  static final Duration BEFORE = Duration.ofMinutes(5);

  /** An event may be stamped when the service gets to it, not when it takes the request. */
  static final Duration AFTER = Duration.ofMinutes(15);

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
    for (PastItem item : items) {
      AuditEvent own = nearest(item, events.getOrDefault(item.cloudPcId(), List.of()), taken);
      if (own != null) {
        taken.add(own.id());
      }
      names.put(item.cloudPcId(), new Named(item.device(), item.person()));
      acts.add(new Act.Ours(item, own));
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

  private static Act theirs(AuditEvent event, String id, Named name, String account) {
    return new Act.Theirs(event, id, name.device(), name.person(), account.equalsIgnoreCase(event.actor()));
  }

  private static @Nullable AuditEvent nearest(PastItem item, List<AuditEvent> events, Set<String> taken) {
    Instant sent = item.sentAt().orElse(null);
    if (sent == null) {
      return null;
    }
    return events.stream()
        .filter(event -> !taken.contains(event.id()) && endsGrace(event))
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

  /** The names are not documented; those seen hold "EndGracePeriod", with and without spaces. */
  private static boolean endsGrace(AuditEvent event) {
    return says(event.activity()) || says(event.displayName());
  }

  private static boolean says(@Nullable String text) {
    return text != null && text.replace(" ", "").toLowerCase(Locale.ROOT).contains("endgraceperiod");
  }
}
