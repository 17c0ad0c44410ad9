package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.query.RowMatcher;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.Sighting;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreLook;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StorePlace;
import org.cloudpcdesk.store.StoredRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query finds in the store, where each row opens only the columns it is asked for, what it finds among the rows themselves. */
class StoredQueryTest {
  private static final int ROWS = 9_000;
  private static final int QUERIES = 200;
  private static final ZonedDateTime NOW = CloudPcFixtures.NOW.atZone(ZoneId.of("Asia/Kolkata"));
  private static final Instant LISTED = CloudPcFixtures.NOW.minusSeconds(7_200);
  private static final StoreName NAME = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");

  @TempDir private Path folder;

  /** Answers all queries in one look; each row is asked by each query in turn. */
  private record Answers(List<RowMatcher> queries, List<Set<String>> found) implements StoreLook.Reader<Integer> {
    static Answers of(List<String> texts) {
      List<RowMatcher> queries = texts.stream().map(StoredQueryTest::matcher).toList();
      return new Answers(queries, Stream.<Set<String>>generate(TreeSet::new).limit(texts.size()).toList());
    }

    @Override
    public void row(Sighting row) {
      for (int query = 0; query < queries.size(); query++) {
        if (queries.get(query).matches(row, false)) {
          found.get(query).add(row.pc().id());
        }
      }
    }

    @Override
    public Integer result(int rows, @Nullable Instant listed) {
      return rows;
    }
  }

  @Test
  void whatAQueryFindsIsTheSameInTheStore() throws Exception {
    QueryGenerator generator = new QueryGenerator(new Random(31), NOW);
    List<String> texts = Stream.generate(() -> generator.next().text()).limit(QUERIES).toList();
    List<StoredRow> rows = rows();
    DataKey key = DataKey.of(folder);
    try (OfflineStore store = OfflineStore.open(folder, NAME, key).store()) {
      store.sync(rows, Set.of(), LISTED, LISTED);
    }
    Answers inRows = Answers.of(texts);
    rows.forEach(inRows::row);

    Answers inStore = Answers.of(texts);
    assertThat(new StoreLook(new StorePlace(folder, NAME), key).rows(inStore)).isEqualTo(ROWS);

    for (int query = 0; query < QUERIES; query++) {
      assertThat(inStore.found().get(query)).as(texts.get(query)).isEqualTo(inRows.found().get(query));
    }
    assertThat(inRows.found()).filteredOn(found -> !found.isEmpty() && found.size() < ROWS).hasSizeGreaterThan(QUERIES / 4);
  }

  private static List<StoredRow> rows() {
    List<StoredRow> rows = new ArrayList<>();
    Random random = new Random(32);
    for (CloudPc pc : CloudPcFixtures.rows(ROWS, 33)) {
      Instant changed = random.nextInt(3) == 0 ? LISTED.minusSeconds(random.nextInt(200_000)) : null;
      Instant seen = random.nextInt(5) == 0 ? LISTED.plusSeconds(random.nextInt(7_000)) : LISTED;
      rows.add(new StoredRow(pc, seen, changed));
    }
    return rows;
  }

  private static RowMatcher matcher(String text) {
    return new RowMatcher(((ParsedQuery.Good) QueryParser.parse(text)).condition(), () -> NOW);
  }
}
