package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.search.Search.Order;
import org.cloudpcdesk.inventory.search.Search.Query;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.model.GraphTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final ZonedDateTime NOW = CloudPcFixtures.NOW.atZone(ZoneOffset.UTC);

  private final Inventory inventory = new Inventory();
  private final Search search = new Search();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inGracePeriod", "in grace period", "grace", "GRACE", "period in", "bjorn", "BJÖRN", "jorgensen", "strasse",
        "cpc-b", "2vcpu/8gb", "west  europe", "  \t", "", "gold", "0f-1", "björn grace west"
      })
  void findsAWordInAnyMemberWhateverItsCaseAndAccents(String text) {
    inventory.merge(List.of(bjorn()), CloudPcFixtures.NOW);

    assertThat(find(text)).containsExactly("0F-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provisioned", "grace x", "bjornjorgensen", "dedicated", "b\u00F6rn"})
  void findsNothingWhereAWordIsMissing(String text) {
    inventory.merge(List.of(bjorn()), CloudPcFixtures.NOW);

    assertThat(find(text)).isEmpty();
  }

  @Test
  void ordersStatesByHowMuchTheyMatterAndThenByText() {
    inventory.merge(
        List.of(
            CloudPcFixtures.one("none", Kind.UNREPORTED),
            CloudPcFixtures.one("not", Kind.NOT_PROVISIONED),
            CloudPcFixtures.one("warned", Kind.PROVISIONED_WITH_WARNINGS),
            CloudPcFixtures.one("fine", Kind.PROVISIONED),
            CloudPcFixtures.one("license", Kind.RESIZE_PENDING_LICENSE),
            CloudPcFixtures.one("waits", Kind.PENDING_PROVISION),
            CloudPcFixtures.one("resizes", Kind.RESIZING),
            CloudPcFixtures.one("leaves", Kind.DEPROVISIONING),
            CloudPcFixtures.one("fails", Kind.FAILED),
            CloudPcFixtures.one("grace", Kind.IN_GRACE_PERIOD)),
        CloudPcFixtures.NOW);

    assertThat(find("", new Order(Column.STATUS, false)))
        .containsExactly("grace", "fails", "leaves", "resizes", "waits", "license", "fine", "warned", "not", "none");
    assertThat(find("", new Order(Column.STATUS, true)))
        .containsExactly("not", "warned", "fine", "license", "waits", "resizes", "leaves", "fails", "grace", "none");
  }

  @Test
  void ordersDatesAsMomentsAndWhatIsMissingOrImpossibleLastInBothDirections() {
    inventory.merge(
        List.of(
            ends("absent", null),
            ends("impossible", GraphTime.of("2020-11-010T20:00:34Z")),
            ends("late", GraphTime.of("2026-03-02T23:00:00-08:00")),
            ends("early", GraphTime.of("2026-03-02T23:30:00Z"))),
        CloudPcFixtures.NOW);

    assertThat(find("", new Order(Column.GRACE_END, false))).containsExactly("early", "late", "absent", "impossible");
    assertThat(find("", new Order(Column.GRACE_END, true))).containsExactly("late", "early", "absent", "impossible");
  }

  @ParameterizedTest
  @CsvSource({"false, 'c,b,a,d'", "true, 'a,b,c,d'"})
  void ordersByOneColumnThenTheNextThenByDevice(boolean descending, String expected) {
    inventory.merge(
        List.of(policy("d", null), policy("a", "Ünder"), policy("b", "over"), policy("c", "Other")),
        CloudPcFixtures.NOW);

    assertThat(find("", new Order(Column.PLAN, true), new Order(Column.POLICY, descending)))
        .containsExactly(expected.split(","));
    assertThat(find("", new Order(Column.PLAN, descending))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void rowsComeIntoAViewBecauseTimeGoesOn() {
    GraphTime end = GraphTime.of(CloudPcFixtures.NOW.plus(Duration.ofHours(25)));
    inventory.merge(List.of(ends("a", end)), CloudPcFixtures.NOW);
    ZonedDateTime later = NOW.plusHours(2);
    Query query = new Query(good("ada"), BuiltInView.ENDS_WITHIN_24_HOURS.query(), List.of());

    assertThat(search.find(inventory.snapshot(), query, NOW).size()).isZero();
    assertThat(search.find(inventory.snapshot(), query, later).size()).isEqualTo(1);
  }

  @Test
  void aViewTellsWhereARowStands() {
    inventory.merge(List.of(bjorn(), CloudPcFixtures.one("a", Kind.FAILED)), CloudPcFixtures.NOW);
    Query query = new Query(ParsedQuery.EVERYTHING, BuiltInView.FAILED.query(), List.of());

    View view = search.find(inventory.snapshot(), query, NOW);

    assertThat(view.snapshot()).isSameAs(inventory.snapshot());
    assertThat(view.placeOf("a")).isZero();
    assertThat(view.placeOf("0F-1")).as("not in the view").isEqualTo(-1);
    assertThat(view.placeOf("unknown")).isEqualTo(-1);
  }

  private List<String> find(String text, Order... order) {
    View view =
        search.find(inventory.snapshot(), new Query(good(text), ParsedQuery.EVERYTHING, List.of(order)), NOW);
    return IntStream.range(0, view.size()).mapToObj(place -> view.row(place).pc().id()).toList();
  }

  private static ParsedQuery.Good good(String text) {
    return (ParsedQuery.Good) QueryParser.parse(text);
  }

  private static CloudPc bjorn() {
    return CloudPcFixtures.one("0F-1", Kind.IN_GRACE_PERIOD).toBuilder()
        .status(CloudPcStatus.of("inGracePeriod"))
        .displayName("Björn Jørgensen")
        .userPrincipalName("bjo\u0308rn@contoso.com")
        .managedDeviceName("CPC-B1")
        .provisioningPolicyName("Straße")
        .imageDisplayName("Contoso gold 12")
        .build();
  }

  private static CloudPc ends(String id, GraphTime end) {
    return CloudPcFixtures.one(id, Kind.IN_GRACE_PERIOD).toBuilder().gracePeriodEnd(end).build();
  }

  private static CloudPc policy(String id, String policy) {
    return CloudPcFixtures.one(id, Kind.PROVISIONED).toBuilder().provisioningPolicyName(policy).build();
  }
}
