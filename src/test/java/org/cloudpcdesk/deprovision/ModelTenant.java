package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
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

  /** How often a POST was begun, by id. */
  final Map<String, Integer> posts = new HashMap<>();

  /** What must never happen and did. */
  final List<String> violations = new ArrayList<>();

  /** How often a POST took effect, by id. */
  final Map<String, Integer> acts = new HashMap<>();

  /** What a single reading showed last, by id. */
  final Map<String, CloudPc> lastRead = new HashMap<>();

  /** When a reading last showed it. */
  private final Map<String, Instant> lastReadAt = new HashMap<>();

  /** When a POST ended that certainly had no effect; {@code Instant.MAX} while nobody knows, by id. */
  private final Map<String, Instant> harmless = new HashMap<>();

  private final ChaosJournal journal;
  private final SimulatedTime time;
  private final Random random;
  private final int places;
  private final double faults;
  private final Duration clockAhead;
  private final Instant outageFrom;
  private final Instant outageUntil;
  private int calls;

  /** How many requests are made before somebody shuts the lid in the middle of the next one. */
  int callsUntilLid = Integer.MAX_VALUE;

  /** What happens then. */
  Runnable lid = () -> {};

  /** How many POSTs are begun before the process dies in the next one. */
  int postsUntilDeath = Integer.MAX_VALUE;

  ModelTenant(long seed, SimulatedTime time, int size, ChaosJournal journal) {
    this.time = time;
    this.journal = journal;
    this.random = new Random(seed);
    this.places = 1 + random.nextInt(18);
    this.faults = random.nextInt(4) * 0.1;
    this.clockAhead = Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(240) - 120 : 0);
    this.outageFrom = time.now().plusSeconds(random.nextInt(600));
    this.outageUntil = outageFrom.plusSeconds(outage());
    for (int i = 0; i < size; i++) {
      String id = "pc-" + i;
      machines.put(id, new ModelMachine(id, random, time.now(), clockAhead));
    }
  }

  /** Mostly none, often minutes, and now and then so long that hope ends. */
  private int outage() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> random.nextInt(900);
      case 2 -> random.nextInt(6000);
      default -> 0;
    };
  }

  /** Every call takes a while, and a run that never ends is found here. */
  private Instant begin() {
    journal.requireLife();
    if (++calls > 20_000) {
      throw new AssertionError("the run asks on and on");
    }
    time.advance(Duration.ofMillis(20 + random.nextInt(1500)));
    if (--callsUntilLid == 0) {
      lid.run();
    }
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
      Kind kind = random.nextBoolean() ? Kind.NO_NETWORK : Kind.SERVICE_DOWN;
      throw GraphException.of(kind, "outage").delivery(Delivery.NOT_SENT).build();
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
    return look(id, begin());
  }

  /** Sometimes all of it fails, sometimes one in it, and sometimes one is missing in the answer. */
  @Override
  public Map<String, Reading> getMany(Collection<String> ids) throws GraphException {
    Instant now = begin();
    if (fault() && random.nextInt(10) == 0) {
      throw new IllegalStateException("a fault in the batch");
    }
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (String id : ids) {
      try {
        readings.put(id, new Reading.Found(look(id, now)));
      } catch (GraphException e) {
        readings.put(id, e.kind() == Kind.NOT_FOUND ? new Reading.Gone() : new Reading.Failed(e));
      } catch (IllegalStateException missing) {
        // The answer says nothing about it.
      }
    }
    if (random.nextInt(100) == 0) {
      // The answer was long on its way, and may be old when it comes.
      time.advance(Duration.ofSeconds(random.nextInt(90)));
    }
    return readings;
  }

  private CloudPc look(String id, Instant now) throws GraphException {
    failReading(now);
    CloudPc pc = machines.get(id).show(now);
    if (pc == null) {
      throw GraphException.of(Kind.NOT_FOUND, "gone").delivery(Delivery.REFUSED).httpStatus(404).build();
    }
    lastRead.put(id, pc);
    lastReadAt.put(id, now);
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
    sink.page(new ListPage(rows.subList(0, half), rows.size(), now));
    failReading(now);
    sink.page(new ListPage(rows.subList(half, rows.size()), null, now));
  }

  @Override
  public int places() {
    return places;
  }

  @Override
  public Accepted endGracePeriod(String cloudPcId) {
    throw new UnsupportedOperationException("without a time to leave by a check may be old");
  }

  @Override
  public Accepted endGracePeriod(String cloudPcId, Instant leaveBy, BooleanSupplier wanted) throws GraphException {
    if (--postsUntilDeath < 0 && random.nextBoolean()) {
      journal.die();
    }
    // What waited too long in the line of the wire does not leave.
    if (begin().isAfter(leaveBy) || !wanted.getAsBoolean()) {
      harmless.put(cloudPcId, time.now());
      throw GraphException.of(Kind.THROTTLED, "too late").delivery(Delivery.NOT_SENT).build();
    }
    judgePost(cloudPcId);
    posts.merge(cloudPcId, 1, Integer::sum);
    harmless.put(cloudPcId, Instant.MAX);
    try {
      Accepted answer = post(cloudPcId);
      if (postsUntilDeath < 0) {
        journal.die();
      }
      return answer;
    } catch (GraphException e) {
      if (e.delivery() != Delivery.UNKNOWN) {
        harmless.put(cloudPcId, time.now());
      }
      throw e;
    }
  }

  /** What must be so at the moment a POST leaves. */
  private void judgePost(String id) {
    Instant readAt = lastReadAt.getOrDefault(id, Instant.MIN);
    if (readAt.isBefore(time.now().minus(Sender.RECENT).minusSeconds(2))) {
      violations.add(id + ": sent on an old reading");
    }
    if (journal.count(id, "Sent") <= posts.getOrDefault(id, 0)) {
      violations.add(id + ": sent without an announcement in the journal");
    }
    Instant before = harmless.get(id);
    if (before != null && !readAt.isAfter(before)) {
      violations.add(id + ": sent again without a reading after the first, which had no effect");
    }
  }

  private Accepted post(String cloudPcId) throws GraphException {
    Instant now = time.now();
    if (isOut(now)) {
      Delivery delivery = random.nextBoolean() ? Delivery.NOT_SENT : Delivery.UNKNOWN;
      throw GraphException.of(Kind.NO_NETWORK, "outage").delivery(delivery).build();
    }
    boolean fails = fault();
    if (fails && random.nextBoolean()) {
      throw switch (random.nextInt(5)) {
        case 0 -> throttled();
        case 1 -> refused(Kind.ROLE_MISSING, 403);
        case 2 -> GraphException.of(Kind.SIGN_IN_AGAIN, "no token").delivery(Delivery.NOT_SENT).build();
        case 3 -> throw new IllegalStateException("a fault before the act");
        default -> lost(Kind.SERVICE_DOWN);
      };
    }
    act(cloudPcId, now);
    if (fails) {
      throw switch (random.nextInt(5)) {
        case 0 -> lost(Kind.SERVICE_DOWN);
        case 1 -> lost(Kind.TIMED_OUT);
        case 3 -> lost(Kind.BAD_ANSWER);
        case 2 -> throw new IllegalStateException("a fault after the act");
        default -> lost(Kind.NO_NETWORK);
      };
    }
    Instant there = random.nextInt(4) == 0 ? null : now.plus(clockAhead);
    return new Accepted(now, there, "request-" + calls, "client-" + calls);
  }

  private GraphException throttled() {
    Duration retryAfter = random.nextBoolean() ? null : Duration.ofSeconds(1 + random.nextInt(90));
    return GraphException.of(Kind.THROTTLED, "too many")
        .delivery(Delivery.REFUSED)
        .httpStatus(429)
        .retryAfter(retryAfter)
        .build();
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
