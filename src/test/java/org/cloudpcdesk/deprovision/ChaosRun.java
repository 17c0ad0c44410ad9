package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.DeprovisionRun.Terms;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.platform.Time;

/**
 * One seed of {@link ChaosTest}: a run that is paused, cancelled or killed now and then, its restarts, and what must be
 * true of all of them together.
 */
final class ChaosRun {
  private final SimulatedTime clock = SimulatedTime.start();
  private final ChaosJournal journal = new ChaosJournal();
  private final Inventory inventory = new Inventory();
  private final Random random;
  private final ModelTenant tenant;
  private final List<Target> targets;
  private final Terms terms;
  private final Set<String> planned = new HashSet<>();
  private final Map<String, Integer> heard = new HashMap<>();
  private final Map<String, ItemState> last = new LinkedHashMap<>();
  private final List<String> violations = new ArrayList<>();
  private DeprovisionRun current;
  private boolean stopped;
  /** Zero while nobody has it in mind. */
  private int sleepsUntilResume;

  private int sleepsUntilLid;
  private boolean slept;
  private boolean killed;
  private boolean full;

  ChaosRun(long seed) {
    random = new Random(~seed);
    int size = random.nextInt(4) == 0 ? 11 + random.nextInt(40) : 1 + random.nextInt(8);
    tenant = new ModelTenant(seed, clock, size + 3, journal);
    IntStream.range(0, size).forEach(i -> planned.add("pc-" + i));
    targets = planned.stream().sorted().map(id -> Target.of(tenant.machines.get(id).chosen())).toList();
    boolean dry = random.nextInt(20) == 0;
    terms = new Terms(Bench.ACTOR, "chaos", "", dry, Duration.ofSeconds(random.nextInt(12)), null);
    tenant.lid = this::sleep;
    switch (random.nextInt(8)) {
      case 0 -> journal.writesUntilDeath = 1 + random.nextInt(20);
      case 1 -> tenant.postsUntilDeath = random.nextInt(10);
      case 2 -> journal.writesUntilFull = 1 + random.nextInt(20);
      case 3 -> tenant.callsUntilLid = 1 + random.nextInt(60);
      case 4 -> sleepsUntilLid = 1 + random.nextInt(60);
      default -> {
        // The computer lives and its disk has space.
      }
    }
    journal.lastWriteArrives = random.nextBoolean();
  }

  Collection<ItemState> ends() {
    return last.values();
  }

  /** How many were called newly provisioned for no other reason than when their successors were. */
  long toldByTheirMoment() {
    return last.entrySet().stream()
        .filter(one -> one.getValue() instanceof Reprovisioned && tenant.machines.get(one.getKey()).isOnlyToldByItsMoment())
        .count();
  }

  boolean wasKilled() {
    return killed;
  }

  boolean slept() {
    return slept;
  }

  boolean diskWasFull() {
    return full;
  }

  void check() throws Exception {
    Deprovisioner desk = desk();
    try {
      execute(desk.begin(targets, terms));
    } catch (ChaosJournal.Killed death) {
      killed = true;
    }
    full = journal.isFull();
    if (killed || full) {
      restart();
    }
    assertThat(violations).as("violations").isEmpty();
    assertThat(tenant.violations).as("violations seen by the tenant").isEmpty();
    assertThat(planned).as("only planned ones are sent").containsAll(tenant.posts.keySet());
    assertThat(tenant.acts.values()).as("how often one was ended").allMatch(count -> count == 1);
    assertThat(desk().unfinished()).as("what is left in the journal").isEmpty();
    assertThat(last.keySet()).as("items with a state").isEqualTo(planned);
    last.forEach(this::checkEnd);
  }

  private Deprovisioner desk() {
    return new Deprovisioner(
        tenant,
        tenant,
        () -> {},
        inventory,
        new Attentive(),
        Rules.DEFAULT,
        journal,
        Bench.ACTOR,
        () -> new ShuffledCrew(random));
  }

