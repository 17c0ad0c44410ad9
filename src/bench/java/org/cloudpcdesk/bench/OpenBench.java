package org.cloudpcdesk.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.search.FirstOrder;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StoredRow;

/**
 * From the start of the process to a drawn grid with 50,000 stored rows, without a network, against a bare JavaFX window
 * with an empty table and the same JVM flags. The median of five starts of each, in turns; ratio: our time to that. {@code
 * open} is the grid's first drawing, with the rows that come first of the 50,000; {@code open-all} the first in which each
 * of them can be scrolled to, searched and counted.
 */
final class OpenBench {
  private static final int STARTS = 5;
  private static final String TENANT = "5d0a9a1e-0000-4000-8000-000000000001";

  private OpenBench() {}

  static void open() throws Exception {
    Path data = store();
    List<Double> first = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      bare.add(Child.millisTo(List.of("drawn"), List.of(), BareWindow.class.getName()).getFirst());
      List<Double> ours =
          Child.millisTo(
              List.of("first", "drawn " + SyncBench.ROWS),
              List.of("-Ddesk.start.measure=true"),
              "org.cloudpcdesk.app.Main",
              "--data-dir",
              data.toString(),
              "--read-only");
      first.add(ours.getFirst());
      all.add(ours.getLast());
    }
    double peer = median(bare);
    Bench.print("open", median(first), peer, "ms", median(first) / peer);
    Bench.print("open all", median(all), peer, "ms", median(all) / peer);
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  /** A data directory as it is left by somebody who was signed in to a tenant of 50,000 Cloud PCs. */
  static Path store() throws Exception {
    Path folder = Files.createTempDirectory("bench-open");
    DataKey key = DataKey.of(folder);
    StoreName name = new StoreName("global", TENANT);
    Instant at = Instant.now();
    List<StoredRow> rows = new ArrayList<>();
    try (ServedTenant tenant = new ServedTenant(SyncBench.ROWS);
        GraphServices graph = tenant.graph()) {
      graph.cloudPcs().list(null, page -> page.rows().forEach(pc -> rows.add(new StoredRow(pc, at, null))));
    }
    try (OfflineStore store = OfflineStore.open(folder, name, key).store()) {
      store.arrangeBy(FirstOrder.comparator());
      store.sync(rows, Set.of(), at, at);
    }
    KnownTenants.in(folder, key).opened(name, new Account("0", "admin@contoso.com", "Admin", TENANT), at);
    return folder;
  }
}
