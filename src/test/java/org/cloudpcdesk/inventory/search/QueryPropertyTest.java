package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.query.CompletionPoint;
import org.cloudpcdesk.inventory.query.Fault;
import org.cloudpcdesk.inventory.query.FaultText;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.query.RowMatcher;
import org.cloudpcdesk.inventory.search.QueryGenerator.Generated;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.junit.jupiter.api.Test;

/**
 * 100,000 generated texts: half are queries that come with their meaning, half are those with something broken in them,
 * or not even that. None throws; what can be read means the same to the parser with either evaluator of the program,
 * and for the former that is what it was meant to mean.
 */
class QueryPropertyTest {
  private static final int EACH = 50_000;
  private static final ZonedDateTime NOW = CloudPcFixtures.NOW.atZone(ZoneId.of("Asia/Kolkata"));
  private static final String LETTERS = "ab1-:=<>\"()* \t\u00A0orandstusig\u0301ß\uD83D\uDE00\uD83D\u0000,%\\";
  private static final List<String> PIECES =
      List.of("status", "user:", "ends", "<", ">=", "24h", "is:", "grace", " or ", " and ", "-", "(", ")", "\"", "*",
          "today", "2026-03-02", "2026-99-99", " ", "plan=", "a", "99999999999h", "id:");

  private final Inventory inventory = new Inventory();
  private final Search search = new Search();

  @Test
  void aQueryMeansWhatItWasMeantToMean() {
    QueryGenerator generator = new QueryGenerator(new Random(20), NOW);
    List<Row> rows = fill();
    int found = 0;
    for (int i = 0; i < EACH; i++) {
      Generated generated = generator.next();
      ParsedQuery.Good good = good(generated.text());
      List<String> meant = ids(rows, generated.meaning());

      assertThat(byMatcher(rows, good)).as(generated.text()).isEqualTo(meant);
      if (i % 10 == 0) {
        assertThat(bySearch(good)).as(generated.text()).isEqualTo(meant);
      }
      found += meant.size();
    }
    assertThat(found).as("rows found, of %d looked at", EACH * rows.size()).isBetween(EACH, EACH * rows.size() / 2);
  }

  @Test
  void noTextThrowsAndAFaultIsWithinTheText() {
    Random random = new Random(21);
    QueryGenerator generator = new QueryGenerator(random, NOW);
    List<Row> rows = fill();
    int good = 0;
    for (int i = 0; i < EACH; i++) {
      String text = random.nextInt(3) > 0 ? broken(generator.next().text(), random) : noise(random);
      CompletionPoint point = CompletionPoint.of(text, random.nextInt(text.length() + 1));
      assertThat(point.to()).as(text).isBetween(point.from(), text.length());
      switch (QueryParser.parse(text)) {
        case ParsedQuery.Good read -> {
          good++;
          if (i % 10 == 0) {
            assertThat(bySearch(read)).as(text).isEqualTo(byMatcher(rows, read));
          }
        }
        case ParsedQuery.Bad(String _, Fault fault) -> {
          assertThat(fault.position()).as(text).isBetween(0, text.length() - 1);
          assertThat(fault.length()).as(text).isBetween(1, text.length() - fault.position());
          assertThat(text.substring(fault.position(), fault.position() + fault.length()))
              .as(text)
              .isEqualTo(fault.found());
          if (i % 50 == 0) {
            assertThat(FaultText.of(fault)).as(text).isNotBlank();
          }
        }
      }
    }
    assertThat(good).as("texts that could be read").isBetween(EACH / 10, EACH * 9 / 10);
  }

  private List<Row> fill() {
    List<CloudPc> pcs = new ArrayList<>(CloudPcFixtures.rows(17, 4));
    pcs.add(pcs.removeFirst().toBuilder().managedDeviceId("A-1").aadDeviceId("Bjorn-2e").build());
    pcs.add(CloudPc.builder("only-an-id").build());
    inventory.replaceAll(pcs, NOW.toInstant().minusSeconds(7_200));
    CloudPcFixtures fixtures = new CloudPcFixtures(5);
    inventory.merge(pcs.stream().limit(5).map(fixtures::changed).toList(), NOW.toInstant().minusSeconds(100));
    inventory.mark(pcs.stream().skip(3).limit(4).map(CloudPc::id).toList(), NOW.toInstant());
    return inventory.snapshot().rows();
  }

  private static String broken(String text, Random random) {
    StringBuilder broken = new StringBuilder(text);
    for (int times = random.nextInt(3); times >= 0; times--) {
      int at = random.nextInt(broken.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> broken.setLength(at);
        case 1 -> broken.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> broken.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
    }
    return broken.toString();
  }

  private static String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    for (int pieces = random.nextInt(8); pieces >= 0; pieces--) {
      if (random.nextBoolean()) {
        noise.append(PIECES.get(random.nextInt(PIECES.size())));
      } else {
        noise.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
    }
    return noise.toString();
  }

  private static List<String> byMatcher(List<Row> rows, ParsedQuery.Good query) {
    RowMatcher matcher = new RowMatcher(query.condition(), () -> NOW);
    return ids(rows, row -> matcher.matches(row, row.marked() != null));
  }

  private List<String> bySearch(ParsedQuery.Good query) {
    View view =
        search.find(inventory.snapshot(), new Search.Query(query, ParsedQuery.EVERYTHING, List.of()), NOW);
    List<Integer> numbers = new ArrayList<>();
    for (int place = 0; place < view.size(); place++) {
      numbers.add(inventory.snapshot().numberOf(view.row(place).pc().id()));
    }
    return numbers.stream().sorted().map(number -> inventory.snapshot().rows().get(number).pc().id()).toList();
  }

  private static List<String> ids(List<Row> rows, Predicate<Row> wanted) {
    return rows.stream().filter(wanted).map(row -> row.pc().id()).toList();
  }

  private static ParsedQuery.Good good(String text) {
    assertThat(QueryParser.parse(text)).as(text).isInstanceOf(ParsedQuery.Good.class);
    return (ParsedQuery.Good) QueryParser.parse(text);
  }
}
