package org.cloudpcdesk.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is to go wrong. A rule is matched by the request's method ({@code *} for any) and by a regular expression that
 * is looked for in its path and query as they came, requests inside a batch included. Sign-in pages know latencies,
 * dropped connections and server errors only. Rules are tried in the order in which they were made; of those that
 * match, all latencies and the first other one take effect. Thread-safe.
 */
public final class Faults {

  private static final class Rule {
    final String method;
    final Pattern path;
    final Fault fault;
    int left;

    Rule(String method, Pattern path, Fault fault, int left) {
      this.method = method;
      this.path = path;
      this.fault = fault;
      this.left = left;
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  Faults() {}

  /** Lets something go wrong with the next request that matches. */
  public void once(String method, String pathRegex, Fault fault) {
    times(1, method, pathRegex, fault);
  }

  /** Lets something go wrong with so many requests that match. */
  public synchronized void times(int count, String method, String pathRegex, Fault fault) {
    rules.add(new Rule(method, Pattern.compile(pathRegex), fault, count));
  }

  /** Lets something go wrong with every request that matches, until {@link #clear}. */
  public void always(String method, String pathRegex, Fault fault) {
    times(Integer.MAX_VALUE, method, pathRegex, fault);
  }

  /** Lets nothing go wrong any more. */
  public synchronized void clear() {
    rules.clear();
  }

  /** How many of the faults asked for have not happened yet; standing ones are not counted. */
  public synchronized int pending() {
    return rules.stream().filter(rule -> rule.left != Integer.MAX_VALUE).mapToInt(rule -> rule.left).sum();
  }

  /** What goes wrong with a request; each counts as having happened. */
  synchronized List<Fault> take(String method, String target) {
    List<Fault> taken = new ArrayList<>();
    boolean broken = false;
    for (Rule rule : rules) {
      boolean matches =
          (rule.method.equals("*") || rule.method.equalsIgnoreCase(method)) && rule.path.matcher(target).find();
      boolean latency = rule.fault instanceof Fault.Latency;
      if (matches && rule.left > 0 && (latency || !broken)) {
        taken.add(rule.fault);
        broken |= !latency;
        if (rule.left != Integer.MAX_VALUE) {
          rule.left--;
        }
      }
    }
    rules.removeIf(rule -> rule.left == 0);
    return taken;
  }
}
