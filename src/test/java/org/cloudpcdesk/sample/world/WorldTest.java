package org.cloudpcdesk.sample.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpcdesk.sample.ManualClock;
import org.junit.jupiter.api.Test;

/** The same seed makes the same tenant, which then lives in scaled time. */
class WorldTest {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  private static List<Pc> after(long seed, double speed, Duration... steps) {
    ManualClock clock = new ManualClock(START);
    World world = new World(clock, 400, speed, seed);
    for (Duration step : steps) {
      clock.advance(step);
      world.rows();
    }
    return world.rows();
  }

  @Test
  void isTheSameForTheSameSeedHoweverOftenItIsLookedAt() {
    List<Pc> once = after(7, 60, Duration.ofMinutes(30));
    assertThat(after(7, 60, Duration.ofMinutes(11), Duration.ofMinutes(9), Duration.ofMinutes(10))).isEqualTo(once);
    assertThat(after(8, 60, Duration.ofMinutes(30))).isNotEqualTo(once);
  }

  @Test
  void lives() {
    List<Pc> before = after(7, 60);
    List<Pc> later = after(7, 60, Duration.ofMinutes(30));
    Set<String> moved = new HashSet<>();
    for (Pc pc : later) {
      before.stream().filter(b -> b.id().equals(pc.id()) && !b.status().equals(pc.status()))
          .forEach(b -> moved.add(b.status() + ">" + pc.status()));
    }
    assertThat(moved).contains("provisioning>provisioned", "provisioned>inGracePeriod", "movingRegion>provisioned");
    assertThat(later.getLast().slot()).as("newcomers").isGreaterThan(399);
  }

  @Test
  void anotherAdministratorIsAtWorkAndTheAuditEventsSayWho() {
    ManualClock clock = new ManualClock(START);
    World world = new World(clock, 400, 60, 7);
    clock.advance(Duration.ofMinutes(30));

    assertThat(world.rows()).isNotEmpty();
    assertThat(world.audit())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.actor()).isEqualTo(World.COLLEAGUE);
              assertThat(entry.activity()).isEqualTo("Resize");
              assertThat(entry.correlationId()).isNotBlank();
            })
        .extracting(AuditEntry::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void standsStillAtSpeedZeroButForGracePeriodsThatRunOut() {
    List<Pc> before = after(7, 0);
    assertThat(after(7, 0, Duration.ofMinutes(20))).isEqualTo(before);
    long over = before.stream()
        .filter(pc -> pc.graceEnd() != null && pc.graceEnd().isBefore(START.plus(Duration.ofDays(2)))).count();
    assertThat(over).isPositive();
    assertThat(after(7, 0, Duration.ofDays(2)).stream().filter(pc -> pc.is("inGracePeriod")).count())
        .isEqualTo(before.stream().filter(pc -> pc.is("inGracePeriod")).count() - over);
  }

  @Test
  void outcomesAreAsOftenAsSaid() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      outcomes.add(Outcome.of(new Dice(5, i)));
    }
    assertThat(outcomes.stream().filter(Outcome::flipFlop).count()).isBetween(420L, 580L);
    assertThat(outcomes.stream().map(Outcome::end).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Outcome.End.values());
  }

  @Test
  void aHundredThousandHaveNoIdOrNameInCommonAndAreGatheredOnce() {
    World world = new World(new ManualClock(START), 100_000, 60, 42);
    assertThat(world.rows()).hasSize(100_000).isSameAs(world.rows());
    assertThat(world.rows().stream().map(Pc::id).distinct().count()).isEqualTo(100_000);
    assertThat(world.everybody().stream().map(Person::userPrincipalName).distinct().count())
        .isEqualTo(world.everybody().size());
  }
}
