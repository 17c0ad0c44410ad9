package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.RowMatcher;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInViewTest {
  private static final Instant NOW = CloudPcFixtures.NOW;

  @ParameterizedTest
  @CsvSource({
    "PT23H59M59.999S, true",
    "PT24H, false",
    "PT24H0.001S, false",
    "PT0S, true",
    "PT-3H, true"
  })
  void aGracePeriodEndsWithin24HoursUpToTheLastMoment(Duration left, boolean within) {
    assertThat(holds(BuiltInView.ENDS_WITHIN_24_HOURS, inGrace(GraphTime.of(NOW.plus(left))))).isEqualTo(within);
  }

  @Test
  void aGracePeriodWithoutAnEndOrWithAnImpossibleOneIsInGraceOnly() {
    for (Row row : List.of(inGrace(null), inGrace(GraphTime.of("2020-11-010T20:00:34Z")))) {
      assertThat(viewsOf(row)).containsExactlyInAnyOrder(BuiltInView.ALL, BuiltInView.IN_GRACE);
    }
  }

  @Test
  void anEndThatIsLeftOverAfterGraceDoesNotCount() {
    CloudPc pc = CloudPcFixtures.one("a", Kind.PROVISIONED).toBuilder().gracePeriodEnd(GraphTime.of(NOW)).build();

    assertThat(viewsOf(row(pc))).containsExactly(BuiltInView.ALL);
  }

  @Test
  void pascalCaseIsInGraceToo() {
    CloudPcStatus pascal = CloudPcStatus.of("InGracePeriod");
    CloudPc pc = CloudPcFixtures.one("a", Kind.PROVISIONED).toBuilder().status(pascal).build();

    assertThat(viewsOf(row(pc))).contains(BuiltInView.IN_GRACE);
  }

  @Test
  void everyStateIsInItsView() {
    assertThat(statesIn(BuiltInView.ALL)).isEqualTo(EnumSet.allOf(Kind.class));
    assertThat(statesIn(BuiltInView.IN_GRACE)).containsExactly(Kind.IN_GRACE_PERIOD);
    assertThat(statesIn(BuiltInView.FAILED)).containsExactly(Kind.FAILED);
    assertThat(statesIn(BuiltInView.WAITING))
        .containsExactlyInAnyOrder(Kind.PENDING_PROVISION, Kind.RESIZE_PENDING_LICENSE);
    assertThat(statesIn(BuiltInView.IN_MOTION))
        .containsExactlyInAnyOrder(
            Kind.PROVISIONING,
            Kind.DEPROVISIONING,
            Kind.RESIZING,
            Kind.RESTORING,
            Kind.MOVING_REGION,
            Kind.UPDATING_SINGLE_SIGN_ON,
            Kind.MODIFYING_SINGLE_SIGN_ON,
            Kind.REFRESH_POLICY_CONFIGURATION,
            Kind.PREPARING,
            Kind.FAILOVER_IN_PROGRESS,
            Kind.FAILBACK_IN_PROGRESS);
  }

  @Test
  void countsWhatEachViewHoldsInTheirOrder() {
    Inventory inventory = new Inventory();
    GraphTime soon = GraphTime.of(NOW.plusSeconds(60));
    inventory.replaceAll(
        List.of(
            CloudPcFixtures.one("a", Kind.PROVISIONED),
            CloudPcFixtures.one("b", Kind.IN_GRACE_PERIOD),
            CloudPcFixtures.one("c", Kind.IN_GRACE_PERIOD).toBuilder().gracePeriodEnd(soon).build(),
            CloudPcFixtures.one("d", Kind.FAILED),
            CloudPcFixtures.one("e", Kind.PENDING_PROVISION),
            CloudPcFixtures.one("f", Kind.RESIZE_PENDING_LICENSE),
            CloudPcFixtures.one("g", Kind.DEPROVISIONING)),
        NOW);

    inventory.mark(List.of("a", "b", "nobody"), NOW);
    List<ParsedQuery.Good> queries = Stream.of(BuiltInView.values()).map(BuiltInView::query).toList();

    int[] counts = new Search().counts(inventory.snapshot(), queries, NOW.atZone(ZoneOffset.UTC));

    assertThat(counts).containsExactly(7, 2, 1, 1, 2, 1, 0, 0, 2);
  }

  @Test
  void whatWasNotSeenForADayAndWhatChangedTodayHaveTheirViews() {
    CloudPc pc = CloudPcFixtures.one("a", Kind.PROVISIONED);
    ZonedDateTime now = ZonedDateTime.of(2026, 3, 2, 15, 0, 0, 0, ZoneId.of("America/Los_Angeles"));
    Instant midnight = Instant.parse("2026-03-02T08:00:00Z");
    Instant dayAgo = now.minusDays(1).toInstant();

    assertThat(holds(BuiltInView.NOT_SEEN_LATELY, new Row(pc, dayAgo, null), now)).isFalse();
    assertThat(holds(BuiltInView.NOT_SEEN_LATELY, new Row(pc, dayAgo.minusMillis(1), null), now)).isTrue();
    assertThat(holds(BuiltInView.CHANGED_SINCE_MORNING, new Row(pc, dayAgo, null), now)).isFalse();
    assertThat(holds(BuiltInView.CHANGED_SINCE_MORNING, new Row(pc, dayAgo, midnight.minusMillis(1)), now)).isFalse();
    assertThat(holds(BuiltInView.CHANGED_SINCE_MORNING, new Row(pc, dayAgo, midnight), now)).isTrue();
  }

  private static boolean holds(BuiltInView view, Row row) {
    return holds(view, row, NOW.atZone(ZoneOffset.UTC));
  }

  private static boolean holds(BuiltInView view, Row row, ZonedDateTime now) {
    return new RowMatcher(view.query().condition(), () -> now).matches(row, row.marked() != null);
  }

  private static Set<Kind> statesIn(BuiltInView view) {
    return EnumSet.allOf(Kind.class).stream()
        .filter(kind -> holds(view, row(CloudPcFixtures.one("a", kind))))
        .collect(Collectors.toSet());
  }

  private static Set<BuiltInView> viewsOf(Row row) {
    return EnumSet.allOf(BuiltInView.class).stream().filter(view -> holds(view, row)).collect(Collectors.toSet());
  }

  private static Row inGrace(GraphTime end) {
    return row(CloudPcFixtures.one("a", Kind.IN_GRACE_PERIOD).toBuilder().gracePeriodEnd(end).build());
  }

  private static Row row(CloudPc pc) {
    return new Row(pc, NOW, null);
  }
}
