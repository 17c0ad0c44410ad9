package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.query.RowMatcher;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Every query that the manual shows is put into the search field, and finds what it says. */
class DocumentedQueriesTest extends WindowTest {
  private static final Pattern LINE = Pattern.compile("^\\| (`.+`) \\| .+\\|$");
  private static final Pattern QUERY = Pattern.compile("`([^`]+)`");


  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
    bench.tenant.putAll(CloudPcFixtures.rows(500, 20260302));
  }

  /** Those of the table, and those that the views stand for. */
  private static List<String> documented() throws IOException {
    String page = Files.readString(Path.of("src", "site", "markdown", "query-language.md"));
    String language = page.substring(0, page.indexOf("**Grammar**"));
    List<String> queries = new ArrayList<>();
    for (String line : language.split("\n")) {
      Matcher row = LINE.matcher(line);
      if (row.matches()) {
        QUERY.matcher(row.group(1)).results().map(found -> found.group(1)).forEach(queries::add);
      }
    }
    return queries;
  }

  /** As the issue tracker and older hands write them. */
  private static Stream<String> usual() {
    return Stream.of(
        "status:grace", "user:ali*", "plan:\"4vcpu\"", "policy:hr", "region:west", "type:frontline", "ends<24h", "ends:today",
        "seen>2d", "changed<1h", "-plan:2vcpu", "(grace or failed)", "\"exact words\"", "id:pc");
  }

  @Test
  void eachDocumentedQueryFindsWhatItSays() throws IOException {
    bench.load(500);
    List<String> queries = Stream.concat(documented().stream(), usual()).distinct().toList();
    assertThat(queries).hasSizeGreaterThan(20).contains("is:marked", "(failed or grace) -west");
    int finding = 0;
    for (String query : queries) {
      assertThat(QueryParser.parse(query)).as(query).isInstanceOf(ParsedQuery.Good.class);
      Set<String> expected = expected(query);
      onFx(() -> bench.model().grid().text().set(query));
      eventually(query + " finds " + expected.size(), () -> shown().equals(expected));
      assertThat(onFx(() -> bench.node("searchFault").isVisible())).as(query).isFalse();
      finding += expected.isEmpty() ? 0 : 1;
    }
    // Queries that find nothing here would prove little.
    assertThat(finding).isGreaterThan(queries.size() / 2);
  }

  private Set<String> expected(String query) {
    ParsedQuery.Good good = (ParsedQuery.Good) QueryParser.parse(query);
    RowMatcher matcher = new RowMatcher(good.condition(), () -> bench.time.now().atZone(ZoneOffset.UTC));
    return bench.inventory.snapshot().rows().stream()
        .filter(row -> matcher.matches(row, row.marked() != null))
        .map(row -> row.pc().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** On the UI thread. */
  private Set<String> shown() {
    return bench.table().getItems().stream().map(row -> row.pc().id()).collect(Collectors.toCollection(TreeSet::new));
  }
}
