package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cloudpcdesk.deprovision.DeprovisionRun.Terms;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.store.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process is killed at moments that a seed draws, and what it left is reconciled: nothing is sent twice, nothing
 * is forgotten, and the journal holds.
 */
class CrashTest {
  private static final int KILLS = Integer.getInteger("crash.kills", 25);
  private static final int TARGETS = 20;

  @TempDir private Path folder;

  @Test
  void whateverTheMomentTheNextStartFindsEverything() throws Exception {
    Random random = new Random(20260302);
    TreeMap<String, Integer> left = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Path data = folder.resolve("kill-" + kill);
      // The cancel window takes 42 ms of the faster clock, the whole run about a second.
      int moment = random.nextInt(900);
      try {
        String phase = killAndReconcile(data, moment);
        left.merge(phase, 1, Integer::sum);
      } catch (AssertionError | Exception failure) {
        throw new AssertionError("kill %d after %d ms: %s".formatted(kill, moment, failure.getMessage()), failure);
      }
    }
    // Killing only what has not begun, or is over, would prove nothing.
    assertThat(left).containsKey("in motion");
  }

  private String killAndReconcile(Path data, int moment) throws Exception {
    assertThat(data.toFile().mkdirs()).isTrue();
    Instant origin = Time.system().now();
    Time time = new ScaledTime(origin, CrashChild.FACTOR);
    try (LoopbackTenant tenant = new LoopbackTenant(time)) {
      List<String> ids = IntStream.range(0, TARGETS).mapToObj("pc-%02d"::formatted).toList();
      ids.forEach(id -> tenant.holds(id).after(id, 1, "deprovisioning").goneAfter(id, 2));
      Process child = child(tenant, data, origin);
      try (BufferedReader words =
          new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(words.readLine()).isEqualTo("begun");
        boolean ended = child.waitFor(moment, TimeUnit.MILLISECONDS);
        assertThat(ended && child.exitValue() != 0).as("failed by itself").isFalse();
      } finally {
        child.destroyForcibly().waitFor();
      }
      return reconcile(tenant, data, time, ids);
    }
  }

  private static Process child(LoopbackTenant tenant, Path data, Instant origin) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CrashChild.class.getName(),
            tenant.root().toString(),
            data.toString(),
            origin.toString())
        .directory(data.toFile())
        .redirectError(data.resolve("child.err").toFile())
        .start();
  }

  private static String reconcile(LoopbackTenant tenant, Path data, Time time, List<String> ids) throws Exception {
    try (Journal journal = Journal.open(data, time::now);
        ActionLock lock = ActionLock.of(data)) {
      assertThat(lock.isHeld()).as("the dead process gave the lock back").isTrue();
      assertThat(journal.verify()).isInstanceOf(Journal.Verification.Holds.class);
      Set<String> sentBefore = Set.copyOf(tenant.posts);
      Deprovisioner desk = CrashChild.desk(CrashChild.graph(tenant.root(), time), time, RunJournal.in(journal, lock));
      String phase = "over";
      for (UnfinishedRun unfinished : desk.unfinished()) {
        phase = unfinished.inMotion().isEmpty() ? "not sent" : "in motion";
        assertThat(unfinished.unsent())
            .as("what is called not sent was not")
            .noneMatch(item -> sentBefore.contains(item.target().id()));
        if (!unfinished.inMotion().isEmpty()) {
          desk.followOn(unfinished).execute();
        }
        DeprovisionPlan rest = desk.prepareRest(unfinished);
        if (!rest.willEnd().isEmpty()) {
          Terms terms = new Terms(Bench.ACTOR, "rest", "", false, Duration.ZERO, unfinished.id());
          desk.begin(rest.willEnd(), terms).execute();
        }
      }
      assertThat(desk.unfinished()).isEmpty();
      assertThat(tenant.posts).as("requests").doesNotHaveDuplicates();
      Set<String> proven = check(tenant, journal);
      assertThat(ids).as("each one is gone, or its request never left").allMatch(
          id -> proven.contains(id) || !tenant.posts.contains(id));
      assertThat(journal.verify()).isInstanceOf(Journal.Verification.Holds.class);
      return phase;
    }
  }

  /** Returns the ids that the journal calls deprovisioned; each must be gone, and each request announced. */
  private static Set<String> check(LoopbackTenant tenant, Journal journal) throws IOException {
    Set<String> announced = new HashSet<>();
    Set<String> proven = new HashSet<>();
    for (JournalEntry entry : journal.entries(Instant.EPOCH)) {
      switch (entry.draft().event()) {
        case "Sent" -> announced.add(entry.draft().cloudPcId());
        case "Deprovisioned" -> proven.add(entry.draft().cloudPcId());
        default -> {
          // Says nothing about a request or its proof.
        }
      }
    }
    assertThat(announced).containsAll(tenant.posts);
    assertThat(proven).allMatch(tenant::isGone);
    return proven;
  }
}
