package org.cloudpcdesk.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.store.KnownTenants;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StoredRow;

/**
 * From the start of the process to a drawn grid with 50,000 stored rows, without a network, against a bare JavaFX window
 * with an empty table and the same JVM flags. The median of five starts of each, in turns; ratio: our time to that.
 */
final class OpenBench {
  private static final int STARTS = 5;
  private static final String TENANT = "5d0a9a1e-0000-4000-8000-000000000001";

  private OpenBench() {}

  static void open() throws Exception {
    Path data = store();
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      bare.add(Child.millisToWindow(List.of(), BareWindow.class.getName()));
      ours.add(
          Child.millisToWindow(
              List.of("-Ddesk.start.measure=true"),
              "org.cloudpcdesk.app.Main",
              "--data-dir",
              data.toString(),
              "--read-only"));
    }
    double mine = median(ours);
    double peer = median(bare);
    Bench.print("open", mine, peer, "ms", mine / peer);
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  /** A data directory as it is left by somebody who was signed in to a tenant of 50,000 Cloud PCs. */
  private static Path store() throws Exception {
    Path folder = Files.createTempDirectory("bench-open");
    DataKey key = DataKey.of(folder);
    StoreName name = new StoreName("global", TENANT);
    Instant at = Instant.now();
    List<StoredRow> rows = new ArrayList<>();
    try (ServedTenant tenant = new ServedTenant(SyncBench.ROWS);
        GraphServices graph = tenant.graph()) {
      graph.cloudPcs().list(null, (page, total) -> page.forEach(pc -> rows.add(new StoredRow(pc, at, null))));
    }
    try (OfflineStore store = OfflineStore.open(folder, name, key).store()) {
      store.sync(rows, Set.of(), at, at);
    }
    KnownTenants.in(folder, key).opened(name, new Account("0", "admin@contoso.com", "Admin", TENANT), at);
    return folder;
  }
}
