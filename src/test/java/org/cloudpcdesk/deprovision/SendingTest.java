package org.cloudpcdesk.deprovision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.deprovision.ScriptedTenant.error;
import static org.cloudpcdesk.deprovision.ScriptedTenant.fails;
import static org.cloudpcdesk.deprovision.ScriptedTenant.gone;
import static org.cloudpcdesk.deprovision.ScriptedTenant.inGrace;
import static org.cloudpcdesk.deprovision.ScriptedTenant.shows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.Target.Difference;
import org.cloudpcdesk.deprovision.Target.Field;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Permission, check and request: what is sent, how often, and what the answer is taken for. */
class SendingTest {
  private final Bench bench = new Bench();

  @Test
  void sendsOnceWhenNothingStandsAgainstItAndTellsEachStep() {
    bench.tenant.reads("a", shows("a", "inGracePeriod"), gone());

    assertThat(bench.run("a")).singleElement().isInstanceOf(Deprovisioned.class);
    assertThat(bench.path()).containsExactly("Checking", "Sent", "Accepted", "Deprovisioned");
    assertThat(bench.tenant.posts).containsExactly("a");
    assertThat(bench.heard.get(2)).isInstanceOfSatisfying(
        Accepted.class,
        accepted -> {
          assertThat(accepted.requestId()).isEqualTo("service-a");
          assertThat(accepted.clientRequestId()).isEqualTo("client-a");
        });
  }

