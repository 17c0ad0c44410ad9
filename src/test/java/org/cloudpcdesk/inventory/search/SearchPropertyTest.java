package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.search.QueryGenerator.Generated;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.cloudpcdesk.inventory.search.Search.Query;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One search, kept over long random sequences of keystrokes, queries, views, orders, clock ticks and snapshot changes,
 * must always answer as an evaluator that remembers nothing. This is what narrowing and the kept texts and orders rest
 * on. The larger tenants have several blocks.
 */
class SearchPropertyTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final List<String> WORDS =
      List.of("a", "grace", "in", "bjorn", "GROSS", "2vcpu", "west", "cpc-", "jørgensen", "hibern", "e", "contoso.com");

  private final Inventory inventory = new Inventory();
  private final Search search = new Search();
  private final List<String> words = new ArrayList<>();
  private Generated typed = QueryGenerator.EVERYTHING;
  private Generated view = QueryGenerator.EVERYTHING;
  private List<Order> order = List.of();
  private ZonedDateTime now = CloudPcFixtures.NOW.atZone(ZONE);

  @ParameterizedTest
  @CsvSource({"1, 120, 400", "2, 120, 400", "3, 120, 400", "4, 120, 400", "5, 3000, 60", "6, 1100, 60"})
  void answersAsAnEvaluatorThatRemembersNothing(long seed, int rows, int steps) {
    Random random = new Random(seed);
    QueryGenerator generator = new QueryGenerator(random, now);
    CloudPcFixtures fixtures = new CloudPcFixtures(seed);
    List<Inventory.Snapshot> snapshots = new ArrayList<>();
    inventory.replaceAll(CloudPcFixtures.rows(rows, seed), asked());
    int shown = 0;
    for (int step = 0; step < steps; step++) {
      step(random, generator, fixtures);
      snapshots.add(inventory.snapshot());
      Inventory.Snapshot snapshot =
          random.nextInt(20) == 0 ? snapshots.get(random.nextInt(snapshots.size())) : inventory.snapshot();
      Query query = new Query(good(String.join(" ", words) + grouped(typed.text())), good(view.text()), order);
      Predicate<Row> meaning = view.meaning().and(typed.meaning());
      for (String word : words) {
        meaning = meaning.and(generator.word(word).meaning());
      }

      View found = search.find(snapshot, query, now);
      int[] counted = search.counts(snapshot, List.of(good(view.text())), now);

      assertThat(ids(found))
          .as("step %d: %s", step, query)
          .isEqualTo(NaiveSearch.find(snapshot, meaning, order));
      assertThat(counted).containsExactly((int) snapshot.rows().stream().filter(view.meaning()).count());
      shown += found.size();
    }
    assertThat(shown).as("rows shown over all steps").isGreaterThan(1_000);
  }

  private void step(Random random, QueryGenerator generator, CloudPcFixtures fixtures) {
    switch (random.nextInt(15)) {
      case 0, 1, 2, 3 -> type(random);
      case 4 -> words.add(WORDS.get(random.nextInt(WORDS.size())));
      case 5 -> words.addFirst(WORDS.get(random.nextInt(WORDS.size())));
      case 6 -> words.subList(words.size() / 2, words.size()).clear();
      case 7 -> words.clear();
      case 8 -> typed = random.nextBoolean() ? QueryGenerator.EVERYTHING : generator.next();
      case 9 -> view = random.nextBoolean() ? QueryGenerator.EVERYTHING : generator.next();
      case 10 -> order = randomOrder(random);
      case 11 -> {
        now = now.plusMinutes(random.nextInt(600));
        generator.setNow(now);
      }
      case 12 -> inventory.merge(changes(random, fixtures), asked());
      case 13 -> inventory.remove(Set.of(any(random).pc().id(), any(random).pc().id() + "?", "none"), asked());
      default -> inventory.replaceAll(rewritten(random, fixtures), asked());
    }
  }

  /** One key: a letter more at the end of the last word, or one less. */
  private void type(Random random) {
    String word = words.isEmpty() ? "" : words.removeLast();
    String letters = WORDS.get(random.nextInt(WORDS.size()));
    boolean longer = word.isEmpty() || random.nextInt(3) > 0;
    String next = longer ? word + letters.charAt(0) : word.substring(0, word.length() - 1);
    if (!next.isEmpty() && !next.equals("or")) {
      words.add(next);
    }
  }
  private List<Order> randomOrder(Random random) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(i -> new Order(Column.values()[random.nextInt(Column.values().length)], random.nextBoolean()))
        .toList();
  }

  private List<CloudPc> changes(Random random, CloudPcFixtures fixtures) {
    CloudPc same = any(random).pc();
    return List.of(fixtures.next(), fixtures.changed(any(random).pc()), same.toBuilder().build());
  }

  private List<CloudPc> rewritten(Random random, CloudPcFixtures fixtures) {
    List<CloudPc> rows = new ArrayList<>();
    for (Row row : inventory.snapshot().rows()) {
      switch (random.nextInt(12)) {
        case 0 -> rows.add(fixtures.changed(row.pc()));
        case 1 -> rows.add(fixtures.next());
        default -> rows.add(row.pc().toBuilder().build());
      }
    }
    return rows;
  }

  private Row any(Random random) {
    List<Row> rows = inventory.snapshot().rows();
    return rows.get(random.nextInt(rows.size()));
  }

  private static List<String> ids(View view) {
    return IntStream.range(0, view.size()).mapToObj(place -> view.row(place).pc().id()).toList();
  }

  private static String grouped(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private Instant asked() {
    return now.toInstant();
  }

  private static ParsedQuery.Good good(String text) {
    return (ParsedQuery.Good) QueryParser.parse(text);
  }
}
