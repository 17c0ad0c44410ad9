package org.cloudpcdesk.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Keeps the latest requests in memory. Thread-safe. */
final class RequestRing implements RequestLog {
  static final int MOST = 300;

  private final Gate gate;
  private final Deque<Entry> newestFirst = new ArrayDeque<>(MOST);

  RequestRing(Gate gate) {
    this.gate = gate;
  }

  synchronized void add(Entry entry) {
    if (newestFirst.size() == MOST) {
      newestFirst.removeLast();
    }
    newestFirst.addFirst(entry);
  }

  @Override
  public synchronized List<Entry> recent() {
    return List.copyOf(newestFirst);
  }

  @Override
  public List<Entry> about(String cloudPcId) {
    String segment = Addresses.segment(cloudPcId).toLowerCase(Locale.ROOT);
    return recent().stream().filter(entry -> entry.url().toLowerCase(Locale.ROOT).contains(segment)).toList();
  }

  @Override
  public double throttling() {
    return gate.throttling();
  }
}
