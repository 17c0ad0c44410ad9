package org.cloudpcdesk.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.platform.DataKey;
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
  static final StoreName NAME = new StoreName("test", "5d0a9a1e-0000-4000-8000-000000000001");
  private static final int ROUNDS = 8;
  private static final int TURNS = 2;

  private SyncBench() {}

  /** What a side needed: for the first list of a process, and at best for one of those after it. */
  private record Took(double first, double later) {
    static final Took FOREVER = new Took(Double.MAX_VALUE, Double.MAX_VALUE);

    Took orBetter(List<Double> rounds) {
      return new Took(Math.min(first, rounds.getFirst()), rounds.stream().skip(1).reduce(later, Math::min));
    }
  }

  /**
   * The sides take turns, each in processes of its own with the program's flags; of all turns the best counts. {@code sync}
   * is a list that a process reads again, as the program does every few minutes; {@code sync-first} the first one of a
   * process, while Java still compiles it. The server is another process, and has made every page before the first turn.
   */
  static void sync() throws Exception {
    Map<String, Took> took = new HashMap<>();
    try (ServedTenant tenant = new ServedTenant(ROWS)) {
      side("ours", 1, tenant);
      side("download", 1, tenant);
      for (int turn = 0; turn < TURNS; turn++) {
        for (String side : List.of("download", "ours", "sdk")) {
          List<Double> rounds = side(side, ROUNDS, tenant);
          took.merge(side, Took.FOREVER.orBetter(rounds), (known, again) -> known.orBetter(rounds));
        }
      }
    }
    Took ours = took.get("ours");
    Took sdk = took.get("sdk");
    Took download = took.get("download");
    Bench.print("sync sdk", ours.later(), sdk.later(), "s", sdk.later() / ours.later());
    Bench.print("sync download", ours.later(), download.later(), "s", ours.later() / download.later());
    Bench.print("sync first sdk", ours.first(), sdk.first(), "s", sdk.first() / ours.first());
    Bench.print("sync first download", ours.first(), download.first(), "s", ours.first() / download.first());
  }

  private static List<Double> side(String side, int rounds, ServedTenant tenant) throws Exception {
    return Child.lines(
            SyncSide.class,
            side,
            Integer.toString(rounds),
            tenant.root().toString(),
            tenant.token(),
            tenant.firstPage().toString())
        .stream()
        .map(Double::valueOf)
        .toList();
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
      System.out.printf(Locale.ROOT, "bench resync-time ours=%.1fms%n", (System.nanoTime() - begun) / 1e6);
    }
  }
}
