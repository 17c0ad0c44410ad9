package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstOrderTest {

  /** Otherwise the rows that are drawn first would change places when the others come. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void comparingPutsRowsInTheOrderOfTheGrid(long seed) {
    List<CloudPc> pcs = CloudPcFixtures.rows(2_000, seed);
    Inventory inventory = new Inventory();
    inventory.merge(pcs, CloudPcFixtures.NOW);

    View grid =
        new Search()
            .find(
                inventory.snapshot(),
                new Search.Query(ParsedQuery.EVERYTHING, ParsedQuery.EVERYTHING, FirstOrder.COLUMNS),
                CloudPcFixtures.NOW.atZone(ZoneOffset.UTC));

    assertThat(pcs.stream().sorted(FirstOrder.comparator()))
        .containsExactlyElementsOf(IntStream.range(0, grid.size()).mapToObj(place -> grid.row(place).pc()).toList());
  }
}