  /** The program is started again: follows what was sent, and the administrator lets the rest go on or drops it. */
  private void restart() throws Exception {
    journal.restart();
    tenant.postsUntilDeath = Integer.MAX_VALUE;
    stopped = false;
    clock.advance(Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(7200) : random.nextInt(60)));
    // What was written and not shown any more counts; what was shown and not written is found anew.
    journal.latestOfItems(Bench.ACTOR.tenantId())
        .forEach(entry -> last.put(entry.draft().cloudPcId(), Drafts.item(entry).state()));
    Deprovisioner desk = desk();
    for (UnfinishedRun unfinished : desk.unfinished()) {
      boolean dropped = random.nextInt(3) == 0;
      if (dropped) {
        desk.drop(unfinished);
        unfinished.unsent().forEach(item -> last.put(item.target().id(), cancelled()));
      }
      if (!unfinished.inMotion().isEmpty()) {
        execute(desk.followOn(unfinished));
      }
      if (!dropped && !unfinished.unsent().isEmpty()) {
        rest(desk, unfinished);
      }
    }
  }

  private void rest(Deprovisioner desk, UnfinishedRun unfinished) throws Exception {
    DeprovisionPlan plan = desk.prepareRest(unfinished);
    if (plan.willEnd().isEmpty()) {
      desk.drop(unfinished);
    } else {
      execute(
          desk.begin(
              plan.willEnd(), new Terms(Bench.ACTOR, "rest", "", terms.dryRun(), Duration.ZERO, unfinished.id())));
    }
    plan.skipped().forEach(left -> last.put(left.target().id(), cancelled()));
  }

  private Skipped cancelled() {
    return new Skipped(clock.now(), new Reason.Cancelled());
  }

  private void execute(DeprovisionRun run) {
    current = run;
    stopped = false;
    sleepsUntilResume = 0;
    run.items().forEach(item -> last.put(item.target().id(), item.state()));
    run.listen((source, item) -> watch(item));
    steerAt(run, random.nextInt(5) == 0 ? random.nextInt(40) : -1, random.nextInt(5) == 0 ? random.nextInt(40) : -1);
    run.execute();
    assertThat(run.isFinished()).as("finished").isTrue();
  }

  /** The lid is shut for minutes or hours: nothing may be sent until somebody says so. */
  private void sleep() {
    clock.advance(Duration.ofMinutes(5 + random.nextInt(600)));
    slept = true;
    stopped = true;
  }

  private void steerAt(DeprovisionRun run, int cancelAt, int pauseAt) {
    int[] changes = new int[1];
    run.listen(
        (source, item) -> {
          changes[0]++;
          if (changes[0] == cancelAt) {
            run.cancel();
            stopped = true;
          }
          if (changes[0] == pauseAt) {
            run.pause();
            stopped = true;
            sleepsUntilResume = 1 + random.nextInt(60);
          }
        });
  }

  /** Called on each change: what is said must be so at that moment, not only in the end. */
  private void watch(Item item) {
    String id = item.target().id();
    last.put(id, item.state());
    if (!journal.isFull()) {
      String event = item.state().getClass().getSimpleName();
      int times = heard.merge(id + event, 1, Integer::sum);
      violation(journal.count(id, event) < times, id, "a state without a journal entry: " + item.state());
    }
    ModelMachine machine = tenant.machines.get(id);
    switch (item.state()) {
      case Sent _ -> {
        violation(stopped, id, "sent while paused or cancelled");
        violation(terms.dryRun(), id, "sent in a dry run");
        violation(journal.isFull(), id, "sent without a journal");
        violation(
            !item.target().differences(tenant.lastRead.get(id)).isEmpty(), id, "sent although it was seen changed");
      }
      case Deprovisioned _, Reprovisioned _ ->
          violation(!machine.isDeleted(clock.now()), id, "called " + item.state() + " but still there");
      case Skipped(var _, Reason.Gone _) ->
          violation(machine.show(clock.now()) != null, id, "called gone but still there");
      default -> {
        // The other states claim nothing about the tenant.
      }
    }
  }

  /** Listeners cannot fail a run, so that what they find is kept and told in the end. */
  private void violation(boolean broken, String id, String what) {
    if (broken) {
      violations.add(id + ": " + what);
    }
  }

  private void checkEnd(String id, ItemState end) {
    int acts = tenant.acts.getOrDefault(id, 0);
    switch (end) {
      case Failed _, Skipped _, WouldSend _ ->
          assertThat(acts).as("%s is %s, so nothing was done to it", id, end).isZero();
      case Stuck stuck ->
          assertThat(stuck.waited()).as("patience with %s", id).isGreaterThanOrEqualTo(Rules.DEFAULT.stuckAfter());
      case Deprovisioned d when d.proof() == ItemState.Proof.NOT_FOUND ->
          assertThat(inventory.snapshot().find(id)).as("row of %s", id).isNull();
      // What a dry run did not come to before the computer died, nobody waits for.
      default -> assertThat(end.isFinal() || (terms.dryRun() && (killed || full))).as("%s is %s", id, end).isTrue();
    }
  }

  /** The test's clock, at whose ticks somebody looks at the pause and ends it. */
  private final class Attentive implements Time {
    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      clock.sleep(duration);
      if (sleepsUntilResume > 0 && --sleepsUntilResume == 0) {
        stopped = current.isCancelled();
        current.resume();
      }
      if (current.isPausedAfterSleep() && sleepsUntilResume == 0) {
        sleepsUntilResume = 1 + random.nextInt(60);
      }
      if (sleepsUntilLid > 0 && --sleepsUntilLid == 0) {
        ChaosRun.this.sleep();
      }
    }

    /** Answers of this tenant are slow, but only a lid that is shut takes minutes. */
    @Override
    public Duration stall() {
      return Duration.ofMinutes(4);
    }
  }
}
