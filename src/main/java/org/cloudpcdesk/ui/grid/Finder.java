package org.cloudpcdesk.ui.grid;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.inventory.search.View;
import org.jspecify.annotations.Nullable;

/** Finds the rows to show, and counts what each view holds: with each snapshot and each minute, not with each key. */
final class Finder {

  /**
   * An answer.
   *
   * @param query what was asked
   * @param counts how many rows each view holds
   */
  record Found(Search.Query query, View view, Map<ShownView, Integer> counts) {}

  /** What counts hold for. */
  private record Basis(long version, ZonedDateTime minute, List<ShownView> views) {}

  private final SearchWorker worker;
  private final Consumer<Found> receiver;
  private @Nullable Basis basis;
  private Map<ShownView, Integer> counts = Map.of();

  /** @param receiver gets the answers on the worker's thread, in order */
  Finder(SearchWorker worker, Consumer<Found> receiver) {
    this.worker = worker;
    this.receiver = receiver;
  }

  /**
   * Asks; an older query that is still waiting is forgotten.
   *
   * @param views those to be counted
   */
  void ask(Search.Query query, List<ShownView> views) {
    worker.ask(
        SearchWorker.Kind.ROWS,
        (search, snapshot, now) -> {
          View view = search.find(snapshot, query, now);
          receiver.accept(new Found(query, view, counts(search, snapshot, now, views)));
          search.prepare(snapshot);
        });
  }

  private Map<ShownView, Integer> counts(Search search, Snapshot snapshot, ZonedDateTime now, List<ShownView> views) {
    Basis next = new Basis(snapshot.version(), now.truncatedTo(ChronoUnit.MINUTES), views);
    if (next.equals(basis)) {
      return counts;
    }
    List<ShownView> readable = new ArrayList<>();
    List<ParsedQuery.Good> queries = new ArrayList<>();
    for (ShownView view : views) {
      if (view.query() instanceof ParsedQuery.Good good) {
        readable.add(view);
        queries.add(good);
      }
    }
    int[] numbers = search.counts(snapshot, queries, now);
    Map<ShownView, Integer> byView = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      byView.put(readable.get(i), numbers[i]);
    }
    basis = next;
    counts = Collections.unmodifiableMap(byView);
    return counts;
  }
}
