package org.cloudpcdesk.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.platform.Time;

/** A tenant in memory that writes down what it is asked and fails when told to. Thread-safe. */
final class FakeCloudPcs implements CloudPcApi {
  private static final Pattern TERM = Pattern.compile("status eq '(\\w+)'");

  private final Map<String, CloudPc> rows = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, GraphException> failures = new HashMap<>();
  private int pageSize = 2;
  private final Time time;
  private IntConsumer afterPage = page -> {};
  private Map<CloudPcStatus, Integer> counts;

  FakeCloudPcs(Time time) {
    this.time = time;
  }

  synchronized void put(CloudPc... pcs) {
    Arrays.stream(pcs).forEach(pc -> rows.put(pc.id(), pc));
  }

  synchronized void remove(String id) {
    rows.remove(id);
  }

  /** Runs when a page of the whole list was handed over; pages count from 1. */
  synchronized void afterPage(IntConsumer hook) {
    afterPage = hook;
  }

  /** Counts otherwise than the rows say; null for as they say. */
  synchronized void counts(Map<CloudPcStatus, Integer> wrong) {
    counts = wrong;
  }

  /** Every call that begins so fails from now on; null ends it. */
  synchronized void fail(String call, Kind kind) {
    if (kind == null) {
      failures.remove(call);
    } else {
      failures.put(call, GraphException.of(kind, "told to fail").build());
    }
  }

  synchronized void fail(String call, GraphException failure) {
    failures.put(call, failure);
  }

  /** What was asked since the last time this was asked. */
  synchronized List<String> calls() {
    List<String> since = List.copyOf(calls);
    calls.clear();
    return since;
  }

  private synchronized void asked(String call) throws GraphException {
    calls.add(call);
    failIfTold(call);
  }

  private synchronized void failIfTold(String call) throws GraphException {
    for (Map.Entry<String, GraphException> failure : failures.entrySet()) {
      if (call.startsWith(failure.getKey())) {
        throw failure.getValue();
      }
    }
  }

  @Override
  public void list(String filter, PageSink sink) throws GraphException {
    asked(filter == null ? "list" : "list " + filter);
    List<CloudPc> all = matching(filter);
    int page = 0;
    Instant askedAt = time.now();
    for (int from = 0; from < all.size(); from += pageSize) {
      page++;
      ListPage next = new ListPage(all.subList(from, Math.min(from + pageSize, all.size())), all.size(), askedAt);
      // As over the wire: the next page is asked for before this one is handed over.
      askedAt = time.now();
      sink.page(next);
      if (filter == null) {
        afterPage.accept(page);
        failIfTold("page " + (page + 1));
      }
    }
  }

  private synchronized List<CloudPc> matching(String filter) {
    if (filter == null) {
      return List.copyOf(rows.values());
    }
    Set<String> states = TERM.matcher(filter).results().map(term -> term.group(1)).collect(Collectors.toSet());
    return rows.values().stream().filter(pc -> states.contains(pc.status().text())).toList();
  }

  @Override
  public CloudPc get(String id) throws GraphException {
    asked("get " + id);
    synchronized (this) {
      CloudPc pc = rows.get(id);
      if (pc == null) {
        throw GraphException.of(Kind.NOT_FOUND, "gone").httpStatus(404).build();
      }
      return pc;
    }
  }

  @Override
  public Map<CloudPcStatus, Integer> countByStatus() throws GraphException {
    asked("count");
    synchronized (this) {
      return counts != null ? counts : counted(rows.values());
    }
  }

  private static Map<CloudPcStatus, Integer> counted(Collection<CloudPc> pcs) {
    return pcs.stream().collect(Collectors.toMap(CloudPc::status, pc -> 1, Integer::sum));
  }

  @Override
  public String raw(String id) {
    throw new AssertionError("the refresh has no use for raw bodies");
  }

  @Override
  public List<RemoteActionResult> remoteActionResults(String id) {
    throw new AssertionError("the refresh has no use for remote actions");
  }

  @Override
  public List<AuditEvent> auditEvents(String id) {
    throw new AssertionError("the refresh has no use for audit events");
  }
}
