package org.cloudpcdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.inventory.search.Search;
import org.cloudpcdesk.inventory.search.View;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.sample.ManualClock;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The way of 100,000 Cloud PCs from the wire into the inventory, through a search and a refresh. The bounds are many
 * times what a slow computer needs: they catch work that grows with the square of the rows, not a slow day.
 */
@Timeout(600)
class HundredThousandTest {
  private static final int ROWS = 100_000;
  private static final Duration MOST_FOR_ONE_KEY = Duration.ofSeconds(5);

  private final SimulatedTime time = SimulatedTime.start();
  private final Inventory inventory = new Inventory();

  @Test
  void areListedFoundOrderedAndRefreshed() throws IOException {
    try (SampleTenant tenant =
        SampleTenant.start(
            SampleOptions.DEFAULTS.withCloudPcs(ROWS).withSpeed(0), new ManualClock(time.now()))) {
      GraphServices graph = open(tenant);

      assertThat(list(graph).added()).as("the pages had been merged as they came").isEmpty();

      Inventory.Snapshot listed = inventory.snapshot();
      assertThat(listed.rows()).extracting(row -> row.pc().id()).containsExactlyElementsOf(tenant.control().ids());
      Inventory.Row wanted = listed.rows().get(77_777);
      Search search = new Search();
      find(search, listed, "");
      View found = quickly(() -> find(search, listed, wanted.pc().id()));
      assertThat(found.size()).isEqualTo(1);
      assertThat(found.row(0)).isSameAs(wanted);

      tenant.control().delete(wanted.pc().id());
      time.advance(Duration.ofMinutes(5));
      Inventory.ChangeSet refreshed = list(graph);

      assertThat(refreshed.removed()).containsExactly(wanted.pc().id());
      assertThat(refreshed.added()).isEmpty();
      assertThat(refreshed.changed()).isEmpty();
      Inventory.Snapshot after = inventory.snapshot();
      assertThat(after.rows()).hasSize(ROWS - 1);
      assertThat(quickly(() -> find(search, after, wanted.pc().id())).size()).isZero();
      assertThat(quickly(() -> find(search, after, "")).size()).isEqualTo(ROWS - 1);
    }
  }

  private GraphServices open(SampleTenant tenant) {
    GraphOptions options =
        new GraphOptions(
            tenant.graphRoot(), "CloudPcDesk/test", false, Duration.ofSeconds(10), Duration.ofSeconds(60));
    String token = tenant.accessToken();
    return GraphServices.open(options, (permission, renew) -> token, time, new SplittableRandom(17));
  }

  /** Lists everything as the live refresh does: merges page by page, and ends with the whole. */
  private Inventory.ChangeSet list(GraphServices graph) throws IOException {
    Instant begun = time.now();
    List<Inventory.Page> pages = new ArrayList<>();
    graph
        .cloudPcs()
        .list(
            null,
            page -> {
              assertThat(page.total()).isBetween(ROWS - 1, ROWS);
              pages.add(new Inventory.Page(page.rows(), page.askedAt()));
              inventory.merge(page.rows(), page.askedAt());
            });
    return inventory.replaceAll(pages, begun);
  }

  private View find(Search search, Inventory.Snapshot snapshot, String text) {
    List<Search.Order> order = List.of(new Search.Order(Column.PERSON, false));
    ParsedQuery.Good query = (ParsedQuery.Good) QueryParser.parse(text);
    return search.find(
        snapshot, new Search.Query(query, ParsedQuery.EVERYTHING, order), time.now().atZone(ZoneOffset.UTC));
  }

  private static View quickly(Supplier<View> search) {
    Instant begun = Instant.now();
    View found = search.get();
    assertThat(Duration.between(begun, Instant.now())).isLessThan(MOST_FOR_ONE_KEY);
    return found;
  }
}
