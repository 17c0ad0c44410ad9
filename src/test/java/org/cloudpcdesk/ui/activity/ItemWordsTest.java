package org.cloudpcdesk.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.ItemState.Proof;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.ui.DeskBench;
import org.cloudpcdesk.ui.common.TimeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;

class ItemWordsTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final Target TARGET = Target.of(DeskBench.inGrace("a"));
  private static final CloudPcStatus GRACE = CloudPcStatus.of("inGracePeriod");

  private final ItemWords words = new ItemWords(new TimeText(ZoneOffset.UTC, Locale.ENGLISH));

  static GraphException error(GraphException.Kind kind) {
    return GraphException.of(kind, "scripted").requestId("service-9").clientRequestId("client-9").build();
  }

  static List<ItemState> states() {
    return List.of(
        new ItemState.Planned(AT),
        new ItemState.Waiting(AT, AT.plusSeconds(10)),
        new ItemState.Checking(AT),
        new ItemState.WouldSend(AT),
        new ItemState.Sent(AT),
        new ItemState.Accepted(AT, "service-1", "client-1"),
        new ItemState.Deprovisioning(AT, CloudPcStatus.of("deprovisioning")),
        new ItemState.Deprovisioned(AT, Proof.NOT_FOUND),
        new ItemState.Reprovisioned(AT, CloudPcStatus.of("provisioning"), null),
        new ItemState.Skipped(AT, new Reason.Gone()),
        new ItemState.Failed(AT, error(GraphException.Kind.ROLE_MISSING)),
        new ItemState.Unknown(AT, error(GraphException.Kind.NO_NETWORK)),
        new ItemState.Stuck(AT, GRACE, Duration.ofMinutes(60), "service-1", "client-1"));
  }

  private Shown shown(ItemState state) {
    return words.shown(new Item(TARGET, state));
  }

  @Test
  void theStatesTriedHereAreAllThereAre() {
    assertThat(states().stream().map(Object::getClass).map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ItemState.class.getPermittedSubclasses()).map(Class::getName).toList());
    assertThat(states().stream().map(words::word)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateHasIconWordAndSentences(ItemState state) {
    Shown shown = shown(state);
    assertThat(List.of(shown.word(), shown.what(), shown.next(), shown.since())).noneMatch(String::isBlank);
    assertThat(shown.styleClass()).startsWith("state-");
    assertThat(words.count(StateKind.of(state), 3)).startsWith("3 ");
    boolean isEarly = shown.icon().startsWith("fltral");
    Ikon icon =
        isEarly
            ? FluentUiRegularAL.findByDescription(shown.icon())
            : FluentUiRegularMZ.findByDescription(shown.icon());
    assertThat(icon.getDescription()).isEqualTo(shown.icon());
  }

  @ParameterizedTest
  @EnumSource(GraphException.Kind.class)
  void everyFailureSaysWhatToDo(GraphException.Kind kind) {
    assertThat(shown(new ItemState.Failed(AT, error(kind))).next()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Proof.class)
  void everyProofIsSaid(Proof proof) {
    assertThat(shown(new ItemState.Deprovisioned(AT, proof)).what()).contains("It is deprovisioned");
  }

  @Test
  void onlyWhatWasSeenIsCalledDeprovisioned() {
    for (ItemState state : states()) {
      Shown shown = shown(state);
      boolean seenGone = state instanceof ItemState.Deprovisioned;
      assertThat(shown.what().contains("is deprovisioned")).as(shown.what()).isEqualTo(seenGone);
      assertThat(shown.what() + shown.next()).doesNotContainIgnoringCase("success");
    }
  }

  @Test
  void everyReasonOfBeingLeftOutHasItsOwnSentence() {
    List<Reason> reasons =
        List.of(
            new Reason.Changed(List.of()),
            new Reason.Gone(),
            new Reason.Cancelled(),
            new Reason.AlreadyRunning(),
            new Reason.ReadOnly(),
            new Reason.NoJournal("scripted"),
            new Reason.Continued("run-2"));
    assertThat(reasons).hasSameSizeAs(Reason.class.getPermittedSubclasses());
    assertThat(reasons.stream().map(reason -> shown(new ItemState.Skipped(AT, reason)).what())).doesNotHaveDuplicates();
  }

  @Test
  void whatChangedIsShownBeforeAndNow() {
    List<Target.Difference> differences =
        List.of(
            new Target.Difference(Target.Field.STATUS, "inGracePeriod", "provisioned"),
            new Target.Difference(Target.Field.PERSON, "a@contoso.example", ""));
    assertThat(shown(new ItemState.Skipped(AT, new Reason.Changed(differences))).facts())
        .isEqualTo("Status: was In grace period, is Provisioned\nPerson: was a@contoso.example, is nothing");
  }

  @Test
  void whyTheJournalCouldNotBeWrittenIsShown() {
    assertThat(shown(new ItemState.Skipped(AT, new Reason.NoJournal("The disk is full."))).facts())
        .isEqualTo("The disk is full.");
  }

  @Test
  void aReturnToGraceWhileItIsDeletedIsCalledNormal() {
    assertThat(shown(new ItemState.Deprovisioning(AT, GRACE)).what()).contains("That is normal");
  }
}
