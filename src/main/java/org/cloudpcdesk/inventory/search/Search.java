package org.cloudpcdesk.inventory.search;

import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.inventory.Inventory;
import org.jspecify.annotations.Nullable;

/**
 * Filters and orders snapshots. Prepares lower-case, accent-folded keys once per row and reuses them over snapshots and
 * keystrokes; narrowing a query searches the previous result only. Not thread-safe: one worker owns it.
 */
public final class Search {
  private @Nullable Arrangement arrangement;
  private @Nullable Filter filter;

  /** A column and a direction. */
  public record Order(Column column, boolean descending) {}

  /**
   * What to show.
   *
   * @param text words that must all be found, in any of device, person, plan, policy, status, region, image, display
   *     name or id; case and accents do not matter
   * @param view the built-in view to stay within
   * @param order most significant first; ties are broken by device, then id
   */
  public record Query(String text, BuiltInView view, List<Order> order) {
    public Query {
      order = List.copyOf(order);
    }
  }

  /** Answers a query. {@code now} decides what "within 24 hours" means. */
  public View find(Inventory.Snapshot snapshot, Query query, Instant now) {
    Arrangement arranged = Arrangement.of(snapshot, query.order(), arrangement);
    Filter filtered = Filter.of(arranged.keys, query, now, filter);
    arrangement = arranged;
    filter = filtered;
    return new View(snapshot, arranged.only(filtered.found()));
  }

  /** How many rows each built-in view holds, in the order of {@link BuiltInView#values}; one pass over the rows. */
  public static int[] counts(Inventory.Snapshot snapshot, Instant now) {
    BuiltInView[] views = BuiltInView.values();
    int[] counts = new int[views.length];
    for (Inventory.Row row : snapshot.rows()) {
      for (int i = 0; i < views.length; i++) {
        if (views[i].holds(row, now)) {
          counts[i]++;
        }
      }
    }
    return counts;
  }
}
