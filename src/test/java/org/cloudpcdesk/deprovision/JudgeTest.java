package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.cloudpcdesk.deprovision.Judge.Verdict;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final CloudPc CHOSEN = ScriptedTenant.inGrace("a");
  private static final Target TARGET = Target.of(CHOSEN);

  private static final Instant ASKED = Instant.parse("2026-03-02T09:00:00Z");

  private static Verdict verdict(CloudPc.Builder now) {
    return Judge.judge(TARGET, now.build(), ASKED);
  }

  @ParameterizedTest
  @CsvSource({
    "inGracePeriod, OPEN",
    "InGracePeriod, OPEN",
    "deprovisioning, DEPROVISIONING",
    "notProvisioned, NOT_PROVISIONED",
    "provisioning, NEW_LIFE",
    "pendingProvision, NEW_LIFE",
    "provisioned, OPEN",
    "provisionedWithWarnings, OPEN",
    "failed, OPEN",
    "preparing, OPEN",
    "unknownFutureValue, OPEN",
    "'', OPEN"
  })
  void readsTheStateOfTheSameMachine(String status, Verdict expected) {
    assertThat(verdict(CHOSEN.toBuilder().status(CloudPcStatus.of(status)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"inGracePeriod", "deprovisioning", "provisioned", "failed"})
  void takesANewProvisioningMomentForANewLifeInEveryState(String status) {
    CloudPc.Builder now =
        CHOSEN.toBuilder().status(CloudPcStatus.of(status)).provisioned(GraphTime.of("2026-03-02T09:40:00Z"));

    assertThat(verdict(now)).isEqualTo(Verdict.NEW_LIFE);
  }

  @Test
  void takesANewDeviceNameForANewLifeWhereNoMomentTells() {
    assertThat(verdict(CHOSEN.toBuilder().managedDeviceName("CPC-new").provisioned(null))).isEqualTo(Verdict.NEW_LIFE);
  }

  @Test
  void doesNotTakeTheSameMomentWrittenWithMoreDigitsForANewLife() {
    CloudPc.Builder now = CHOSEN.toBuilder().provisioned(GraphTime.of("2025-11-20T08:15:00.0000000Z"));

    assertThat(verdict(now)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void comparesMomentsThatAreNoDatesAsText() {
    Target odd = Target.of(CHOSEN.toBuilder().provisioned(GraphTime.of("2020-11-010T20:00:34Z")).build());
    CloudPc same = CHOSEN.toBuilder().provisioned(GraphTime.of("2020-11-010T20:00:34Z")).build();

    assertThat(Judge.judge(odd, same, ASKED)).isEqualTo(Verdict.OPEN);
    assertThat(Judge.judge(odd, CHOSEN, ASKED)).isEqualTo(Verdict.NEW_LIFE);
  }

  @Test
  void doesNotTakeEmptiedMembersForANewLife() {
    CloudPc.Builder now = CHOSEN.toBuilder().managedDeviceName(null).provisioned(null).userPrincipalName("");

    assertThat(verdict(now)).isEqualTo(Verdict.OPEN);
  }

  @ParameterizedTest
  @CsvSource({"inGracePeriod, OPEN", "deprovisioning, DEPROVISIONING", "provisioned, NEW_LIFE", "failed, NEW_LIFE"})
  void takesANewPersonForANewLifeOnlyOutOfGraceAndWhenTheProvisioningMomentIsNotKnownToBeTheSame(
      String status, Verdict without) {
    CloudPc.Builder renamed =
        CHOSEN.toBuilder().status(CloudPcStatus.of(status)).userPrincipalName("new@contoso.example");

    assertThat(verdict(renamed)).isNotEqualTo(Verdict.NEW_LIFE);
    assertThat(verdict(renamed.provisioned(null))).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00:01Z, NEW_LIFE",
    "2026-03-02T11:00:01.5+02:00, NEW_LIFE",
    "2026-03-02T09:00:00Z, OPEN",
    "2025-11-20T08:15:00Z, OPEN",
    "2027-03-010T20:00:34Z, OPEN"
  })
  void tellsOneThatHadNoMarksFromItsSuccessorByWhetherItWasProvisionedAfterTheRequest(String moment, Verdict expected) {
    CloudPc unmarked = CHOSEN.toBuilder().managedDeviceName(null).provisioned(null).build();
    CloudPc now = unmarked.toBuilder().provisioned(GraphTime.of(moment)).build();

    assertThat(Judge.judge(Target.of(unmarked), now, ASKED)).isEqualTo(expected);
  }

  @Test
  void doesNotTakeAnotherSpellingOfTheSameNameForAnotherPerson() {
    CloudPc.Builder now = CHOSEN.toBuilder()
            .status(CloudPcStatus.of("provisioned"))
            .userPrincipalName("A@Contoso.example")
            .provisioned(null);

    assertThat(verdict(now)).isEqualTo(Verdict.OPEN);
  }


  @ParameterizedTest
  @CsvSource({"inGracePeriod, OPEN", "deprovisioning, DEPROVISIONING", "provisioned, OPEN", "failed, OPEN"})
  void doesNotTakeAMachineThatSomebodyRenamedForANewOne(String status, Verdict expected) {
    CloudPc.Builder now = CHOSEN.toBuilder().status(CloudPcStatus.of(status)).managedDeviceName("SALES-07");

    assertThat(verdict(now)).isEqualTo(expected);
  }
}
