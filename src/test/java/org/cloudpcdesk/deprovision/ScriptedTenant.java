package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.platform.Time;

/**
 * A tenant that answers what a test wrote down for each Cloud PC, in order; the last reading is repeated. Keeps every
 * request. Lists hold what the filter of the engine asks for.
 */
final class ScriptedTenant implements CloudPcApi, CloudPcActions {

  /** One answer to a reading. */
  @FunctionalInterface
  interface Reading {
    CloudPc read() throws GraphException;
  }

  /** One answer to a request that acts. */
  @FunctionalInterface
  interface Posting {
    Accepted post() throws GraphException;
  }

  static final GraphTime GRACE_END = GraphTime.of("2026-03-09T09:00:00Z");
  static final GraphTime PROVISIONED = GraphTime.of("2025-11-20T08:15:00Z");

  final List<String> posts = new ArrayList<>();
  final List<String> gets = new ArrayList<>();
  final List<String> lists = new ArrayList<>();

  /** What happens while a request that acts waits for its turn. */
  Runnable beforeLeaving = () -> {};

  /** How many requests may be under way at once. */
  int places = 4;

  /** The ids read one by one, LIST for each list, and POST with the id for each act, in order. */
  private final List<String> requests = new ArrayList<>();

  private final Time time;
  private final Map<String, Deque<Reading>> readings = new HashMap<>();
  private final Map<String, Posting> postings = new HashMap<>();
  private final Deque<GraphException> listFailures = new ArrayDeque<>();

  ScriptedTenant(Time time) {
    this.time = time;
  }

  /** A Cloud PC in its grace period. */
  static CloudPc inGrace(String id) {
    return CloudPc.builder(id)
        .displayName("Cloud PC " + id)
        .managedDeviceName("CPC-" + id)
        .userPrincipalName(id + "@contoso.example")
        .status(CloudPcStatus.of("inGracePeriod"))
        .provisioningPolicyId("policy-1")
        .provisioned(PROVISIONED)
        .gracePeriodEnd(GRACE_END)
        .build();
  }

  /** The same Cloud PC in another state. */
  static CloudPc with(String id, String status) {
    return inGrace(id).toBuilder().status(CloudPcStatus.of(status)).build();
  }

  static Reading shows(CloudPc pc) {
    return () -> pc;
  }

  static Reading shows(String id, String status) {
    return shows(with(id, status));
  }

  static Reading gone() {
    return fails(Kind.NOT_FOUND);
  }

  static Reading fails(Kind kind) {
    return () -> {
      throw error(kind, Delivery.REFUSED);
    };
  }

  static GraphException error(Kind kind, Delivery delivery) {
    return GraphException.of(kind, "scripted")
        .delivery(delivery)
        .requestId("service-1")
        .clientRequestId("client-1")
        .build();
  }

  ScriptedTenant reads(String id, Reading... answers) {
    readings.put(id, new ArrayDeque<>(Arrays.asList(answers)));
    return this;
  }

  ScriptedTenant answers(String id, Posting answer) {
    postings.put(id, answer);
    return this;
  }

  ScriptedTenant refuses(String id, Kind kind, Delivery delivery) {
    return answers(
        id,
        () -> {
          throw error(kind, delivery);
        });
  }

  ScriptedTenant nextListFails(Kind kind) {
    listFailures.add(error(kind, Delivery.REFUSED));
    return this;
  }

  @Override
  public CloudPc get(String id) throws GraphException {
    gets.add(id);
    requests.add(id);
    return next(id);
  }

  private CloudPc next(String id) throws GraphException {
    Deque<Reading> left = readings.get(id);
    Reading reading = left.size() > 1 ? left.remove() : left.element();
    return reading.read();
  }

  @Override
  public void list(String filter, PageSink sink) throws GraphException {
    lists.add(filter);
    requests.add("LIST");
    if (!listFailures.isEmpty()) {
      throw listFailures.remove();
    }
    List<CloudPc> rows = new ArrayList<>();
    for (String id : readings.keySet().stream().sorted().toList()) {
      try {
        CloudPc pc = next(id);
        if (pc.status().isInGracePeriod() || pc.status().is(CloudPcStatus.Kind.DEPROVISIONING)) {
          rows.add(pc);
        }
      } catch (GraphException gone) {
        // What is not there is not in a list.
      }
    }
    sink.page(new ListPage(rows, null, time.now()));
  }

  @Override
  public Accepted endGracePeriod(String cloudPcId) throws GraphException {
    posts.add(cloudPcId);
    requests.add("POST " + cloudPcId);
    Posting posting = postings.get(cloudPcId);
    Instant now = time.now();
    return posting == null ? new Accepted(now, null, "service-" + cloudPcId, "client-" + cloudPcId) : posting.post();
  }

  @Override
  public Accepted endGracePeriod(String cloudPcId, Instant leaveBy, BooleanSupplier wanted) throws GraphException {
    beforeLeaving.run();
    if (time.now().isAfter(leaveBy) || !wanted.getAsBoolean()) {
      throw error(Kind.THROTTLED, Delivery.NOT_SENT);
    }
    return endGracePeriod(cloudPcId);
  }

  @Override
  public int places() {
    return places;
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public String raw(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<CloudPcStatus, Integer> countByStatus() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<RemoteActionResult> remoteActionResults(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<AuditEvent> auditEvents(String id) {
    throw new UnsupportedOperationException();
  }
}
