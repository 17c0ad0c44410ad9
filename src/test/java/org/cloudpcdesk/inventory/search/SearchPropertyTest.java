package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.cloudpcdesk.inventory.search.Search.Query;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One search, kept over long random sequences of keystrokes, views, orders, clock ticks and snapshot changes, must
 * always answer as an evaluator that remembers nothing. This is what narrowing and the kept keys and orders rest on.
 */
class SearchPropertyTest {
  private static final List<String> TEXTS =
      List.of("a", "grace", "in grace period", "bjorn", "GROSS", "2vcpu west", "cpc-", "jørgensen",
          "hibern", "\t ", "e e", "-");

  private final Inventory inventory = new Inventory();
  private final Search search = new Search();
  private String text = "";
  private BuiltInView view = BuiltInView.ALL;
  private List<Order> order = List.of();
  private Instant now = CloudPcFixtures.NOW;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void answersAsAnEvaluatorThatRemembersNothing(long seed) {
    Random random = new Random(seed);
    CloudPcFixtures fixtures = new CloudPcFixtures(seed);
    List<Inventory.Snapshot> snapshots = new ArrayList<>();
    inventory.replaceAll(CloudPcFixtures.rows(120, seed), now);
    int shown = 0;
    for (int step = 0; step < 400; step++) {
      String did = step(random, fixtures);
      snapshots.add(inventory.snapshot());
      Inventory.Snapshot snapshot =
          random.nextInt(20) == 0 ? snapshots.get(random.nextInt(snapshots.size())) : inventory.snapshot();
      Query query = new Query(text, view, order);

      View found = search.find(snapshot, query, now);

      assertThat(ids(found))
          .as("step %d: %s, then %s", step, did, query)
          .isEqualTo(NaiveSearch.find(snapshot, query, now));
      shown += found.size();
    }
    assertThat(shown).as("rows shown over all steps").isGreaterThan(2_000);
  }

  private String step(Random random, CloudPcFixtures fixtures) {
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> {
        String word = TEXTS.get(random.nextInt(TEXTS.size()));
        text = text + word.charAt(random.nextInt(word.length()));
      }
      case 4 -> text = TEXTS.get(random.nextInt(TEXTS.size()));
      case 5 -> text = TEXTS.get(random.nextInt(TEXTS.size())) + " " + text;
      case 6 -> text = text.substring(0, random.nextInt(text.length() + 1));
      case 7 -> text = "";
      case 8 -> view = BuiltInView.values()[random.nextInt(BuiltInView.values().length)];
      case 9 -> order = randomOrder(random);
      case 10 -> now = now.plus(Duration.ofMinutes(random.nextInt(600)));
      case 11 -> inventory.merge(changes(random, fixtures), now);
      case 12 -> inventory.remove(Set.of(any(random).pc().id(), any(random).pc().id() + "?", "none"), now);
      default -> inventory.replaceAll(rewritten(random, fixtures), now);
    }
    return "text '" + text + "'";
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
}
