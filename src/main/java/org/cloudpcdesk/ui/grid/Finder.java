package org.cloudpcdesk.ui.grid;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudpcdesk.inventory.GoneCloudPcs;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.inventory.search.View;
import org.jspecify.annotations.Nullable;

/** Finds the rows to show, and counts what each view holds: with each snapshot and each minute, not with each key. */
final class Finder {

  /**
   * What is asked.
   *
   * @param gone whether to look among the Cloud PCs that are gone instead of those that are there
   * @param views those to be counted
   */
  record Question(Search.Query query, boolean gone, List<ShownView> views) {}

  /**
   * An answer.
   *
   * @param counts how many rows each view holds
   */
  record Found(Question question, View view, Map<ShownView, Integer> counts) {}

  /** What counts hold for. */
  private record Basis(long version, Snapshot gone, ZonedDateTime minute, List<ShownView> views) {}

  private final SearchWorker worker;
  private final GoneCloudPcs gone;
  private final Consumer<Found> receiver;
  private final Search amongGone = new Search();
  private @Nullable Basis basis;
  private Map<ShownView, Integer> counts = Map.of();

  /** @param receiver gets the answers on the worker's thread, in order */
  Finder(SearchWorker worker, GoneCloudPcs gone, Consumer<Found> receiver) {
    this.worker = worker;
    this.gone = gone;
    this.receiver = receiver;
  }

  /** Asks; an older question that is still waiting is forgotten. */
  void ask(Question question) {
    worker.ask(
        SearchWorker.Kind.ROWS,
        (search, snapshot, now) -> {
          Snapshot left = gone.snapshot();
          View view =
              question.gone()
                  ? amongGone.find(left, question.query(), now)
                  : search.find(snapshot, question.query(), now);
          view.prepare();
          receiver.accept(new Found(question, view, counts(search, snapshot, left, now, question.views())));
          search.prepare(snapshot);
        });
  }

  private Map<ShownView, Integer> counts(
      Search search, Snapshot snapshot, Snapshot left, ZonedDateTime now, List<ShownView> views) {
    Basis next = new Basis(snapshot.version(), left, now.truncatedTo(ChronoUnit.MINUTES), views);
    if (next.equals(basis)) {
      return counts;
    }
    List<ShownView> readable = new ArrayList<>();
    List<ParsedQuery.Good> queries = new ArrayList<>();
    for (ShownView view : views) {
      if (!view.equals(ShownView.GONE) && view.query() instanceof ParsedQuery.Good good) {
        readable.add(view);
        queries.add(good);
      }
    }
    int[] numbers = search.counts(snapshot, queries, now);
    Map<ShownView, Integer> byView = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      byView.put(readable.get(i), numbers[i]);
    }
    byView.put(ShownView.GONE, left.rows().size());
    basis = next;
    counts = Collections.unmodifiableMap(byView);
    return counts;
  }
}
