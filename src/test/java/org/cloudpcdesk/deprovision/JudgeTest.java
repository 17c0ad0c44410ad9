package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static Verdict verdict(CloudPc.Builder now) {
    return Judge.judge(TARGET, now.build());
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
  void takesANewDeviceNameForANewLife() {
    assertThat(verdict(CHOSEN.toBuilder().managedDeviceName("CPC-new"))).isEqualTo(Verdict.NEW_LIFE);
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

    assertThat(Judge.judge(odd, same)).isEqualTo(Verdict.OPEN);
    assertThat(Judge.judge(odd, CHOSEN)).isEqualTo(Verdict.NEW_LIFE);
  }

  @Test
  void doesNotTakeEmptiedMembersForANewLife() {
    CloudPc.Builder now = CHOSEN.toBuilder().managedDeviceName(null).provisioned(null).userPrincipalName("");

    assertThat(verdict(now)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void takesANewPersonForANewLifeOnlyWhenTheProvisioningMomentIsNotKnownToBeTheSame() {
    CloudPc.Builder renamed = CHOSEN.toBuilder().userPrincipalName("new@contoso.example");

    assertThat(verdict(renamed)).isEqualTo(Verdict.OPEN);
    assertThat(verdict(renamed.provisioned(null))).isEqualTo(Verdict.NEW_LIFE);
  }

  @Test
  void doesNotTakeAnotherSpellingOfTheSameNameForAnotherPerson() {
    CloudPc.Builder now = CHOSEN.toBuilder().userPrincipalName("A@Contoso.example").provisioned(null);

    assertThat(verdict(now)).isEqualTo(Verdict.OPEN);
  }
}
