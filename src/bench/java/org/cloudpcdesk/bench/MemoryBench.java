package org.cloudpcdesk.bench;

import java.net.URI;
import java.util.function.Supplier;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;

/** The heap that 100,000 Cloud PCs keep, read from the same pages: our inventory against the objects of Microsoft's SDK. */
final class MemoryBench {
  private static final int ROWS = 100_000;

  private MemoryBench() {}

  static void memory() throws Exception {
    try (ServedTenant tenant = new ServedTenant(ROWS)) {
      URI firstPage = tenant.firstPage();
      double ours = retained(() -> inventory(tenant));
      Peers.ListReader reader = Peers.sdk();
      double sdk = retained(() -> reader.read(firstPage, tenant.token()));
      Bench.print("memory", ours, sdk, "MB", ours / sdk);
    }
  }

  private static Inventory inventory(ServedTenant tenant) {
    Inventory inventory = new Inventory();
    try (GraphServices graph = tenant.graph()) {
      graph.cloudPcs().list(null, page -> inventory.merge(page.rows(), page.askedAt()));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    if (inventory.snapshot().rows().size() != ROWS) {
      throw new IllegalStateException("read " + inventory.snapshot().rows().size());
    }
    return inventory;
  }

  /** What the heap holds more with it than without, once what else was made is gone. */
  private static double retained(Supplier<?> maker) throws InterruptedException {
    Object[] kept = {maker.get()};
    double with = used();
    kept[0] = null;
    return (with - used()) / 1e6;
  }

  private static double used() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    double least = Double.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
