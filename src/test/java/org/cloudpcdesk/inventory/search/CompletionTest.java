package org.cloudpcdesk.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private static final ZonedDateTime NOW = CloudPcFixtures.NOW.atZone(ZoneOffset.UTC);

  private final Inventory inventory = new Inventory();
  private final Search search = new Search();

  @BeforeEach
  void fill() {
    inventory.replaceAll(
        List.of(
            pc("1", Kind.PROVISIONED, "Ada.Almeida@contoso.com", "Finance EU"),
            pc("2", Kind.IN_GRACE_PERIOD, "Ada.Almeida@contoso.com", "Finance EU"),
            pc("3", Kind.PROVISIONED, "bo.adamsen@contoso.com", "Engineering"),
            pc("4", Kind.FAILED, "stefan@contoso.com", "5\" screens"),
            pc("5", Kind.PROVISIONED, null, null)),
        CloudPcFixtures.NOW);
  }

  @Test
  void emptyTextOffersEveryFieldWithItsSign() {
    assertThat(texts(""))
        .startsWith("status:", "user:", "device:")
        .contains("is:", "ends<", "ends>", "ends:", "modified:")
        .doesNotContain("status=");
  }

  @Test
  void aBegunWordOffersFieldsFirstThenValuesByHowWellTheyAnswer() {
    assertThat(texts("st")).startsWith("status:").contains("user=stefan@contoso.com");
    assertThat(texts("ada"))
        .containsExactly("user=Ada.Almeida@contoso.com", "user=bo.adamsen@contoso.com");
    assertThat(texts("fin")).containsExactly("policy=\"Finance EU\"");
    assertThat(texts("s")).as("a single letter answers to too much").containsExactly("status:", "seen<", "seen>", "seen:");
  }

  @Test
  void valuesComeWithHowManyHaveThem() {
    assertThat(complete("status:").suggestions())
        .extracting(Suggestion::text, Suggestion::count)
        .containsExactly(
            tuple("provisioned", 3),
            tuple("failed", 1),
            tuple("inGracePeriod", 1));
    assertThat(complete("user:").suggestions().getFirst())
        .isEqualTo(
            new Suggestion(Suggestion.Kind.PERSON, "Ada.Almeida@contoso.com", "Ada.Almeida@contoso.com", 2));
    assertThat(complete("is:").suggestions())
        .extracting(Suggestion::text, Suggestion::count)
        .contains(
            tuple("grace", 1), tuple("moving", 0));
  }

  @Test
  void aValueIsQuotedWhereItHasToBe() {
    assertThat(texts("policy:")).containsExactlyInAnyOrder("\"Finance EU\"", "Engineering", "\"5\"\" screens\"");
  }

  @Test
  void timesFitTheSign() {
    assertThat(texts("ends:")).containsExactly("today", "yesterday", "tomorrow");
    assertThat(texts("ends<2")).containsExactly("24h", "2d");
    assertThat(texts("seen>")).contains("24h", "yesterday").doesNotContain("tomorrow");
    assertThat(complete("ends<1w").suggestions()).extracting(Suggestion::count).containsExactly(1);
  }

  @Test
  void whatIsOfferedCanBeRead() {
    for (String text : List.of("", "ad", "status:", "policy:", "x plan=", "-region:", "is:", "ends<", "seen>=", "user:a")) {
      Completion completion = complete(text);
      assertThat(completion.suggestions()).as(text).isNotEmpty();
      for (Suggestion one : completion.suggestions()) {
        String next = text.substring(0, completion.from()) + one.text() + text.substring(completion.to());
        String whole = one.kind() == Suggestion.Kind.FIELD ? next + "1d" : next;
        boolean needsMore = one.kind() == Suggestion.Kind.FIELD && (next.endsWith("is:") || next.matches(".*s?e.*:"));
        if (!needsMore) {
          assertThat(QueryParser.parse(whole)).as(whole).isInstanceOf(ParsedQuery.Good.class);
        }
      }
    }
  }

  @Test
  void noMoreAreOfferedThanAskedFor() {
    assertThat(search.complete(inventory.snapshot(), "", 0, 3, NOW).suggestions()).hasSize(3);
  }

  @Test
  void peopleComeWithAllTheirCloudPcs() {
    assertThat(search.people(inventory.snapshot(), "ada", 5))
        .extracting(Person::name, person -> person.cloudPcs().stream().map(row -> row.pc().id()).toList())
        .containsExactly(
            tuple("Ada.Almeida@contoso.com", List.of("1", "2")),
            tuple("bo.adamsen@contoso.com", List.of("3")));
    assertThat(search.people(inventory.snapshot(), "amleida", 5)).extracting(Person::name)
        .containsExactly("Ada.Almeida@contoso.com");
    assertThat(search.people(inventory.snapshot(), "", 5)).isEmpty();
    assertThat(search.people(inventory.snapshot(), "a", 1)).hasSize(1);
    assertThat(search.devices(inventory.snapshot(), "cpc-ada-3", 5)).extracting(row -> row.pc().id())
        .startsWith("3");
  }

  private List<String> texts(String text) {
    return complete(text).suggestions().stream().map(Suggestion::text).toList();
  }

  private Completion complete(String text) {
    return search.complete(inventory.snapshot(), text, text.length(), 100, NOW);
  }

  private static CloudPc pc(String id, Kind kind, String user, String policy) {
    return CloudPcFixtures.one(id, kind).toBuilder().userPrincipalName(user).provisioningPolicyName(policy).build();
  }
}
