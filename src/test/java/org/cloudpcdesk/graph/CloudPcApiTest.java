package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.cloudpcdesk.graph.ScriptedGraph.cutOff;
import static org.cloudpcdesk.graph.ScriptedGraph.json;
import static org.cloudpcdesk.graph.ScriptedGraph.refusal;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.RemoteActionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudPcApiTest extends GraphTest {
  private final List<List<String>> pages = new ArrayList<>();
  private final List<Integer> totals = new ArrayList<>();

  @Test
  void followsEveryPageAsItsLinkSaysAndDeliversEachIdOnce() throws IOException {
    server.play(
        json(page(next("/beta/any%20where?$skiptoken=a%2Bb") + "\"@odata.count\":5,", "1", "2")),
        json(page(next("/beta/p3?$skiptoken=c") + "\"@odata.count\":4,")),
        json(page("", "2", "3", "3")));

    list();

    assertThat(pages).containsExactly(List.of("1", "2"), List.of(), List.of("3"));
    assertThat(totals).containsExactly(5, 4, null);
    assertThat(server.requests().get(1).target()).isEqualTo("/beta/any%20where?$skiptoken=a%2Bb");
    assertThat(server.requests()).allMatch(r -> r.header("Prefer").equals("include-unknown-enum-members"));
  }

  @Test
  void asksForLargePagesAndForTheTotal() throws IOException {
    server.play(json(page("")));

    graph.cloudPcs().list("userPrincipalName eq 'o''neil+x@contoso.com' & more", page -> {});

    String target = server.requests().getFirst().target();
    assertThat(target).contains("provisionedDateTime").contains("&$top=200&$count=true&$filter=");
    assertThat(target).endsWith("userPrincipalName%20eq%20'o''neil%2Bx%40contoso.com'%20%26%20more");
    assertThat(URLDecoder.decode(target, StandardCharsets.UTF_8)).contains("o''neil+x@contoso.com' & more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lastLoginResult", "sharedDeviceDetail", "lastLogoffDateTime", "connectivityResult"})
  void whatChangesWithEverySignInIsAskedForToBeReadButNotForARow(String property) throws IOException {
    server.play(json(page("")), json("{\"id\":\"" + ID + "\"}"));

    list();
    graph.cloudPcs().get(ID);
    graph.cloudPcs().raw(ID);

    assertThat(server.requests())
        .extracting(request -> request.target().contains(property))
        .containsExactly(false, false, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.evil.example/beta/p2",
        "//graph.evil.example/beta/p2",
        "http://127.0.0.1:1/beta/p2",
        "http://user@127.0.0.1:PORT/beta/p2",
        "http://localhost:PORT/beta/p2",
        "https://127.0.0.1:PORT/beta/p2",
        "",
        "http://["
      })
  void aNextLinkThatLeavesTheHostIsABadAnswerAndNeverSeesTheToken(String link) {
    String address = link.replace("PORT", String.valueOf(server.root().getPort()));
    server.play(json(page("\"@odata.nextLink\":\"" + address + "\",", "1")));

    GraphException why = failure(this::list);

    assertThat(why.kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void linksThatGoInACircleAreABadAnswer() {
    server.play(
        json(page(next("/beta/p2"), "1")), json(page(next("/beta/p3"), "2")), json(page(next("/beta/p2"), "3")));

    GraphException why = failure(this::list);

    assertThat(why.kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(server.requests()).hasSize(3);
    assertThat(pages).containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void aTokenThatExpiresInTheMiddleOfPagingIsRenewedOnce() throws IOException {
    server.play(
        json(page(next("/beta/p2"), "1")),
        refusal(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
        json(page("", "2")));

    list();

    assertThat(pages).containsExactly(List.of("1"), List.of("2"));
    assertThat(tokens.renewals()).isEqualTo(1);
  }

  @Test
  void aPageThatIsCutOffIsReadAgainAndDeliveredOnce() throws IOException {
    String second = page("", "2", "3");
    server.play(json(page(next("/beta/p2"), "1")), cutOff(second, second.length() - 4), json(second));

    list();

    assertThat(pages).containsExactly(List.of("1"), List.of("2", "3"));
  }

  @Test
  void elementsThatAreNoRowsDoNotCostTheOthers() throws IOException {
    server.play(
        json(
            "{\"value\":[null,7,\"x\",[{\"id\":\"no\"}],{\"displayName\":\"no id\"},"
                + "{\"id\":\"1\"},{\"id\":null}]}"));

    list();

    assertThat(pages).containsExactly(List.of("1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "{\"value\":null}", "{\"value\":{}}", "null", "\"text\"", "{\"value\":[]}}",
        "{\"value\":[", "{\"value\":[],\"@odata.nextLink\":7}", ""})
  void aListIsNeverMadeUp(String body) {
    server.play(json(body));

    assertThat(failure(this::list).kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(pages).isEmpty();
  }

  @Test
  void aServiceThatRefusesTheNamedPropertiesIsAskedWithoutThem() throws IOException {
    server.play(refusal(400, "BadRequest", "Could not find a property named 'scopeIds'."), json(page("", "1")));
    list();
    server.play(json("{\"id\":\"1\"}"));
    graph.cloudPcs().get("1");

    assertThat(pages).containsExactly(List.of("1"));
    assertThat(server.requests()).extracting(r -> r.target().contains("$select")).containsExactly(true, false, false);
  }

  @Test
  void aFilterThatIsRefusedEitherWayIsOurFault() throws IOException {
    server.play(refusal(400, "BadRequest", "Invalid filter clause"));
    GraphException why = failure(() -> graph.cloudPcs().list("nonsense", page -> {}));
    assertThat(why.kind()).isEqualTo(Kind.BAD_REQUEST);

    server.play(json(page("")));
    list();

    assertThat(server.requests().getLast().target()).as("the names were not to blame").contains("$select");
  }

  @Test
  void aCloudPcThatIsGoneIsNotFound() {
    server.play(refusal(404, "NotFound", "The requested resource was not found."));

    assertThat(failure(() -> graph.cloudPcs().get(ID)).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void theRawBodyIsWhatCame() throws IOException {
    String body = "{ \"id\": \"" + ID + "\",\n  \"new\": 1.50 }";
    server.play(json(body));

    assertThat(graph.cloudPcs().raw(ID)).isEqualTo(body);
    assertThat(server.requests().getFirst().target()).contains("connectivityResult");
  }

  @Test
  void countsByStatusInTheOrderTheyCame() throws IOException {
    server.play(
        json(
            "{\"value\":[{\"status\":\"provisioned\",\"count\":22},{\"status\":\"hibernating\",\"count\":3},"
                + "{\"status\":\"failed\",\"count\":\"x\"},{\"status\":\"provisioned\",\"count\":1}]}"));

    assertThat(graph.cloudPcs().countByStatus())
        .containsExactly(
            entry(CloudPcStatus.of("provisioned"), 23),
            entry(CloudPcStatus.of("hibernating"), 3),
            entry(CloudPcStatus.of("failed"), 0));
  }

  @Test
  void remoteActionsComeLatestFirst() throws IOException {
    server.play(
        json(
            "{\"value\":["
                + "{\"actionName\":\"Rename\",\"lastUpdatedDateTime\":\"bad date\"},"
                + "{\"actionName\":\"Reboot\",\"startDateTime\":\"2026-01-01T00:00:00Z\"},"
                + "{\"actionName\":\"Restore\",\"actionState\":\"failed\","
                + "\"lastUpdatedDateTime\":\"2026-01-02T00:00:00Z\","
                + "\"statusDetails\":{\"code\":\"c\",\"message\":\"m\"}}]}"));

    List<RemoteActionResult> actions = graph.cloudPcs().remoteActionResults(ID);

    assertThat(actions).extracting(RemoteActionResult::actionName).containsExactly("Restore", "Reboot", "Rename");
    assertThat(actions.getFirst().statusDetail()).isEqualTo(new CloudPc.StatusDetail("c", "m"));
  }

  @Test
  void auditEventsAreThoseThatNameTheCloudPcLatestFirst() throws IOException {
    server.play(
        json(
            "{\"@odata.nextLink\":\"" + server.root() + "/v1.0/p2\",\"value\":["
                + event("e1", "2026-01-01T00:00:00Z", ID) + "," + event("e2", "2026-01-03T00:00:00Z", "other") + "]}"),
        json("{\"value\":[" + event("e3", "2026-01-02T00:00:00Z", ID.toUpperCase(Locale.ROOT)) + ",7]}"));

    List<AuditEvent> events = graph.cloudPcs().auditEvents(ID);

    assertThat(events).extracting(AuditEvent::id).containsExactly("e3", "e1");
    assertThat(events.getFirst().actor()).isEqualTo("adele@contoso.com");
    assertThat(events.getFirst().result()).isEqualTo("success");
    assertThat(URLDecoder.decode(server.requests().getFirst().target(), StandardCharsets.UTF_8))
        .endsWith("$filter=activityDateTime ge 2026-02-23T09:00:00Z&$orderby=activityDateTime desc");
  }

  @Test
  void walkingFromRowToRowReadsTheAuditEventsOnce() throws IOException {
    server.play(
        json("{\"value\":[" + event("e1", "2026-03-01T00:00:00Z", ID) + "]}"),
        json("{\"value\":[" + event("e2", "2026-03-02T09:00:00Z", ID) + "]}"));

    assertThat(graph.cloudPcs().auditEvents(ID)).extracting(AuditEvent::id).containsExactly("e1");
    time.advance(Duration.ofSeconds(29));
    assertThat(graph.cloudPcs().auditEvents("other")).isEmpty();
    assertThat(server.requests()).hasSize(1);

    time.advance(Duration.ofSeconds(1));
    assertThat(graph.cloudPcs().auditEvents(ID)).extracting(AuditEvent::id).containsExactly("e2");
    time.advance(Duration.ofHours(-1));
    graph.cloudPcs().auditEvents(ID);
    assertThat(server.requests()).as("set back, the clock says nothing of the age").hasSize(3);
  }

  @Test
  void aFailedReadingOfAuditEventsIsNotKept() throws IOException {
    server.play(refusal(403, "Forbidden", "no"), json("{\"value\":[" + event("e1", "2026-03-01T00:00:00Z", ID) + "]}"));

    assertThat(failure(() -> graph.cloudPcs().auditEvents(ID)).kind()).isEqualTo(Kind.ROLE_MISSING);
    assertThat(graph.cloudPcs().auditEvents(ID)).hasSize(1);
  }

  @Test
  void aServiceThatRefusesToOrderOrPickAuditEventsIsAskedForAll() throws IOException {
    server.play(
        refusal(400, "BadRequest", "$orderby"),
        refusal(400, "BadRequest", "$filter"),
        json("{\"value\":[" + event("e1", "2026-03-01T00:00:00Z", ID) + "]}"));

    assertThat(graph.cloudPcs().auditEvents(ID)).hasSize(1);
    time.advance(Duration.ofMinutes(1));
    assertThat(graph.cloudPcs().auditEvents(ID)).hasSize(1);

    assertThat(server.requests())
        .extracting(request -> request.target().contains("$filter"), request -> request.target().contains("$orderby"))
        .containsExactly(tuple(true, true), tuple(true, false), tuple(false, false), tuple(false, false));
  }

  @Test
  void aServiceThatRefusesAuditEventsAltogetherIsToldWithItsFirstWord() {
    server.play(refusal(400, "First", "no"), refusal(400, "Second", "no"));

    GraphException why = failure(() -> graph.cloudPcs().auditEvents(ID));

    assertThat(why.code()).contains("First");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void theRequestLogFindsWhatWasAskedAboutACloudPc() throws IOException {
    server.play(json("{\"id\":\"" + ID + "\"}"), json(page("")), refusal(404, "NotFound", "gone"));
    graph.cloudPcs().get(ID);
    list();
    failure(() -> graph.cloudPcs().remoteActionResults(ID));

    List<RequestLog.Entry> about = graph.requests().about(ID);

    assertThat(about).extracting(RequestLog.Entry::status).containsExactly(404, 200);
    assertThat(about.getFirst().failure()).contains("answered 404").contains("r-1");
    assertThat(about.getLast().failure()).isNull();
    assertThat(graph.requests().recent()).hasSize(3);
  }

  private void list() throws GraphException {
    graph
        .cloudPcs()
        .list(
            null,
            page -> {
              pages.add(page.rows().stream().map(CloudPc::id).toList());
              totals.add(page.total());
            });
  }

  private String next(String path) {
    return "\"@odata.nextLink\":\"" + server.root() + path + "\",";
  }

  private static String event(String id, String at, String resource) {
    return "{\"id\":\"" + id + "\",\"activityDateTime\":\"" + at + "\",\"activityResult\":\"success\","
        + "\"actor\":{\"userPrincipalName\":\"adele@contoso.com\"},"
        + "\"resources\":[{\"resourceId\":\"" + resource + "\"}]}";
  }
}
