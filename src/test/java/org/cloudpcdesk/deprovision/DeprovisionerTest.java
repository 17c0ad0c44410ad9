package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cloudpcdesk.deprovision.ScriptedTenant.gone;
import static org.cloudpcdesk.deprovision.ScriptedTenant.inGrace;
import static org.cloudpcdesk.deprovision.ScriptedTenant.shows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeprovisionerTest {
  private final Bench bench = new Bench();

  @ParameterizedTest
  @CsvSource({
    "inGracePeriod, ELIGIBLE",
    "provisioned, NOT_IN_GRACE",
    "failed, NOT_IN_GRACE",
    "notProvisioned, NOT_IN_GRACE",
    "deprovisioning, IN_MOTION",
    "resizing, IN_MOTION",
    "brandNew, STATUS_UNKNOWN",
    "'', STATUS_UNKNOWN"
  })
  void saysWhatStandsAgainstChoosingACloudPc(String status, Eligibility expected) {
    assertThat(bench.deprovisioner().eligibility(ScriptedTenant.with("a", status))).isEqualTo(expected);
  }

  @Test
  void neverCallsAnythingWhenReadOnly() {
    bench.rules = Rules.READ_ONLY;
    boolean[] asked = new boolean[1];
    bench.access = () -> asked[0] = true;

    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.READ_ONLY);
    assertThat(bench.run("a", "b"))
        .hasSize(2)
        .allSatisfy(state -> assertThat(((Skipped) state).reason()).isEqualTo(new Reason.ReadOnly()));
    assertThat(bench.tenant.posts).isEmpty();
    assertThat(bench.tenant.gets).isEmpty();
    assertThat(asked[0]).isFalse();
  }

  @Test
  void neverGivesOneCloudPcToTwoRuns() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun first = bench.plan("a");
    DeprovisionRun second = bench.plan("a", "b");

    assertThat(Bench.states(second)).satisfiesExactly(
        a -> assertThat(((Skipped) a).reason()).isEqualTo(new Reason.AlreadyRunning()),
        b -> assertThat(b).isInstanceOf(Planned.class));

    second.cancel();
    assertThat(bench.deprovisioner().eligibility(inGrace("b"))).isEqualTo(Eligibility.ELIGIBLE);
    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ALREADY_RUNNING);

    first.execute();
    assertThat(bench.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ELIGIBLE);
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void takesAnIdThatIsGivenTwiceOnce() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());

    assertThat(bench.run("a", "a")).hasSize(1).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void mayBePlannedAgainOnceItEnded() {
    bench.rules = new Rules(false, Duration.ofMinutes(1));
    bench.tenant.reads("a", shows("a", "inGracePeriod"));
    bench.run("a");

    assertThat(Bench.states(bench.plan("a"))).hasOnlyElementsOfType(Planned.class);
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void keepsTheRunsNewestFirstAndTellsOfEachNewOne() {
    List<DeprovisionRun> told = new ArrayList<>();
    bench.deprovisioner().listen(run -> {
      throw new IllegalStateException("broken");
    });
    Runnable stop = bench.deprovisioner().listen(told::add);
    DeprovisionRun first = bench.plan("a");
    DeprovisionRun second = bench.plan("b");
    stop.run();
    DeprovisionRun third = bench.plan("c");

    assertThat(bench.deprovisioner().runs()).containsExactly(third, second, first);
    assertThat(told).containsExactly(first, second);
    assertThat(List.of(first.id(), second.id(), third.id())).doesNotHaveDuplicates();
    assertThat(first.startedAt()).isEqualTo(bench.time.now());
  }

  @Test
  void givesOutItemsThatDoNotChange() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.plan("a");
    List<DeprovisionRun.Item> before = run.items();
    run.execute();

    assertThat(before.getFirst().state()).isInstanceOf(Planned.class);
    assertThatThrownBy(before::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aListenerThatWasTakenAwayHearsNothing() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());
    DeprovisionRun run = bench.deprovisioner().plan(Bench.targets("a"));
    List<ItemState> heard = new ArrayList<>();
    Runnable stop = run.listen((source, item) -> heard.add(item.state()));
    run.listen((source, item) -> stop.run());

    run.execute();

    assertThat(heard).hasSize(1);
  }

  @Test
  void refusesATimeWithoutPatience() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rules(false, Duration.ZERO));
  }
}
