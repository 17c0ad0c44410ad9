package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.platform.SimulatedTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Thousands of runs, each against a tenant that a seed makes misbehave, held against what must be true whatever
 * happens. A failure names its seed; {@code -Dchaos.seed=N} runs that one alone, {@code -Dchaos.seeds=N} so many.
 */
class ChaosTest {
  private static final Logger ENGINE = (Logger) LoggerFactory.getLogger("org.cloudpcdesk.deprovision");
  private static final int SEEDS = Integer.getInteger("chaos.seeds", 2_000);

  private final Map<String, Integer> ends = new TreeMap<>();

  /** The log of thousands of runs is no help; the one of a single seed is. */
  @BeforeAll
  static void quieten() {
    if (Long.getLong("chaos.seed") == null) {
      ENGINE.setLevel(Level.OFF);
    }
  }

  @AfterAll
  static void restore() {
    ENGINE.setLevel(null);
  }

  @Test
  void whateverHappensNothingIsSentTwiceAndNothingIsClaimedThatIsNotSo() {
    Long only = Long.getLong("chaos.seed");
    if (only != null) {
      runs(only);
      return;
    }
    for (long seed = 0; seed < SEEDS; seed++) {
      runs(seed);
    }
    // A bad day must not become so bad that nothing is tried any more: every end is among what was seen.
    assertThat(ends.keySet())
        .containsExactlyInAnyOrder("Deprovisioned", "Failed", "Reprovisioned", "Skipped", "Stuck");
  }

  private void runs(long seed) {
    try {
      new OneRun(seed).check();
    } catch (Throwable failure) {
      throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
    }
  }

  private final class OneRun {
    private final SimulatedTime time = SimulatedTime.start();
    private final Random random;
    private final ModelTenant tenant;
    private final Inventory inventory = new Inventory();
    private final Set<String> planned = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final Map<String, String> violations = new TreeMap<>();
    private final DeprovisionRun run;
    private boolean cancelled;

    OneRun(long seed) {
      random = new Random(~seed);
      int size = random.nextInt(4) == 0 ? 11 + random.nextInt(20) : 1 + random.nextInt(8);
      tenant = new ModelTenant(seed, time, size + 3);
      Deprovisioner deprovisioner = new Deprovisioner(tenant, tenant, () -> {}, inventory, time);
      IntStream.range(0, size).forEach(i -> planned.add("pc-" + i));
      List<Target> targets =
          planned.stream().sorted().map(ScriptedTenant::inGrace).map(Target::of).toList();
      run = deprovisioner.plan(targets);
      run.listen((source, item) -> watch(item));
    }

    void check() {
      int cancelAfter = random.nextInt(5) == 0 ? random.nextInt(30) : Integer.MAX_VALUE;
      int[] heard = new int[1];
      run.listen((source, item) -> {
        if (++heard[0] == cancelAfter) {
          run.cancel();
          cancelled = true;
        }
      });

      run.execute();

      assertThat(run.isFinished()).as("finished").isTrue();
      assertThat(planned).as("only planned ones are sent").containsAll(tenant.posts.keySet());
      assertThat(tenant.posts.values()).as("requests for one Cloud PC").allMatch(count -> count == 1);
      assertThat(tenant.posts.keySet()).as("what was sent is what was told").isEqualTo(sent);
      for (Item item : run.items()) {
        checkEnd(item.target().id(), item.state());
        ends.merge(item.state().getClass().getSimpleName(), 1, Integer::sum);
      }
    }

    /** Called on each change: what is said must be so at that moment, not only in the end. */
    private void watch(Item item) {
      String id = item.target().id();
      ModelMachine machine = tenant.machines.get(id);
      switch (item.state()) {
        case Sent _ -> {
          violation(cancelled, id, "sent after the cancel");
          violation(!sent.add(id), id, "sent twice");
          violation(
              !item.target().differences(tenant.lastRead.get(id)).isEmpty(), id, "sent although it was seen changed");
        }
        case Deprovisioned _, Reprovisioned _ ->
            violation(!machine.isDeleted(time.now()), id, "called " + item.state() + " but still there");
        case Skipped(var _, Reason.Gone _) ->
            violation(machine.show(time.now()) != null, id, "called gone but still there");
        default -> {
          // The other states claim nothing about the tenant.
        }
      }
    }

    /** Listeners cannot fail a run, so that what they find is kept and told in the end. */
    private void violation(boolean broken, String id, String what) {
      if (broken) {
        violations.put(id, what);
      }
    }

    private void checkEnd(String id, ItemState end) {
      int acts = tenant.acts.getOrDefault(id, 0);
      assertThat(violations).as("violations").isEmpty();
      switch (end) {
        case Failed _, Skipped _ -> assertThat(acts).as("%s is %s, so nothing was done to it", id, end).isZero();
        case Stuck stuck ->
            assertThat(stuck.waited()).as("patience with %s", id).isGreaterThanOrEqualTo(Rules.DEFAULT.stuckAfter());
        case Deprovisioned d when d.proof() == ItemState.Proof.NOT_FOUND ->
            assertThat(inventory.snapshot().find(id)).as("row of %s", id).isNull();
        default -> {
          // Held against the tenant when it was said.
        }
      }
    }
  }
}
