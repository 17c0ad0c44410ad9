package org.cloudpcdesk.ui.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.RefusedException;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.ui.DeskBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChoiceTest {
  private final DeskBench bench = new DeskBench();
  private final EligibilityWords words = new EligibilityWords();

  private Choice choice(String... ids) {
    return Choice.of(bench.session, List.of(ids), words);
  }

  @ParameterizedTest
  @EnumSource(CloudPcStatus.Kind.class)
  void everyStateButGraceSaysWhatStandsAgainstIt(CloudPcStatus.Kind kind) {
    CloudPcStatus status =
        kind == CloudPcStatus.Kind.UNRECOGNIZED ? CloudPcStatus.of("hibernating") : CloudPcStatus.of(kind);
    CloudPc pc = DeskBench.inGrace("a").toBuilder().status(status).build();
    bench.knows(pc);
    Choice choice = choice("a");
    boolean inGrace = kind == CloudPcStatus.Kind.IN_GRACE_PERIOD;
    assertThat(choice.verdict().enabled()).isEqualTo(inGrace);
    if (inGrace) {
      assertThat(choice.verdict().why()).isNull();
    } else {
      assertThat(choice.verdict().why()).isNotBlank().endsWith(".");
    }
  }

  @Test
  void aStateThisVersionDoesNotKnowIsNamedAsItCame() {
    assertThat(words.why(Eligibility.STATUS_UNKNOWN, CloudPcStatus.of("hibernating"))).contains("\"hibernating\"");
  }

  @Test
  void someOfSeveralAreTakenAndTheOthersGetTheirReason() {
    bench.knows(DeskBench.inGrace("a"), DeskBench.with("b", "provisioned"));
    Choice choice = choice("a", "b", "gone", "a");
    assertThat(choice.eligible()).extracting(CloudPc::id).containsExactly("a");
    assertThat(choice.refused()).extracting(Choice.Refused::device).containsExactly("CPC-b", "gone");
    assertThat(choice.refused().getFirst().why()).contains("This Cloud PC is provisioned");
    assertThat(choice.verdict().eligible()).isEqualTo(1);
  }

  @Test
  void noneOfSeveralSaysOneReasonForAllOrThatThereAreMore() {
    bench.knows(DeskBench.with("a", "provisioned"), DeskBench.with("b", "failed"), DeskBench.with("c", "resizing"));
    assertThat(choice("a", "b").verdict().why()).contains("None of the 2", "in its grace period");
    assertThat(choice("a", "c").verdict().why()).contains("Choose one alone");
    assertThat(choice().verdict().why()).isEqualTo("Choose a Cloud PC first.");
  }

  @Test
  void whatARunHoldsIsNotOfferedAgain() throws RefusedException {
    bench.knows(DeskBench.inGrace("a"));
    Deprovisioner deprovisioner = bench.session.deprovisioner();
    deprovisioner.start(deprovisioner.prepare(List.of(DeskBench.inGrace("a"))), Confirmation.of("", ""));
    assertThat(choice("a").verdict().why()).contains("in a run already");
  }

  @Test
  void readOnlyIsSaid() {
    bench.knows(DeskBench.inGrace("a"));
    Choice choice = Choice.of(bench.session(true), List.of("a"), words);
    assertThat(choice.verdict().enabled()).isFalse();
    assertThat(choice.verdict().why()).contains("read-only");
  }
}
