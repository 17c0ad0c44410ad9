package org.cloudpcdesk.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tenant's audit events of the last days. No documented filter picks those of one Cloud PC, so all are read, and
 * kept for a while: who walks from row to row asks for the same ones again and again. Thread-safe; who asks while
 * another reads waits for that reading.
 */
final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  /** The service keeps about seven days; the page names no number, so that it is asked for no more. */
  static final Duration BACK = Duration.ofDays(7);

  /** How long one reading is good for. */
  static final Duration FRESH = Duration.ofSeconds(30);

  /** About 5,000 events. */
  private static final int MOST_PAGES = 25;

  /** How the events can be asked for, the most sparing first; a service that does not know one answers 400. */
  private enum Form {
    LATEST_FIRST,
    RECENT,
    ALL
  }

  private record Reading(List<AuditEvent> events, Instant at) {}

  private final GraphClient client;
  private final Addresses addresses;
  private final Time time;
  private final ReentrantLock reading = new ReentrantLock();
  private Form form = Form.LATEST_FIRST;
  private @Nullable Reading last;

  AuditTrail(GraphClient client, Addresses addresses, Time time) {
    this.client = client;
    this.addresses = addresses;
    this.time = time;
  }

  /** The events that name a Cloud PC, latest first. */
  List<AuditEvent> about(String id) throws GraphException {
    return recent().stream()
        .filter(event -> event.resourceIds().stream().anyMatch(id::equalsIgnoreCase))
        .sorted(Summaries.LATEST_EVENT_FIRST)
        .toList();
  }

  private List<AuditEvent> recent() throws GraphException {
    try {
      reading.lockInterruptibly();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw GraphException.of(Kind.CANCELLED, "The audit events were not waited for.").cause(cancelled).build();
    }
    try {
      Instant now = time.now();
      if (last == null || now.isBefore(last.at()) || !now.isBefore(last.at().plus(FRESH))) {
        last = new Reading(read(now), time.now());
      }
      return last.events();
    } finally {
      reading.unlock();
    }
  }

  private List<AuditEvent> read(Instant now) throws GraphException {
    GraphException first = null;
    Form asked = form;
    while (true) {
      try {
        List<AuditEvent> events = Pages.all(client, addresses, call(asked, now), Summaries::auditEvent, MOST_PAGES);
        if (first != null) {
          LOG.warn("This Graph refused to pick audit events, so now more are read: {}", first.getMessage());
          form = asked;
        }
        return events;
      } catch (GraphException refused) {
        if (refused.httpStatus() != 400) {
          throw refused;
        }
        if (first == null) {
          first = refused;
        } else {
          first.addSuppressed(refused);
        }
        if (asked == Form.ALL) {
          throw first;
        }
        asked = asked == Form.LATEST_FIRST ? Form.RECENT : Form.ALL;
      }
    }
  }

  private Call call(Form asked, Instant now) {
    String since = Addresses.query("activityDateTime ge " + now.minus(BACK).truncatedTo(ChronoUnit.SECONDS));
    String picked =
        switch (asked) {
          case LATEST_FIRST -> "&$filter=" + since + "&$orderby=" + Addresses.query("activityDateTime desc");
          case RECENT -> "&$filter=" + since;
          case ALL -> "";
        };
    return Call.read(addresses.endpoint("auditEvents?$top=200" + picked), Permission.CLOUD_PC_READ);
  }
}
