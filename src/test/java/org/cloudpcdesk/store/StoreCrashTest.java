package org.cloudpcdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.DataKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process is killed in the middle of its syncs, at moments that a seed draws. Each time the store opens again with
 * exactly one generation of rows: the last that was written whole.
 */
class StoreCrashTest {
  private static final int KILLS = Integer.getInteger("crash.kills", 25);

  @TempDir private Path folder;

  @Test
  void whateverTheMomentTheStoreIsWhole() throws Exception {
    Random random = new Random(20260302);
    int last = -1;
    int moved = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int moment = random.nextInt(1_500);
      killAfter(moment, last + 1);
      int found;
      try {
        found = wholeGeneration();
      } catch (AssertionError torn) {
        throw new AssertionError("kill %d after %d ms: %s".formatted(kill, moment, torn.getMessage()), torn);
      }
      assertThat(found).as("nothing that was written is lost").isGreaterThanOrEqualTo(last);
      moved += found > last ? 1 : 0;
      last = found;
    }
    // Killing only what has not begun would prove nothing.
    assertThat(moved).as("kills that came after a sync").isGreaterThan(KILLS / 2);
  }

  private void killAfter(int moment, int generation) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SyncChild.class.getName(),
                folder.toString(),
                Integer.toString(generation))
            .redirectError(folder.resolve("child.err").toFile())
            .start();
    try (BufferedReader words =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(words.readLine()).isEqualTo("begun");
      assertThat(child.waitFor(moment, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
    } finally {
      // SIGKILL, where there are signals.
      child.destroyForcibly().waitFor();
    }
  }

  /** The generation that the store holds, -1 when it holds nothing yet. */
  private int wholeGeneration() throws IOException {
    OfflineStore.Opened opened = OfflineStore.open(folder, SyncChild.NAME, DataKey.of(folder));
    try (OfflineStore store = opened.store()) {
      assertThat(opened.problem()).isEmpty();
      assertThat(store.isWritable()).as("the dead process gave the lock back").isTrue();
      if (opened.listed() == null) {
        assertThat(opened.rows()).isEmpty();
        return -1;
      }
      Map<String, CloudPc> rows = new HashMap<>();
      opened.rows().forEach(row -> rows.put(row.pc().id(), row.pc()));
      int generation = SyncChild.generation(rows.get("pc-00000"));
      Map<String, CloudPc> expected = new HashMap<>();
      for (int number = 0; number < SyncChild.ROWS; number++) {
        CloudPc row = SyncChild.row(number, generation);
        expected.put(row.id(), row);
      }
      expected.put(SyncChild.passing(generation).id(), SyncChild.passing(generation));
      assertThat(rows).as("one generation").isEqualTo(expected);
      assertThat(opened.listed()).isEqualTo(SyncChild.at(generation));
      if (generation > 0) {
        assertThat(store.changesOf("pc-00000", 1).getFirst().at()).isEqualTo(SyncChild.at(generation));
        assertThat(store.removed()).extracting(gone -> gone.pc().id()).contains(SyncChild.passing(generation - 1).id());
        assertThat(store.changesSince(Instant.EPOCH, 1).getFirst().at()).isEqualTo(SyncChild.at(generation));
      }
      return generation;
    }
  }
}
