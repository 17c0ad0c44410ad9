package org.cloudpcdesk.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.platform.DataKey;

/** The process that {@link StoreCrashTest} kills: it syncs one generation of rows after the other until then. */
final class SyncChild {
  static final StoreName NAME = new StoreName("global", "5d0a9a1e-0000-4000-8000-000000000001");
  static final int ROWS = 3_000;

  /** Of the rows, so many change with each generation; the rest stays. */
  static final int CHANGING = 200;

  private SyncChild() {}

  static Instant at(int generation) {
    return CloudPcFixtures.NOW.plusSeconds(generation);
  }

  static CloudPc row(int number, int generation) {
    int written = number < CHANGING ? generation : 0;
    return CloudPcFixtures.one("pc-%05d".formatted(number), Kind.PROVISIONED).toBuilder()
        .displayName("generation " + written)
        .build();
  }

  static int generation(CloudPc pc) {
    return Integer.parseInt(pc.displayName().substring("generation ".length()));
  }

  /** Each generation has one row of its own, which the next one lacks. */
  static CloudPc passing(int generation) {
    return CloudPcFixtures.one("passing-" + generation, Kind.PROVISIONED);
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    OfflineStore.Opened opened = OfflineStore.open(data, NAME, DataKey.of(data));
    int first = Integer.parseInt(arguments[1]);
    System.out.println("begun");
    for (int generation = first; ; generation++) {
      int now = generation;
      List<StoredRow> rows =
          IntStream.range(0, ROWS).mapToObj(number -> new StoredRow(row(number, now), at(now), null)).toList();
      List<StoredRow> all = new ArrayList<>(rows);
      all.add(new StoredRow(passing(now), at(now), null));
      Set<String> gone = now == 0 ? Set.of() : Set.of(passing(now - 1).id());
      opened.store().sync(all, gone, at(now), at(now));
    }
  }
}
