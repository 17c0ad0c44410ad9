package org.cloudpcdesk.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.DirectoryApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.Organization;
import org.cloudpcdesk.model.Person;
import org.cloudpcdesk.model.RemoteActionResult;
import org.cloudpcdesk.model.SubscribedSku;
import org.cloudpcdesk.platform.Time;

/** A service that answers what a test says, and keeps what it was asked. */
public final class ScriptedService implements CloudPcApi, CloudPcActions, DirectoryApi, RequestLog {
  /** What was asked, in order: "raw cpc-1". */
  public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  public final List<RequestLog.Entry> requests = new ArrayList<>();
  public List<RemoteActionResult> actions = List.of();
  public List<AuditEvent> audit = List.of();
  public List<Person.License> licenses = List.of();
  public Person person = new Person("u-1", "Ada Example", "ada@contoso.example", null, "Engineer", "Research", true);
  public String raw = "{\"id\":\"cpc-1\",\"size\":1.50}";
  public GraphException failure;
  /** Whose end is refused, and as what. */
  public final Map<String, GraphException.Kind> refused = new HashMap<>();
  public List<SubscribedSku> skus;
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final Time time;

  public ScriptedService(Time time) {
    this.time = time;
  }

  private void ask(String what) throws GraphException {
    asked.add(what);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public String raw(String id) throws GraphException {
    ask("raw " + id);
    return raw;
  }

  @Override
  public List<RemoteActionResult> remoteActionResults(String id) throws GraphException {
    ask("actions " + id);
    return actions;
  }

  @Override
  public List<AuditEvent> auditEvents(String id) throws GraphException {
    ask("audit " + id);
    return audit;
  }

  @Override
  public Person person(String id) throws GraphException {
    ask("person " + id);
    return person;
  }

  @Override
  public List<Person.License> licenses(String id) throws GraphException {
    ask("licenses " + id);
    return licenses;
  }

  /** Shows every Cloud PC in grace until its grace period was ended, then as gone. */
  @Override
  public CloudPc get(String id) throws GraphException {
    ask("get " + id);
    if (ended.contains(id)) {
      throw GraphException.of(GraphException.Kind.NOT_FOUND, "scripted").build();
    }
    return DeskBench.inGrace(id);
  }

  @Override
  public void list(String filter, PageSink sink) throws GraphException {
    ask("list");
    sink.page(new ListPage(List.of(), null, time.now()));
  }

  @Override
  public Accepted endGracePeriod(String id) throws GraphException {
    ask("end " + id);
    if (refused.containsKey(id)) {
      throw GraphException.of(refused.get(id), "scripted").delivery(GraphException.Delivery.REFUSED).build();
    }
    ended.add(id);
    return new Accepted(time.now(), null, "service-" + id, "client-" + id);
  }

  @Override
  public Map<CloudPcStatus, Integer> countByStatus() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Organization organization() {
    throw new AssertionError("no screen asks how the tenant is called");
  }

  @Override
  public List<SubscribedSku> subscribedSkus() throws GraphException {
    if (skus == null) {
      throw GraphException.of(GraphException.Kind.CONSENT_MISSING, "not granted").build();
    }
    return skus;
  }

  @Override
  public List<RequestLog.Entry> recent() {
    return List.copyOf(requests);
  }

  @Override
  public List<RequestLog.Entry> about(String cloudPcId) {
    return requests.stream().filter(request -> request.url().contains(cloudPcId)).toList();
  }

  @Override
  public double throttling() {
    return 0;
  }
}
