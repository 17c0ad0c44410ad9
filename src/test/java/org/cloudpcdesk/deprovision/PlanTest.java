package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.cloudpcdesk.deprovision.ScriptedTenant.inGrace;
import static org.cloudpcdesk.deprovision.ScriptedTenant.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cloudpcdesk.deprovision.DeprovisionPlan.Left;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says, and which safety rules stand against it. */
class PlanTest {
  private final Bench bench = new Bench();

  private static List<CloudPc> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> inGrace("pc-" + i)).toList();
  }

  private static Confirmation said() {
    return Confirmation.of("left", "INC-1");
  }

  private DeprovisionPlan plan(int count) {
    return bench.deprovisioner().prepare(many(count));
  }

  @Test
  void groupsWhatWillEndAndWhatWillNotWithTheReason() {
    bench.plan("held");

    DeprovisionPlan plan =
        bench
            .deprovisioner()
            .prepare(
                List.of(
                    inGrace("a"),
                    with("b", "provisioned"),
                    with("c", "brandNew"),
                    inGrace("held"),
                    inGrace("a"),
                    with("d", "deprovisioning")));

    assertThat(plan.willEnd()).extracting(Target::id).containsExactly("a");
    assertThat(plan.skipped())
        .extracting(left -> left.target().id(), Left::why)
        .containsExactly(
            tuple("b", Eligibility.NOT_IN_GRACE),
            tuple("c", Eligibility.STATUS_UNKNOWN),
            tuple("held", Eligibility.ALREADY_RUNNING),
            tuple("d", Eligibility.IN_MOTION));
  }

  @Test
  void whatChangedSinceItWasChosenIsLeftOutOfThePlan() {
    CloudPc other = inGrace("b").toBuilder().userPrincipalName("z@contoso.example").build();
    bench.inventory.merge(List.of(inGrace("a"), other), bench.time.now());

    DeprovisionPlan plan = bench.deprovisioner().prepareTargets(Bench.targets("a", "b", "not-listed"));

    assertThat(plan.willEnd()).extracting(Target::id).containsExactly("a", "not-listed");
    assertThat(plan.skipped()).extracting(Left::why).containsExactly(Eligibility.CHANGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"productType\":\"devBox\"}",
        "{\"productType\":\"PowerAutomate\"}",
        "{\"productType\":null,\"userExperienceType\":\"cloudApp\"}"
      })
  void machinesOfOtherProductsAreLeftToTheirOwnTools(String members) {
    CloudPc host = inGrace("a").toBuilder().rest(members).build();
    CloudPc desk =
        inGrace("b").toBuilder().rest("{\"productType\":\"enterprise\",\"userExperienceType\":\"cloudPc\"}").build();

    DeprovisionPlan plan = bench.deprovisioner().prepare(List.of(host, desk));

    assertThat(plan.willEnd()).extracting(Target::id).containsExactly("b");
    assertThat(plan.skipped()).extracting(Left::why).containsExactly(Eligibility.OTHER_PRODUCT);
  }

  @Test
  void whatAnEarlierStartSentIsInHandOnceThatIsKnown() throws Exception {
    bench.tenant.reads("a", ScriptedTenant.shows("a", "inGracePeriod"));
    DeprovisionRun run = bench.plan("a");
    run.listen(
        (source, item) -> {
          if (item.state() instanceof ItemState.Accepted) {
            bench.deprovisioner().close();
          }
        });
    run.execute();
    Bench next = new Bench();
    next.journal = bench.journal;

    assertThat(next.deprovisioner().unfinished()).hasSize(1);

    assertThat(next.deprovisioner().eligibility(inGrace("a"))).isEqualTo(Eligibility.ALREADY_RUNNING);
  }

  @Test
  void namesPeopleLicencesAndTheEarliestEnd() {
    CloudPc.Builder one = inGrace("a").toBuilder().servicePlanName("2 vCPU").userPrincipalName("Adele@contoso.example");
    CloudPc.Builder two = inGrace("b").toBuilder().servicePlanName("2 vCPU").userPrincipalName("adele@contoso.example");
    CloudPc.Builder none = inGrace("c").toBuilder().servicePlanName(null).userPrincipalName(null);
    DeprovisionPlan plan =
        bench
            .deprovisioner()
            .prepare(
                List.of(
                    one.gracePeriodEnd(GraphTime.of("2026-03-05T00:00:00Z")).build(),
                    two.gracePeriodEnd(GraphTime.of("2026-03-04T00:00:00Z")).build(),
                    none.gracePeriodEnd(GraphTime.of("2026-11-010T20:00:34Z")).build()));

    assertThat(plan.people()).isEqualTo(1);
    assertThat(plan.licencesSetFree()).isEqualTo(Map.of("2 vCPU", 2, "", 1));
    assertThat(plan.earliestGraceEnd()).contains(Instant.parse("2026-03-04T00:00:00Z"));
    assertThat(bench.deprovisioner().prepare(List.of()).earliestGraceEnd()).isEmpty();
  }

  @Test
  void asksForTheTenantsNameAboveTenTargets() {
    assertThat(plan(10).refusal(said())).isEmpty();
    assertThat(plan(11).refusal(said())).contains(new Refusal.TenantNotTyped("contoso.example"));
    assertThat(plan(11).refusal(said().withTypedTenant("fabrikam.example")))
        .contains(new Refusal.TenantNotTyped("contoso.example"));
    assertThat(plan(11).refusal(said().withTypedTenant(" Contoso.Example "))).isEmpty();
    assertThat(plan(11).refusal(said().withTypedTenant(Bench.ACTOR.tenantId()))).isEmpty();
  }

  @Test
  void asksForTheNameOfAProductionTenantAlways() {
    Actor actor = new Actor("t", "contoso.example", "admin", true);
    DeprovisionPlan plan = DeprovisionPlan.of(actor, many(1), pc -> Eligibility.ELIGIBLE, Rules.DEFAULT);

    assertThat(plan.needsTenantTyped()).isTrue();
    assertThat(plan.refusal(said())).contains(new Refusal.TenantNotTyped("contoso.example"));
  }

  @Test
  void asksForTheNameInEveryRunWhereThatIsLaidDown() {
    bench.rules = new Rules(false, Duration.ofHours(1), Duration.ofSeconds(10), 500, 0);

    assertThat(plan(1).refusal(said())).contains(new Refusal.TenantNotTyped("contoso.example"));
    assertThat(plan(1).refusal(said().withTypedTenant("contoso.example"))).isEmpty();
    assertThat(plan(0).refusal(said())).contains(new Refusal.NothingToDo());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rules(false, Duration.ofHours(1), Duration.ofSeconds(10), 500, 11));
  }

  @Test
  void asksForASecondStepAboveTheCeiling() {
    bench.rules = new Rules(false, Duration.ofHours(1), Duration.ofSeconds(10), 3);

    assertThat(plan(3).refusal(said())).isEmpty();
    assertThat(plan(4).refusal(said())).contains(new Refusal.AboveCeiling(4, 3));
    assertThat(plan(4).refusal(said().withCeilingAccepted())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, -1})
  void allowsNoShortCancelWindowForMoreThanOne(int seconds) {
    Confirmation brief = said().withCancelWindow(Duration.ofSeconds(seconds));

    assertThat(plan(2).refusal(brief)).contains(new Refusal.WindowTooShort(Duration.ofSeconds(5)));
    assertThat(plan(1).refusal(brief).isPresent()).isEqualTo(seconds < 0);
    assertThat(plan(2).refusal(said().withCancelWindow(Duration.ofSeconds(5)))).isEmpty();
  }

  @Test
  void hasNothingToDoWithoutATarget() {
    assertThat(plan(0).refusal(said())).contains(new Refusal.NothingToDo());
  }

  @Test
  void aDryRunIsAskedForNothingAndWorksInReadOnlyMode() {
    bench.rules = new Rules(true, Duration.ofHours(1), Duration.ofSeconds(10), 3);

    assertThat(plan(20).refusal(said())).contains(new Refusal.ReadOnly());
    assertThat(plan(20).refusal(said().asDryRun())).isEmpty();
  }
}
