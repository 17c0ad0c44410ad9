package org.cloudpcdesk.inventory.search;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.query.Condition;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.TextMatch;
import org.jspecify.annotations.Nullable;

/**
 * Filters and orders snapshots. What is prepared for it is kept over keystrokes, and over snapshots as far as it still
 * holds. Not thread-safe: one worker owns it, and is helped by the common pool.
 */
public final class Search {
  private @Nullable Prepared prepared;

  /** A column and a direction. */
  public record Order(Column column, boolean descending) {}

  /**
   * What to show.
   *
   * @param text what the administrator asks for
   * @param view what the view holds in which that is looked for
   * @param order most significant first; ties are broken by device, then id
   */
  public record Query(ParsedQuery.Good text, ParsedQuery.Good view, List<Order> order) {
    public Query {
      order = List.copyOf(order);
    }
  }

  /**
   * Answers a query.
   *
   * @param now the present moment in the administrator's time zone, which says when days begin
   */
  public View find(Inventory.Snapshot snapshot, Query query, ZonedDateTime now) {
    Prepared rows = prepared(snapshot);
    Condition both = new Condition.All(List.of(query.view().condition(), query.text().condition()));
    RowSet found = rows.evaluator.find(both, now);
    return new View(snapshot, rows.arrangement(query.order()).only(found));
  }

  /** How many rows answer to each of several queries, in their order. */
  public int[] counts(Inventory.Snapshot snapshot, List<ParsedQuery.Good> queries, ZonedDateTime now) {
    Evaluator rows = prepared(snapshot).evaluator;
    return queries.stream().mapToInt(query -> rows.find(query.condition(), now).size()).toArray();
  }

  /** Does ahead of time what the first word or time that is typed would have to wait for. */
  public void prepare(Inventory.Snapshot snapshot) {
    Keys keys = prepared(snapshot).keys;
    Part.ANYWHERE.forEach(keys::texts);
    List.of(Field.ENDS, Field.SEEN, Field.CHANGED).forEach(keys::times);
  }

  /**
   * What can stand at a place of a query that is being written, the likeliest first.
   *
   * @param caret how many UTF-16 units of the text stand before the place
   * @param most how many suggestions at most
   */
  public Completion complete(Inventory.Snapshot snapshot, String text, int caret, int most, ZonedDateTime now) {
    Prepared rows = prepared(snapshot);
    return new Completer(rows.keys, rows.evaluator, now, most).complete(text, caret);
  }

  /** The people whose names answer best to what was typed, best first, but for a typing error; see {@link NameScore}. */
  public List<Person> people(Inventory.Snapshot snapshot, String typed, int most) {
    Keys rows = prepared(snapshot).keys;
    OwnTexts names = rows.texts(Part.USER);
    return NameHits.best(names, rows.size(), NameScore.of(typed), most).stream()
        .map(first -> new Person(rows.row(first).pc().personLabel(), withName(rows, names.get(first))))
        .toList();
  }

  private static List<Row> withName(Keys rows, String name) {
    RowSet found = RowSet.none(rows.size());
    Needle whole = Needle.of(new TextMatch.Whole(name));
    rows.texts(Part.USER).find(whole, RowSet.all(rows.size()), found);
    List<Row> all = new ArrayList<>();
    for (int row = found.next(0, rows.size()); row < rows.size(); row = found.next(row + 1, rows.size())) {
      all.add(rows.row(row));
    }
    return all;
  }

  /** The Cloud PCs whose device names answer best to what was typed; one of each name. */
  public List<Row> devices(Inventory.Snapshot snapshot, String typed, int most) {
    Keys rows = prepared(snapshot).keys;
    return NameHits.best(rows.texts(Part.DEVICE), rows.size(), NameScore.of(typed), most).stream()
        .map(rows::row)
        .toList();
  }

  private Prepared prepared(Inventory.Snapshot snapshot) {
    Prepared rows = prepared;
    if (rows == null || rows.keys.snapshot != snapshot) {
      rows = new Prepared(snapshot, rows);
      prepared = rows;
    }
    return rows;
  }

  /** What is kept of one snapshot. */
  private static final class Prepared {
    private final Keys keys;
    private final Columns columns;
    private final Evaluator evaluator;
    private @Nullable Arrangement arrangement;

    Prepared(Inventory.Snapshot snapshot, @Nullable Prepared before) {
      keys = new Keys(snapshot, before == null ? null : before.keys);
      columns = new Columns(keys, before == null ? null : before.columns);
      evaluator = new Evaluator(keys);
    }

    Arrangement arrangement(List<Order> order) {
      Arrangement known = arrangement;
      if (known == null || !known.isBy(order)) {
        known = Arrangement.of(columns, keys.size(), order);
        arrangement = known;
      }
      return known;
    }
  }
}