  @Test
  void failsEveryItemWithTheRefusalWhenThePermissionIsNotGiven() {
    GraphException refusal = error(Kind.CONSENT_MISSING, Delivery.NOT_SENT);
    bench.access =
        () -> {
          throw refusal;
        };

    assertThat(bench.run("a", "b"))
        .hasSize(2)
        .allSatisfy(state -> assertThat(state).isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.error()).isSameAs(refusal)));
    assertThat(bench.tenant.posts).isEmpty();
    assertThat(bench.tenant.gets).isEmpty();
  }

  @Test
  void failsEveryItemWhenAskingForThePermissionBreaks() {
    bench.access =
        () -> {
          throw new IllegalArgumentException("broken");
        };

    assertThat(bench.run("a", "b")).hasSize(2).hasOnlyElementsOfType(Failed.class);
    assertThat(bench.tenant.posts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"provisioned", "deprovisioning", "notProvisioned", "unknownFutureValue", "brandNew", ""})
  void sendsNothingWhenTheStateIsAnyOtherOrUnknown(String status) {
    bench.tenant.reads("a", shows("a", status));

    assertThat(bench.run("a"))
        .containsExactly(
            new Skipped(bench.time.now(), changed(new Difference(Field.STATUS, "inGracePeriod", status))));
    assertThat(bench.tenant.posts).isEmpty();
  }

  @Test
  void sendsNothingWhenPersonDevicePolicyOrProvisioningChanged() {
    bench.tenant
        .reads("a", shows(inGrace("a").toBuilder().userPrincipalName("z@contoso.example").build()))
        .reads("b", shows(inGrace("b").toBuilder().managedDeviceName("CPC-z").build()))
        .reads("c", shows(inGrace("c").toBuilder().provisioningPolicyId("policy-2").build()))
        .reads("d", shows(inGrace("d").toBuilder().provisioned(GraphTime.of("2026-01-01T00:00:00Z")).build()));

    assertThat(bench.run("a", "b", "c", "d"))
        .extracting(state -> ((Reason.Changed) ((Skipped) state).reason()).differences().getFirst().field())
        .containsExactly(Field.PERSON, Field.DEVICE, Field.POLICY, Field.PROVISIONED);
    assertThat(bench.tenant.posts).isEmpty();
  }

  @Test
  void skipsWhatIsGoneBeforeTheCallAndTakesItFromTheInventory() {
    bench.inventory.merge(List.of(inGrace("a")), bench.time.now());
    bench.tenant.reads("a", gone());

    assertThat(bench.run("a")).containsExactly(new Skipped(bench.time.now(), new Reason.Gone()));
    assertThat(bench.tenant.posts).isEmpty();
    assertThat(bench.inventory.snapshot().find("a")).isNull();
  }

  @Test
  void failsWhatAloneCannotBeReadAndGoesOnWithTheOthers() {
    bench.tenant
        .reads("a", fails(Kind.SERVICE_DOWN))
        .reads("b", () -> {
          throw new IllegalStateException("broken");
        })
        .reads("c", shows("c", "inGracePeriod"), gone());

    assertThat(bench.run("a", "b", "c"))
        .satisfiesExactly(
            a -> assertThat(((Failed) a).error().kind()).isEqualTo(Kind.SERVICE_DOWN),
            b -> assertThat(((Failed) b).error()).hasCauseInstanceOf(IllegalStateException.class),
            c -> assertThat(c).isInstanceOf(Deprovisioned.class));
    assertThat(bench.tenant.posts).containsExactly("c");
  }

  @ParameterizedTest
  @CsvSource({
    "ROLE_MISSING, REFUSED",
    "SIGN_IN_AGAIN, NOT_SENT",
    "PROXY, NOT_SENT",
    "READ_ONLY, NOT_SENT"
  })
  void failsWhatWasRefusedOrNeverSentWithoutAnotherTry(Kind kind, Delivery delivery) {
    bench.tenant.reads("a", shows("a", "inGracePeriod")).refuses("a", kind, delivery);

    assertThat(bench.run("a"))
        .singleElement()
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.error().kind()).isEqualTo(kind));
    assertThat(bench.tenant.posts).containsExactly("a");
    assertThat(bench.tenant.gets).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"THROTTLED, REFUSED", "THROTTLED, NOT_SENT", "NO_NETWORK, NOT_SENT"})
  void whatCertainlyHadNoEffectIsReadAndSentAgainForHalfAnHour(Kind kind, Delivery delivery) {
    bench.tenant.reads("a", shows("a", "inGracePeriod")).refuses("a", kind, delivery);

    assertThat(bench.run("a"))
        .singleElement()
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.error().kind()).isEqualTo(kind));
    assertThat(bench.path().subList(0, 5)).containsExactly("Checking", "Sent", "Checking", "Sent", "Checking");
    assertThat(bench.tenant.requests().subList(0, 4)).containsExactly("a", "POST a", "a", "POST a");
    assertThat(bench.tenant.gets).as("each one is read before").hasSameSizeAs(bench.tenant.posts);
    assertThat(bench.tenant.posts).as("at growing intervals").hasSizeBetween(25, 40);
    assertThat(bench.time.slept()).isBetween(Lull.HOPE, Lull.HOPE.plus(Lull.LONGEST));
  }

  @Test
  void howeverLongTheServiceThrottlesNothingFails() {
    Deque<GraphException> left = new ArrayDeque<>(Collections.nCopies(12, error(Kind.THROTTLED, Delivery.REFUSED)));
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"))
        .answers(
            "a",
            () -> {
              if (!left.isEmpty()) {
                throw left.remove();
              }
              bench.tenant.reads("a", gone());
              return new CloudPcActions.Accepted(bench.time.now(), null, null, "client");
            });

    assertThat(bench.run("a")).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).hasSize(13);
  }

  @Test
  void anOutageOfTenMinutesIsWaitedOutBeforeAnythingIsSent() {
    Instant back = bench.time.now().plus(Duration.ofMinutes(10));
    ScriptedTenant.Reading inGrace =
        () -> {
          if (bench.time.now().isBefore(back)) {
            throw error(Kind.SERVICE_DOWN, Delivery.NOT_SENT);
          }
          return bench.tenant.posts.isEmpty() ? inGrace("a") : gone().read();
        };
    bench.tenant.reads("a", inGrace);

    assertThat(bench.run("a")).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @Test
  void whatCannotBeReadForHalfAnHourFailsAndSoDoWhoWaitBehindIt() {
    String[] ids = IntStream.range(0, 3 * Checker.BATCH).mapToObj(i -> "pc-" + i).toArray(String[]::new);
    Stream.of(ids).forEach(id -> bench.tenant.reads(id, fails(Kind.NO_NETWORK)));

    assertThat(bench.run(ids)).hasOnlyElementsOfType(Failed.class);
    assertThat(bench.tenant.posts).isEmpty();
    assertThat(bench.time.slept()).isBetween(Lull.HOPE, Lull.HOPE.plus(Lull.LONGEST));
  }

  @Test
  void aReadingThatWasSlowerThanItIsWorthIsNotActedOn() {
    bench.time.stayAwake();
    bench.tenant.reads(
        "a",
        () -> {
          bench.time.advance(Sender.RECENT.plusSeconds(1));
          return inGrace("a");
        });

    assertThat(bench.run("a"))
        .singleElement()
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.error().kind()).isEqualTo(Kind.TIMED_OUT));
    assertThat(bench.tenant.gets).hasSize(Checker.TRIES);
    assertThat(bench.tenant.posts).isEmpty();
  }

  @Test
  void aGracePeriodThatBeganAnewIsNotEnded() {
    CloudPc later = inGrace("a").toBuilder().gracePeriodEnd(GraphTime.of("2026-03-10T11:00:00Z")).build();
    CloudPc same = inGrace("b").toBuilder().gracePeriodEnd(GraphTime.of("2026-03-09T09:00:00.1234567Z")).build();
    bench.tenant.reads("a", shows(later)).reads("b", shows(same), gone());

    assertThat(bench.run("a", "b"))
        .satisfiesExactly(
            a -> assertThat(((Skipped) a).reason()).isEqualTo(
                changed(new Difference(Field.GRACE_END, "2026-03-09T09:00:00Z", "2026-03-10T11:00:00Z"))),
            b -> assertThat(b).isInstanceOf(Deprovisioned.class));
    assertThat(bench.tenant.posts).containsExactly("b");
  }

  @Test
  void sendsNothingASecondTimeWhenTheTargetChangedMeanwhile() {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), shows("a", "provisioned"))
        .refuses("a", Kind.NO_NETWORK, Delivery.NOT_SENT);

    assertThat(bench.run("a"))
        .containsExactly(
            new Skipped(
                bench.time.now(), changed(new Difference(Field.STATUS, "inGracePeriod", "provisioned"))));
    assertThat(bench.tenant.posts).containsExactly("a");
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = {"NOT_FOUND", "CONFLICT", "BAD_REQUEST"})
  void readsAgainAfterARefusalThatSpeaksOfTheStateAndSaysWhatChanged(Kind kind) {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), gone())
        .reads("b", shows("b", "inGracePeriod"), shows("b", "deprovisioning"))
        .reads("c", shows("c", "inGracePeriod"))
        .reads("d", shows("d", "inGracePeriod"), fails(Kind.NO_NETWORK))
        .refuses("a", kind, Delivery.REFUSED)
        .refuses("b", kind, Delivery.REFUSED)
        .refuses("c", kind, Delivery.REFUSED)
        .refuses("d", kind, Delivery.REFUSED);

    assertThat(bench.run("a", "b", "c", "d"))
        .satisfiesExactly(
            a -> assertThat(((Skipped) a).reason()).isEqualTo(new Reason.Gone()),
            b -> assertThat(((Skipped) b).reason())
                .isEqualTo(changed(new Difference(Field.STATUS, "inGracePeriod", "deprovisioning"))),
            c -> assertThat(((Failed) c).error().kind()).isEqualTo(kind),
            d -> assertThat(((Failed) d).error().kind()).isEqualTo(kind));
    assertThat(bench.tenant.posts).containsExactly("a", "b", "c", "d");
  }

  @Test
  void takesALostAnswerForUnknownReadsAtOnceAndNeverSendsAgain() {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"))
        .refuses("a", Kind.NO_NETWORK, Delivery.UNKNOWN);

    assertThat(bench.run("a"))
        .singleElement()
        .isInstanceOfSatisfying(
            Stuck.class,
            stuck -> {
              assertThat(stuck.shown().text()).isEqualTo("inGracePeriod");
              assertThat(stuck.waited()).isEqualTo(Rules.DEFAULT.stuckAfter());
              assertThat(stuck.requestId()).isEqualTo("service-1");
              assertThat(stuck.clientRequestId()).isEqualTo("client-1");
            });
    assertThat(bench.path()).containsExactly("Checking", "Sent", "Unknown", "Stuck");
    assertThat(bench.tenant.posts).containsExactly("a");
    assertThat(bench.tenant.gets.size()).isGreaterThan(10);
  }

  @Test
  void followsALostAnswerToWhateverEndIsSeen() {
    CloudPc again = inGrace("c").toBuilder().provisioned(GraphTime.of("2026-03-02T09:30:00Z")).build();
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), shows("a", "inGracePeriod"), shows("a", "deprovisioning"), gone())
        .reads("b", shows("b", "inGracePeriod"), shows("b", "notProvisioned"))
        .reads("c", shows("c", "inGracePeriod"), shows(again))
        .refuses("a", Kind.TIMED_OUT, Delivery.UNKNOWN)
        .refuses("b", Kind.SERVICE_DOWN, Delivery.UNKNOWN)
        .answers("c", () -> {
          throw new IllegalStateException("broken after sending");
        });

    assertThat(bench.run("a", "b", "c"))
        .extracting(state -> state.getClass().getSimpleName())
        .containsExactly("Deprovisioned", "Deprovisioned", "Reprovisioned");
    assertThat(bench.tenant.posts).containsExactly("a", "b", "c");
  }

  @Test
  void sendsNothingElseUntilTheTargetOfALostAnswerWasRead() {
    bench.tenant
        .reads(
            "a",
            shows("a", "inGracePeriod"),
            fails(Kind.NO_NETWORK),
            fails(Kind.NO_NETWORK),
            fails(Kind.TIMED_OUT),
            shows("a", "inGracePeriod"),
            gone())
        .reads("b", shows("b", "inGracePeriod"), gone())
        .refuses("a", Kind.NO_NETWORK, Delivery.UNKNOWN);
    bench.tenant.places = 1;

    assertThat(bench.run("a", "b")).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.requests().subList(0, 8))
        .containsExactly("a", "b", "POST a", "a", "a", "a", "a", "POST b");
  }

  private static Reason changed(Difference difference) {
    return new Reason.Changed(List.of(difference));
  }

  @Test
  void aRequestThatBreaksDownWithAnErrorIsUnknownAndFollowed() {
    bench.tenant
        .reads("a", shows("a", "inGracePeriod"), gone())
        .answers(
            "a",
            () -> {
              throw new NoClassDefFoundError("the program was replaced while it ran");
            });

    assertThat(bench.run("a")).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.path()).containsExactly("Checking", "Sent", "Unknown", "Deprovisioned");
  }

  @Test
  void aReadingThatBreaksDownWithAnErrorFailsOrIsTakenAgain() {
    ScriptedTenant.Reading breaks =
        () -> {
          throw new NoClassDefFoundError("the program was replaced while it ran");
        };
    bench.tenant.reads("a", breaks).reads("b", shows("b", "inGracePeriod"), breaks, gone());

    assertThat(bench.run("a")).hasOnlyElementsOfType(Failed.class);
    assertThat(bench.run("b")).hasOnlyElementsOfType(Deprovisioned.class);
    assertThat(bench.tenant.posts).containsExactly("b");
  }
}
