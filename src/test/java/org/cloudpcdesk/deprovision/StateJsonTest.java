package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.Target.Difference;
import org.cloudpcdesk.deprovision.Target.Field;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.store.JournalEntry.Draft;
import org.cloudpcdesk.store.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StateJsonTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456Z");
  private static final CloudPcStatus SHOWN = CloudPcStatus.of("brandNew");

  static Stream<ItemState> states() {
    return Stream.of(
        new ItemState.Planned(AT),
        new ItemState.Waiting(AT, AT.plusSeconds(10)),
        new ItemState.Checking(AT),
        new ItemState.WouldSend(AT),
        new ItemState.Sent(AT),
        new ItemState.Accepted(AT, null, "client"),
        new ItemState.Accepted(AT, "service", "client"),
        new ItemState.Deprovisioning(AT, SHOWN),
        new ItemState.Deprovisioned(AT, ItemState.Proof.NOT_PROVISIONED),
        new ItemState.Reprovisioned(AT, SHOWN, null),
        new ItemState.Reprovisioned(AT, SHOWN, "CPC-\"new\""),
        new ItemState.Stuck(AT, CloudPcStatus.UNREPORTED, Duration.ofMinutes(61), null, "client"),
        new ItemState.Skipped(AT, new Reason.Changed(List.of(new Difference(Field.PERSON, "a@x", "b@x")))),
        new ItemState.Skipped(AT, new Reason.Gone()),
        new ItemState.Skipped(AT, new Reason.Cancelled()),
        new ItemState.Skipped(AT, new Reason.AlreadyRunning()),
        new ItemState.Skipped(AT, new Reason.ReadOnly()),
        new ItemState.Skipped(AT, new Reason.NoJournal("full")),
        new ItemState.Skipped(AT, new Reason.Continued("run-2")));
  }

  @ParameterizedTest
  @MethodSource("states")
  void readsWhatItWrote(ItemState state) {
    assertThat(StateJson.read(StateJson.name(state), StateJson.write(state))).isEqualTo(state);
  }

  @Test
  void coversEveryState() {
    List<Class<?>> covered = Stream.concat(
            states(), Stream.of(new ItemState.Failed(AT, error()), new ItemState.Unknown(AT, error())))
        .<Class<?>>map(Object::getClass)
        .distinct()
        .toList();

    assertThat(covered).containsExactlyInAnyOrder(ItemState.class.getPermittedSubclasses());
    assertThat(Reason.class.getPermittedSubclasses()).hasSize(
        (int) states().filter(ItemState.Skipped.class::isInstance).count());
  }

  private static GraphException error() {
    return GraphException.of(Kind.CONFLICT, "said no")
        .delivery(Delivery.REFUSED)
        .httpStatus(409)
        .code("Conflict")
        .serviceMessage("not now")
        .requestId("service")
        .clientRequestId("client")
        .build();
  }

  @Test
  void keepsWhatAnErrorSays() {
    for (ItemState state :
        Arrays.asList(
            new ItemState.Failed(AT, error()),
            new ItemState.Unknown(AT, error()),
            new ItemState.Checking(AT, error()))) {
      String written = StateJson.write(state);
      ItemState read = StateJson.read(StateJson.name(state), written);

      assertThat(read).hasSameClassAs(state);
      assertThat(StateJson.write(read)).isEqualTo(written).contains("not now", "409", "REFUSED", "service", "client");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vanished | {\"at\":\"2026-03-02T09:00:00Z\"}",
        "Planned | {}",
        "Planned | []",
        "Planned | no json at all {",
        "Sent | {\"at\":\"yesterday\"}",
        "Failed | {\"at\":\"2026-03-02T09:00:00Z\"}",
        "Skipped | {\"at\":\"2026-03-02T09:00:00Z\",\"reason\":{\"kind\":\"Whim\"}}",
        "Deprovisioned | {\"at\":\"2026-03-02T09:00:00Z\",\"proof\":\"HEARSAY\"}"
      })
  void refusesWhatItDoesNotKnow(String name, String details) {
    assertThatThrownBy(() -> StateJson.read(name, details)).isInstanceOf(JsonParseException.class);
  }

  @Test
  void keepsATargetWithImpossibleDatesAndMissingMembers() {
    Target whole =
        new Target(
            "id", "device", "person", "CPC-1", "p", "Policy", "Plan", GraphTime.of("2020-11-010T20:00:34Z"),
            GraphTime.of("2026-03-02T09:00:00.1234567Z"));
    Target bare = new Target("id", "id", "", null, null, null, null, null, null);

    assertThat(TargetJson.read(TargetJson.write(whole))).isEqualTo(whole);
    assertThat(TargetJson.read(TargetJson.write(bare))).isEqualTo(bare);
    assertThatThrownBy(() -> TargetJson.read("{}")).isInstanceOf(JsonParseException.class);
  }

  /** Every way in which one member of a text is missing, null or of another type. */
  private static Stream<String> spoilt(String text) {
    JsonObject whole = JsonParser.parseString(text).getAsJsonObject();
    List<String> spoilt = new ArrayList<>();
    for (String member : whole.keySet()) {
      for (String other : List.of("", "null", "7", "true", "\"\"", "\"x\"", "[]", "[1]", "[null]", "{}")) {
        JsonObject one = whole.deepCopy();
        one.remove(member);
        if (!other.isEmpty()) {
          one.add(member, JsonParser.parseString(other));
        }
        spoilt.add(one.toString());
      }
      if (whole.get(member).isJsonObject()) {
        spoilt(whole.get(member).toString())
            .forEach(
                inner -> {
                  JsonObject one = whole.deepCopy();
                  one.add(member, JsonParser.parseString(inner));
                  spoilt.add(one.toString());
                });
      }
    }
    return spoilt.stream();
  }

  /** A newer version may leave members out; whoever reads must be able to say so, and to go on with the other entries. */
  @Test
  void whatIsSpoiltIsReadOrRefusedAndBreaksNothing() {
    List<ItemState> all =
        Stream.concat(states(), Stream.of(new ItemState.Failed(AT, error()), new ItemState.Checking(AT, error()))).toList();
    for (ItemState state : all) {
      spoilt(StateJson.write(state)).forEach(text -> readsOrRefuses(text, () -> StateJson.read(StateJson.name(state), text)));
    }
    String target = TargetJson.write(Target.of(ScriptedTenant.inGrace("a")));
    spoilt(target).forEach(text -> readsOrRefuses(text, () -> TargetJson.read(text)));
    Draft plan = new Drafts("run-1", Bench.terms()).run(Drafts.PLANNED, AT);
    spoilt(plan.detail()).forEach(text -> readsOrRefuses(text, () -> Drafts.terms(planned(plan, text))));
    Stream.of("", "null", "7", "[]", "{", "\"x\"")
        .forEach(
            text -> {
              readsOrRefuses(text, () -> StateJson.read("Sent", text));
              readsOrRefuses(text, () -> TargetJson.read(text));
              readsOrRefuses(text, () -> Drafts.terms(planned(plan, text)));
            });
  }

  private static JournalEntry planned(Draft plan, String detail) {
    Draft spoilt =
        new Draft(
            plan.runId(), "", plan.event(), plan.tenantId(), plan.account(), plan.reason(), plan.ticket(), "", "", "", detail);
    return new JournalEntry(1, AT, spoilt, JournalEntry.START, JournalEntry.START);
  }

  private static void readsOrRefuses(String text, ThrowableAssert.ThrowingCallable read) {
    Throwable refused = ThrowableAssert.catchThrowable(read);
    assertThat(refused == null || refused instanceof JsonParseException).as("%s: %s", text, refused).isTrue();
  }
}
