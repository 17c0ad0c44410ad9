package org.cloudpcdesk.bench;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.query.Condition;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.FieldValues;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.query.RowMatcher;
import org.cloudpcdesk.inventory.query.TextMatch;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.model.CloudPcFixtures;

/**
 * Every keystroke of ten searches at 100,000 rows, text to ordered rows ready for the grid, against a FilteredList and a
 * SortedList over the same rows. Those get as much prepared as they can make use of: one folded text a row. The ratio
 * says how many times faster ours is.
 */
final class FilterBench {
  private static final int ROWS = 100_000;
  private static final int ROUNDS = 12;
  private static final int WARM_UP = 6;
  private static final ZonedDateTime NOW = CloudPcFixtures.NOW.atZone(ZoneOffset.UTC);
  private static final List<Search.Order> BY_PERSON = List.of(new Search.Order(Column.PERSON, false));

  private static final List<String> SEARCHES =
      List.of(
          "ada",
          "almeida contoso",
          "jørgensen 4vcpu",
          "cpc-bj",
          "grace west",
          "finance eu windows 11",
          "status:grace user:a*",
          "plan:\"4vcpu\" -region:west",
          "ends<24h",
          "(failed or grace) engineering");

  /** What the lists hold: a row with its texts folded once. */
  private record Prepared(Row row, String text, String person, String device) {
    static Prepared of(Row row) {
      String text =
          Stream.of(Field.STATUS, Field.USER, Field.DEVICE, Field.PLAN, Field.POLICY, Field.REGION, Field.IMAGE,
                  Field.NAME)
              .flatMap(field -> FieldValues.of(field, row.pc()).stream())
              .collect(Collectors.joining("\n", "", "\n" + Fold.fold(row.pc().id())));
      return new Prepared(row, text, Fold.fold(row.pc().personLabel()), Fold.fold(row.pc().deviceLabel()));
    }
  }

  private final Inventory inventory = new Inventory();
  private final FilteredList<Prepared> filtered;
  private final SortedList<Prepared> sorted;

  private FilterBench() {
    inventory.replaceAll(CloudPcFixtures.rows(ROWS, 5), CloudPcFixtures.NOW);
    filtered =
        new FilteredList<>(
            FXCollections.observableArrayList(inventory.snapshot().rows().stream().map(Prepared::of).toList()));
    sorted =
        new SortedList<>(
            filtered,
            Comparator.comparing((Prepared one) -> one.person.isEmpty())
                .thenComparing(Prepared::person)
                .thenComparing(Prepared::device));
  }

  static void run() {
    FilterBench bench = new FilterBench();
    List<Double> ours = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      // Begins anew, because what was typed in the round before is remembered.
      Search search = new Search();
      search.find(bench.inventory.snapshot(), new Search.Query(ParsedQuery.EVERYTHING, ParsedQuery.EVERYTHING,
          BY_PERSON), NOW);
      search.prepare(bench.inventory.snapshot());
      boolean counts = round >= WARM_UP;
      for (String text : SEARCHES) {
        for (int end = 1; end <= text.length(); end++) {
          String typed = text.substring(0, end);
          int one = time(counts ? ours : new ArrayList<>(), () -> bench.ours(search, typed));
          if (round % 3 == 0) {
            int other = time(round == 0 ? new ArrayList<>() : peer, () -> bench.peer(typed));
            if (one != other) {
              throw new IllegalStateException("'%s' finds %d and %d rows".formatted(typed, one, other));
            }
          }
        }
        time(new ArrayList<>(), () -> bench.ours(search, ""));
      }
    }
    Bench.print("filter", percentile(ours, 99), percentile(peer, 99), "ms", percentile(peer, 99) / percentile(ours, 99));
    Bench.print("filter mean", mean(ours), mean(peer), "ms", mean(peer) / mean(ours));
    bench.orders();
    bench.changes();
  }

  private int ours(Search search, String typed) {
    return QueryParser.parse(typed) instanceof ParsedQuery.Good good
        ? search.find(inventory.snapshot(), new Search.Query(good, ParsedQuery.EVERYTHING, BY_PERSON), NOW).size()
        : -1;
  }

  /** Reads the last row, because a list that nobody reads may not have been put in order yet. */
  private int peer(String typed) {
    if (!(QueryParser.parse(typed) instanceof ParsedQuery.Good good)) {
      return -1;
    }
    filtered.setPredicate(predicate(good.condition()));
    if (!sorted.isEmpty()) {
      sorted.getLast();
    }
    return sorted.size();
  }

  private static Predicate<Prepared> predicate(Condition condition) {
    return switch (condition) {
      case Condition.Anywhere(TextMatch.Contains(String part)) -> one -> one.text.contains(part);
      case Condition.All(List<Condition> parts) ->
          parts.stream().map(FilterBench::predicate).reduce(one -> true, Predicate::and);
      case Condition.Any(List<Condition> parts) ->
          parts.stream().map(FilterBench::predicate).reduce(one -> false, Predicate::or);
      case Condition.Not(Condition part) -> predicate(part).negate();
      default -> {
        RowMatcher matcher = new RowMatcher(condition, () -> NOW);
        yield one -> matcher.matches(one.row, one.row.marked() != null);
      }
    };
  }

  /** A click on the header of each column, none of them clicked before. */
  private void orders() {
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Search search = new Search();
      ours(search, "");
      search.prepare(inventory.snapshot());
      for (Column column : Column.values()) {
        List<Search.Order> order = List.of(new Search.Order(column, false));
        Search.Query query = new Search.Query(ParsedQuery.EVERYTHING, ParsedQuery.EVERYTHING, order);
        time(round < WARM_UP ? new ArrayList<>() : ours, () -> search.find(inventory.snapshot(), query, NOW).size());
      }
    }
    List<Double> peer = new ArrayList<>();
    filtered.setPredicate(null);
    for (int round = 0; round < 4; round++) {
      sorted.setComparator(Comparator.comparing(one -> one.row.pc().id()));
      time(
          peer,
          () -> {
            sorted.setComparator(Comparator.comparing(Prepared::device).thenComparing(Prepared::person));
            return sorted.size();
          });
    }
    Bench.print("filter new order", percentile(ours, 99), mean(peer), "ms", mean(peer) / percentile(ours, 99));
  }

  /** What one row in a hundred that changed costs until the same search is answered again. */
  private void changes() {
    CloudPcFixtures fixtures = new CloudPcFixtures(6);
    Search search = new Search();
    ours(search, "ada");
    search.prepare(inventory.snapshot());
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Row> rows = inventory.snapshot().rows();
      int first = round;
      inventory.merge(
          IntStream.range(0, ROWS / 100).mapToObj(i -> fixtures.changed(rows.get(i * 100 + first).pc())).toList(),
          CloudPcFixtures.NOW.plusSeconds(round + 1));
      time(round < WARM_UP ? new ArrayList<>() : ours, () -> ours(search, "ada"));
    }
    List<Double> whole = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      time(whole, () -> ours(new Search(), "ada"));
    }
    Bench.print("filter after a change", mean(ours), mean(whole), "ms", mean(whole) / mean(ours));
  }

  private static int time(List<Double> into, IntSupplier work) {
    long begun = System.nanoTime();
    int result = work.getAsInt();
    into.add((System.nanoTime() - begun) / 1e6);
    return result;
  }

  private static double percentile(List<Double> times, int percent) {
    List<Double> sorted = times.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static double mean(List<Double> times) {
    return times.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
