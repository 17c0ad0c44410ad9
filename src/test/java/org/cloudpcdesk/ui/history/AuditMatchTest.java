package org.cloudpcdesk.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.PastItem;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditMatchTest {
  private static final Instant SENT = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ME = "admin@contoso.example";

  static PastItem item(String run, String id, Instant sent) {
    return new PastItem(
        run,
        id,
        "CPC-" + id,
        id + "@contoso.example",
        ME,
        "left",
        "INC-7",
        List.of(new PastItem.Step(1, sent, "Sent", new ItemState.Sent(sent), "", "")));
  }

  static AuditEvent event(String id, String activity, Instant at, String actor, String cloudPc) {
    return new AuditEvent(
        id, activity + " CloudPC", activity, null, GraphTime.of(at.toString()), actor, "success", "corr", List.of(cloudPc));
  }

  private static List<Act> match(List<PastItem> items, String id, AuditEvent... events) {
    return AuditMatch.of(items, Map.of(id, List.of(events)), ME, one -> null);
  }

  private static Act.Ours ours(List<Act> acts) {
    return acts.stream().filter(Act.Ours.class::isInstance).map(Act.Ours.class::cast).findFirst().orElseThrow();
  }

  @Test
  void theEventOfOurOwnRequestConfirmsItAndIsNotListedTwice() {
    List<Act> acts =
        match(
            List.of(item("r", "a", SENT)),
            "a",
            event("e", "EndGracePeriod", SENT.plusSeconds(40), "ADMIN@contoso.example", "a"));
    assertThat(acts).hasSize(1);
    assertThat(ours(acts).confirmed()).extracting(AuditEvent::id).isEqualTo("e");
  }

  private static PastItem accepted(String run, Instant sent, String clientRequestId) {
    return new PastItem(
        run,
        "a",
        "CPC-a",
        "",
        ME,
        "",
        "",
        List.of(
            new PastItem.Step(1, sent, "Sent", new ItemState.Sent(sent), "", ""),
            new PastItem.Step(2, sent, "Accepted", new ItemState.Accepted(sent, "r", clientRequestId), "r", clientRequestId)));
  }

  private static AuditEvent correlated(String id, String name, Instant at, String correlationId) {
    return new AuditEvent(
        id, name, name, name, GraphTime.of(at.toString()), "Some app", "success", correlationId, List.of("a"));
  }

  @Test
  void anEventThatCarriesTheIdOfOurRequestConfirmsItWhateverItIsCalledAndWhenever() {
    AuditEvent event = correlated("e", "Deprovision", SENT.plus(Duration.ofHours(3)), "8A1C");

    assertThat(ours(match(List.of(accepted("r", SENT, "8a1c")), "a", event)).confirmed()).isEqualTo(event);
    assertThat(ours(match(List.of(accepted("r", SENT, "8a1d")), "a", event)).confirmed()).isNull();
    assertThat(ours(match(List.of(accepted("r", SENT, "")), "a", correlated("e", "Deprovision", SENT, ""))).confirmed())
        .as("an id that is missing on both sides is none")
        .isNull();
  }

  @Test
  void whatIsCertainIsNotTakenByAnotherActForBeingNear() {
    AuditEvent certain =
        new AuditEvent(
            "e1", null, "EndGracePeriod", null, GraphTime.of(SENT.toString()), ME, null, "second", List.of("a"));

    List<Act> acts =
        match(List.of(accepted("r1", SENT, "first"), accepted("r2", SENT.plusSeconds(60), "second")), "a", certain);

    assertThat(acts)
        .extracting(act -> ((Act.Ours) act).item().runId() + " " + (((Act.Ours) act).confirmed() != null))
        .containsExactly("r2 true", "r1 false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EndGracePeriod", "End grace period", "endGracePeriod CloudPC", "End_Grace-Period: Cloud PC"})
  void anySpellingOfTheActionsNameEndsAGracePeriod(String name) {
    AuditEvent typed =
        new AuditEvent("e", "x", null, name, GraphTime.of(SENT.toString()), ME, "success", "other", List.of("a"));

    assertThat(ours(match(List.of(item("r", "a", SENT)), "a", typed)).confirmed()).isEqualTo(typed);
  }

  @Test
  void anotherAccountsActIsNeverTakenForOurs() {
    List<Act> acts =
        match(List.of(item("r", "a", SENT)), "a", event("e", "EndGracePeriod", SENT, "eve@contoso.example", "a"));
    assertThat(ours(acts).confirmed()).isNull();
    assertThat(acts)
        .filteredOn(Act.Theirs.class::isInstance)
        .singleElement()
        .satisfies(act -> assertThat(((Act.Theirs) act).sameAccount()).isFalse());
  }

  @Test
  void ourOwnActFromElsewhereIsTold() {
    List<Act> acts = match(List.of(), "a", event("e", "Reboot", SENT, ME, "a"));
    assertThat(acts)
        .singleElement()
        .satisfies(
            act -> {
              assertThat(((Act.Theirs) act).sameAccount()).isTrue();
              assertThat(((Act.Theirs) act).device()).isEqualTo("a");
            });
  }

  @Test
  void anotherActivityConfirmsNothing() {
    List<Act> acts = match(List.of(item("r", "a", SENT)), "a", event("e", "Reboot", SENT, ME, "a"));
    assertThat(ours(acts).confirmed()).isNull();
    assertThat(acts).hasSize(2);
  }

  @Test
  void theNearestEventConfirmsAndEachOnce() {
    List<Act> acts =
        match(
            List.of(item("late", "a", SENT.plus(Duration.ofMinutes(10))), item("early", "a", SENT)),
            "a",
            event("e1", "EndGracePeriod", SENT.plusSeconds(5), ME, "a"),
            event("e2", "EndGracePeriod", SENT.plus(Duration.ofMinutes(10)).plusSeconds(5), ME, "a"));
    assertThat(acts).hasSize(2);
    assertThat(acts)
        .extracting(act -> ((Act.Ours) act).item().runId() + " " + ((Act.Ours) act).confirmed().id())
        .containsExactly("late e2", "early e1");
  }

  @Test
  void anEventOfAnotherHourIsAnotherAct() {
    List<Act> acts =
        match(
            List.of(item("r", "a", SENT)),
            "a",
            event("e", "EndGracePeriod", SENT.plus(AuditMatch.AFTER).plusSeconds(1), ME, "a"));
    assertThat(ours(acts).confirmed()).isNull();
  }

  @Test
  void whatWasNeverSentIsConfirmedByNothing() {
    PastItem planned =
        new PastItem(
            "r", "a", "CPC-a", "", ME, "", "",
            List.of(new PastItem.Step(1, SENT, "Planned", new ItemState.Planned(SENT), "", "")));
    List<Act> acts = match(List.of(planned), "a", event("e", "EndGracePeriod", SENT, ME, "a"));
    assertThat(ours(acts).confirmed()).isNull();
  }

  @Test
  void anEventWithAnImpossibleDateIsListedStill() {
    AuditEvent undated =
        new AuditEvent("e", null, "EndGracePeriod", null, GraphTime.of("2020-11-010T20:00:34Z"), null, null, null, List.of());
    List<Act> acts = match(List.of(item("r", "a", SENT)), "a", undated);
    assertThat(acts).hasSize(2);
    assertThat(acts.getLast().at()).isEqualTo(Instant.EPOCH);
  }
}
