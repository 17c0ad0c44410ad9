package org.cloudpcdesk.ui;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.platform.Time;

/** A tenant for window tests: rows that can be changed, a failure that can be switched on. Thread-safe. */
public final class TenantInMemory implements CloudPcApi {
  private final Map<String, CloudPc> rows = new LinkedHashMap<>();
  private GraphException failure;
  private CountDownLatch hold = new CountDownLatch(0);
  private final Time time;
  private int lists;

  public TenantInMemory(Time time) {
    this.time = time;
  }

  public synchronized void put(CloudPc... pcs) {
    Arrays.stream(pcs).forEach(pc -> rows.put(pc.id(), pc));
  }

  public synchronized void putAll(Collection<CloudPc> pcs) {
    pcs.forEach(pc -> rows.put(pc.id(), pc));
  }

  public synchronized void remove(String id) {
    rows.remove(id);
  }

  /** Every call fails so from now on; null ends it. */
  public synchronized void fail(GraphException with) {
    failure = with;
  }

  /** Lists stop after their first page until the latch opens. */
  public synchronized void hold(CountDownLatch latch) {
    hold = latch;
  }

  /** How many whole lists were begun. */
  public synchronized int lists() {
    return lists;
  }

  @Override
  public void list(String filter, PageSink sink) throws GraphException {
    List<CloudPc> all;
    CountDownLatch held;
    synchronized (this) {
      lists += filter == null ? 1 : 0;
      failIfTold();
      all = List.copyOf(rows.values());
      held = hold;
    }
    int half = all.size() / 2;
    Instant askedAt = time.now();
    sink.page(new ListPage(all.subList(0, half), all.size(), askedAt));
    try {
      held.await();
    } catch (InterruptedException cancelled) {
      throw GraphException.of(GraphException.Kind.CANCELLED, "interrupted").cause(cancelled).build();
    }
    sink.page(new ListPage(all.subList(half, all.size()), all.size(), askedAt));
  }

  @Override
  public synchronized CloudPc get(String id) throws GraphException {
    failIfTold();
    CloudPc pc = rows.get(id);
    if (pc == null) {
      throw GraphException.of(GraphException.Kind.NOT_FOUND, "gone").httpStatus(404).build();
    }
    return pc;
  }

  @Override
  public synchronized Map<CloudPcStatus, Integer> countByStatus() throws GraphException {
    failIfTold();
    return rows.values().stream().collect(Collectors.toMap(CloudPc::status, pc -> 1, Integer::sum));
  }

  @Override
  public String raw(String id) {
    throw new AssertionError("not asked for by the main window");
  }

  @Override
  public List<RemoteActionResult> remoteActionResults(String id) {
    throw new AssertionError("not asked for by the main window");
  }

  @Override
  public List<AuditEvent> auditEvents(String id) {
    throw new AssertionError("not asked for by the main window");
  }

  private void failIfTold() throws GraphException {
    if (failure != null) {
      throw failure;
    }
  }
}
