package org.cloudpcdesk.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.platform.DataKey;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.OfflineStore;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.store.StoredRow;

/**
 * The whole list of 50,000 Cloud PCs from {@code serve-sample} into memory and the sealed store, against Microsoft's SDK
 * reading the same pages into its objects (ratio: how many times faster we are) and against a download of the same pages
 * that is thrown away (ratio: our time to that). And {@code resync}: the rows that a second sync writes when nothing changed.
 */
final class SyncBench {
  static final int ROWS = 50_000;
  private static final int RUNS = 3;
  private static final StoreName NAME = new StoreName("test", "5d0a9a1e-0000-4000-8000-000000000001");

  private SyncBench() {}

  /** Of each the best of three runs, in turns. */
  static void sync() throws Exception {
    try (ServedTenant tenant = new ServedTenant(ROWS)) {
      URI firstPage = tenant.firstPage();
      double ours = Double.MAX_VALUE;
      double sdk = Double.MAX_VALUE;
      double raw = Double.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        long begun = System.nanoTime();
        Peers.download(firstPage, tenant.token());
        raw = Math.min(raw, since(begun));
        ours = Math.min(ours, ours(tenant));
        begun = System.nanoTime();
        int read = Peers.sdk().read(firstPage, tenant.token()).size();
        sdk = Math.min(sdk, since(begun));
        if (read != ROWS) {
          throw new IllegalStateException("the SDK read " + read);
        }
      }
      Bench.print("sync sdk", ours, sdk, "s", sdk / ours);
      Bench.print("sync download", ours, raw, "s", ours / raw);
    }
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** From the first request to rows in memory and in the closed store. */
  private static double ours(ServedTenant tenant) throws Exception {
    Path folder = Files.createTempDirectory("bench-sync");
    DataKey key = DataKey.of(folder);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        GraphServices graph = tenant.graph()) {
      long begun = System.nanoTime();
      Inventory inventory = new Inventory();
      Refresher refresher = new Refresher(graph.cloudPcs(), inventory, Time.system(), executor);
      OfflineCopy copy = new OfflineCopy(inventory, refresher, Duration.ofDays(90), Time.system(), Runnable::run);
      copy.fill(OfflineStore.open(folder, NAME, key));
      CountDownLatch live = new CountDownLatch(1);
      // Told after the copy, which writes on the refresher's thread here.
      refresher.listen(
          state -> {
            if (state.phase() == Phase.LIVE) {
              live.countDown();
            }
          });
      refresher.start();
      live.await();
      refresher.close();
      copy.close();
      double took = since(begun);
      OfflineStore.Opened kept = OfflineStore.openToRead(folder, NAME, key);
      kept.store().close();
      if (kept.rows().size() != ROWS) {
        throw new IllegalStateException("stored " + kept.rows().size());
      }
      return took;
    }
  }

  /** Rows written by a second sync of the same rows; the peer writes each again. */
  static void resync() throws Exception {
    Path folder = Files.createTempDirectory("bench-resync");
    List<StoredRow> first = new ArrayList<>();
    List<StoredRow> second = new ArrayList<>();
    try (ServedTenant tenant = new ServedTenant(ROWS);
        GraphServices graph = tenant.graph()) {
      Instant at = Instant.now();
      graph.cloudPcs().list(null, page -> page.rows().forEach(pc -> first.add(new StoredRow(pc, at, null))));
      graph.cloudPcs()
          .list(null, page -> page.rows().forEach(pc -> second.add(new StoredRow(pc, at.plusSeconds(9), null))));
    }
    Instant at = first.getFirst().seen();
    try (OfflineStore store = OfflineStore.open(folder, NAME, DataKey.of(folder)).store()) {
      int all = store.sync(first, Set.of(), at, at).rows();
      long begun = System.nanoTime();
      int again = store.sync(second, Set.of(), at.plusSeconds(9), at.plusSeconds(9)).rows();
      Bench.print("resync", again, all, "rows", (double) again / all);
      System.out.printf(Locale.ROOT, "bench resync-time ours=%.1fms%n", since(begun) * 1e3);
    }
  }
}
