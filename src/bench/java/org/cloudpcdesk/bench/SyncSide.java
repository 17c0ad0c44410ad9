package org.cloudpcdesk.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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

/**
 * One of the sides of {@link SyncBench}, in a process of its own, so that none runs on what another warmed up or left on the
 * heap. Reads the whole list again and again, and prints the seconds of each time.
 */
public final class SyncSide {
  private SyncSide() {}

  /** @param arguments the side, how often it reads, Graph's root, a token, and the address of the first page */
  public static void main(String[] arguments) throws Exception {
    URI root = URI.create(arguments[2]);
    String token = arguments[3];
    URI firstPage = URI.create(arguments[4]);
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      double took =
          switch (arguments[0]) {
            case "ours" -> ours(root, token);
            case "sdk" -> sdk(firstPage, token);
            case "download" -> download(firstPage, token);
            default -> throw new IllegalArgumentException(arguments[0]);
          };
      System.out.printf(Locale.ROOT, "%.4f%n", took);
    }
    System.exit(0);
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double download(URI firstPage, String token) throws Exception {
    long begun = System.nanoTime();
    Peers.download(firstPage, token);
    return since(begun);
  }

  private static double sdk(URI firstPage, String token) throws Exception {
    long begun = System.nanoTime();
    int read = Peers.sdk().read(firstPage, token).size();
    double took = since(begun);
    if (read != SyncBench.ROWS) {
      throw new IllegalStateException("the SDK read " + read);
    }
    return took;
  }

  /** From the first request to rows in memory and in the closed store. */
  private static double ours(URI root, String token) throws Exception {
    Path folder = Files.createTempDirectory("bench-sync");
    DataKey key = DataKey.of(folder);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        GraphServices graph = ServedTenant.graph(root, token)) {
      long begun = System.nanoTime();
      Inventory inventory = new Inventory();
      Refresher refresher = new Refresher(graph.cloudPcs(), inventory, Time.system(), executor);
      OfflineCopy copy = new OfflineCopy(inventory, refresher, Duration.ofDays(90), Time.system(), Runnable::run);
      copy.fill(OfflineStore.open(folder, SyncBench.NAME, key));
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
      OfflineStore.Opened kept = OfflineStore.openToRead(folder, SyncBench.NAME, key);
      kept.store().close();
      if (kept.rows().size() != SyncBench.ROWS) {
        throw new IllegalStateException("stored " + kept.rows().size());
      }
      return took;
    }
  }
}
