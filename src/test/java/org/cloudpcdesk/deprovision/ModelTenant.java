package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.platform.SimulatedTime;

/** A small tenant on a bad day, drawn from a seed. Keeps what was done to it. */
final class ModelTenant implements CloudPcApi, CloudPcActions {
  private static final Kind[] READ_FAULTS = {
    Kind.NO_NETWORK, Kind.TIMED_OUT, Kind.THROTTLED, Kind.SERVICE_DOWN, Kind.BAD_ANSWER, Kind.SIGN_IN_AGAIN
  };

  final Map<String, ModelMachine> machines = new LinkedHashMap<>();

  /** How often a POST arrived at this side or may have, by id. */
  final Map<String, Integer> posts = new HashMap<>();

  /** How often a POST took effect, by id. */
  final Map<String, Integer> acts = new HashMap<>();

  /** What a single reading showed last, by id. */
  final Map<String, CloudPc> lastRead = new HashMap<>();

  private final SimulatedTime time;
  private final Random random;
  private final double faults;
  private final Instant outageFrom;
  private final Instant outageUntil;
  private int calls;

  ModelTenant(long seed, SimulatedTime time, int size) {
    this.time = time;
    this.random = new Random(seed);
    this.faults = random.nextInt(4) * 0.1;
    this.outageFrom = time.now().plusSeconds(random.nextInt(600));
    this.outageUntil = outageFrom.plusSeconds(random.nextBoolean() ? 0 : random.nextInt(900));
    for (int i = 0; i < size; i++) {
      String id = "pc-" + i;
      machines.put(id, new ModelMachine(id, random, time.now()));
    }
  }

  /** Every call takes a while, and a run that never ends is found here. */
  private Instant begin() {
    if (++calls > 20_000) {
      throw new AssertionError("the run asks on and on");
    }
    time.advance(Duration.ofMillis(20 + random.nextInt(1500)));
    return time.now();
  }

  private boolean isOut(Instant now) {
    return !now.isBefore(outageFrom) && now.isBefore(outageUntil);
  }

  private boolean fault() {
    return random.nextDouble() < faults;
  }

  private void failReading(Instant now) throws GraphException {
    if (isOut(now)) {
      throw GraphException.of(Kind.NO_NETWORK, "outage").delivery(Delivery.NOT_SENT).build();
    }
    if (fault()) {
      if (random.nextInt(10) == 0) {
        throw new IllegalStateException("a fault in the reading");
      }
      throw GraphException.of(READ_FAULTS[random.nextInt(READ_FAULTS.length)], "read fault").build();
    }
  }

  @Override
  public CloudPc get(String id) throws GraphException {
    Instant now = begin();
    failReading(now);
    CloudPc pc = machines.get(id).show(now);
    if (pc == null) {
      throw GraphException.of(Kind.NOT_FOUND, "gone").delivery(Delivery.REFUSED).httpStatus(404).build();
    }
    lastRead.put(id, pc);
    return pc;
  }

  /** Rows are now and then missing, and the list may break off in the middle. */
  @Override
  public void list(String filter, PageSink sink) throws GraphException {
    Instant now = begin();
    failReading(now);
    List<CloudPc> rows = new ArrayList<>();
    for (ModelMachine machine : machines.values()) {
      CloudPc pc = machine.show(now);
      boolean matches = pc != null && filter.contains("'" + pc.status().text() + "'");
      if (matches && random.nextInt(20) != 0) {
        rows.add(pc);
      }
    }
    int half = rows.size() / 2;
    sink.page(rows.subList(0, half), rows.size());
    failReading(now);
    sink.page(rows.subList(half, rows.size()), null);
  }

  @Override
  public Accepted endGracePeriod(String cloudPcId) throws GraphException {
    posts.merge(cloudPcId, 1, Integer::sum);
    Instant now = begin();
    if (isOut(now)) {
      Delivery delivery = random.nextBoolean() ? Delivery.NOT_SENT : Delivery.UNKNOWN;
      throw GraphException.of(Kind.NO_NETWORK, "outage").delivery(delivery).build();
    }
    boolean fails = fault();
    if (fails && random.nextBoolean()) {
      throw switch (random.nextInt(5)) {
        case 0 -> refused(Kind.THROTTLED, 429);
        case 1 -> refused(Kind.ROLE_MISSING, 403);
        case 2 -> GraphException.of(Kind.SIGN_IN_AGAIN, "no token").delivery(Delivery.NOT_SENT).build();
        case 3 -> throw new IllegalStateException("a fault before the act");
        default -> lost(Kind.SERVICE_DOWN);
      };
    }
    act(cloudPcId, now);
    if (fails) {
      throw switch (random.nextInt(4)) {
        case 0 -> lost(Kind.SERVICE_DOWN);
        case 1 -> lost(Kind.TIMED_OUT);
        case 2 -> throw new IllegalStateException("a fault after the act");
        default -> lost(Kind.NO_NETWORK);
      };
    }
    return new Accepted(now, "request-" + calls, "client-" + calls);
  }

  private void act(String id, Instant now) throws GraphException {
    ModelMachine machine = machines.get(id);
    if (machine.show(now) == null) {
      throw refused(Kind.NOT_FOUND, 404);
    }
    if (!machine.isInGrace(now)) {
      throw random.nextBoolean() ? refused(Kind.CONFLICT, 409) : refused(Kind.BAD_REQUEST, 400);
    }
    machine.end(now);
    acts.merge(id, 1, Integer::sum);
  }

  private static GraphException refused(Kind kind, int status) {
    return GraphException.of(kind, "refused").delivery(Delivery.REFUSED).httpStatus(status).build();
  }

  private static GraphException lost(Kind kind) {
    return GraphException.of(kind, "lost").delivery(Delivery.UNKNOWN).build();
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
