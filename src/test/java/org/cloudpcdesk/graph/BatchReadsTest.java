package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.graph.ScriptedGraph.answer;
import static org.cloudpcdesk.graph.ScriptedGraph.json;
import static org.cloudpcdesk.graph.ScriptedGraph.refusal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cloudpcdesk.graph.CloudPcApi.Reading;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several Cloud PCs in one request: what is asked, and what each answer is taken for. */
class BatchReadsTest extends GraphTest {

  private static String found(int name, String id) {
    return "{\"id\":\"%d\",\"status\":200,\"headers\":{},\"body\":{\"id\":\"%s\",\"status\":\"inGracePeriod\"}}"
        .formatted(name, id);
  }

  private static String refused(int name, int status, String headers) {
    return "{\"id\":\"%d\",\"status\":%d,\"headers\":{%s},\"body\":{\"error\":{\"code\":\"Code\",\"message\":\"Text\"}}}"
        .formatted(name, status, headers);
  }

  private static ScriptedGraph.Line answers(String... responses) {
    return json("{\"responses\":[" + String.join(",", responses) + "]}");
  }

  private static ScriptedGraph.Line one(String id) {
    return json("{\"id\":\"" + id + "\"}");
  }

  private static String id(Reading reading) {
    return ((Reading.Found) reading).pc().id();
  }

  private static Kind kind(Reading reading) {
    return ((Reading.Failed) reading).why().kind();
  }

  @Test
  void asksTwentyInOneRequestAndMatchesTheAnswersByTheirNames() throws IOException {
    server.play(answers(found(2, "b c"), refused(3, 404, ""), found(1, "a")));

    Map<String, Reading> readings = graph.cloudPcs().getMany(List.of("a", "b c", "gone", "a"));

    assertThat(readings.keySet()).containsExactlyInAnyOrder("a", "b c", "gone");
    assertThat(id(readings.get("a"))).isEqualTo("a");
    assertThat(id(readings.get("b c"))).isEqualTo("b c");
    assertThat(readings.get("gone")).isEqualTo(new Reading.Gone());
    assertThat(server.requests()).singleElement().satisfies(
        request -> {
          assertThat(request.method() + " " + request.target()).isEqualTo("POST /beta/$batch");
          assertThat(request.header("Content-Type")).isEqualTo("application/json");
          JsonObject second =
              JsonParser.parseString(request.body()).getAsJsonObject().getAsJsonArray("requests").get(1)
                  .getAsJsonObject();
          assertThat(second.get("method").getAsString()).isEqualTo("GET");
          assertThat(second.get("url").getAsString())
              .startsWith("/deviceManagement/virtualEndpoint/cloudPCs/b%20c?$select=id,")
              .contains("provisionedDateTime");
          assertThat(second.getAsJsonObject("headers").get("Prefer").getAsString())
              .isEqualTo("include-unknown-enum-members");
        });
  }

  @Test
  void asksForMoreThanTwentyInSeveralRequests() throws IOException {
    List<String> ids = IntStream.rangeClosed(1, 25).mapToObj(i -> "pc-" + i).toList();
    String[] first = IntStream.rangeClosed(1, 20).mapToObj(i -> found(i, "pc-" + i)).toArray(String[]::new);
    String[] second = IntStream.rangeClosed(1, 5).mapToObj(i -> found(i, "pc-" + (20 + i))).toArray(String[]::new);
    server.play(answers(first), answers(second));

    Map<String, Reading> readings = graph.cloudPcs().getMany(ids);

    assertThat(readings.keySet()).containsExactlyElementsOf(ids);
    assertThat(readings.values()).allMatch(Reading.Found.class::isInstance);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void asksAgainOnlyWhatWasThrottledAndOnlyWhenTheServiceSaysSo() throws IOException {
    server.play(
        answers(found(1, "a"), refused(2, 429, "\"Retry-After\":\"7\""), refused(3, 503, "\"retry-after\":\"4\"")),
        answers(found(1, "b"), found(2, "c")));

    Map<String, Reading> readings = graph.cloudPcs().getMany(List.of("a", "b", "c"));

    assertThat(readings.values()).allMatch(Reading.Found.class::isInstance);
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(7));
    assertThat(server.requests().get(1).body()).contains("cloudPCs/b?", "cloudPCs/c?").doesNotContain("cloudPCs/a?");
  }

  @Test
  void tellsWhatStaysThrottledAndWhatIsRefused() throws IOException {
    server.play(answers(refused(1, 429, ""), refused(2, 403, "")), answers(refused(1, 429, "")));

    Map<String, Reading> readings = graph.cloudPcs().getMany(List.of("a", "b"));

    assertThat(kind(readings.get("a"))).isEqualTo(Kind.THROTTLED);
    assertThat(kind(readings.get("b"))).isEqualTo(Kind.ROLE_MISSING);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void readsAloneWhatTheAnswerLeavesOutOrSpoils() throws IOException {
    server.play(answers(found(1, "a"), refused(2, 400, "")), one("b"), one("c"));

    Map<String, Reading> readings = graph.cloudPcs().getMany(List.of("a", "b", "c"));

    assertThat(readings.values()).extracting(BatchReadsTest::id).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(server.requests()).extracting(ScriptedGraph.Request::method).containsExactly("POST", "GET", "GET");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 501})
  void readsOneByOneFromThenOnWhenTheServiceTakesNoBatches(int status) throws IOException {
    server.play(refusal(status, "NoBatch", "no"), one("a"), one("b"), one("c"), one("d"));

    assertThat(graph.cloudPcs().getMany(List.of("a", "b")).values()).allMatch(Reading.Found.class::isInstance);
    assertThat(graph.cloudPcs().getMany(List.of("c", "d")).values()).allMatch(Reading.Found.class::isInstance);
    assertThat(server.requests()).extracting(ScriptedGraph.Request::method)
        .containsExactly("POST", "GET", "GET", "GET", "GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"WWW-Authenticate\":\"Bearer error=\\\"insufficient_claims\\\", claims=\\\"eyJhIjoxfQ==\\\"\"",
        "\"www-authenticate\":[\"Bearer\",\"Bearer error=\\\"insufficient_claims\\\", claims=\\\"eyJhIjoxfQ\\\"\"]"
      })
  void asksAllAgainWithANewTokenWhenOneAnswerRefusesTheOld(String challenge) throws IOException {
    server.play(
        answers(found(1, "a"), refused(2, 401, challenge), refused(3, 401, challenge)),
        answers(found(1, "a"), found(2, "b"), found(3, "c")));

    assertThat(graph.cloudPcs().getMany(List.of("a", "b", "c")).values()).allMatch(Reading.Found.class::isInstance);

    assertThat(tokens.renewals()).isEqualTo(1);
    assertThat(tokens.demands()).isEqualTo(challenge.isEmpty() ? List.of() : List.of("{\"a\":1}"));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void asksForASignInWhenTheNewTokenIsRefusedToo() throws IOException {
    server.play(answers(found(1, "a"), refused(2, 401, "")), answers(found(1, "a"), refused(2, 401, "")));

    Map<String, Reading> readings = graph.cloudPcs().getMany(List.of("a", "b"));

    assertThat(readings.values()).hasSize(2).allMatch(reading -> kind(reading) == Kind.SIGN_IN_AGAIN);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void survivesADroppedBatchBecauseItOnlyReads() throws IOException {
    server.play(ScriptedGraph.drop(), answers(found(1, "a"), found(2, "b")));

    assertThat(graph.cloudPcs().getMany(List.of("a", "b")).values()).allMatch(Reading.Found.class::isInstance);
  }

  @Test
  void tellsOfEachThatTheServiceIsOutOfReach() throws IOException {
    GraphServices nowhere = open(options(nobody(), false));

    Map<String, Reading> readings = nowhere.cloudPcs().getMany(List.of("a", "b", "c"));

    assertThat(readings.values()).hasSize(3).allMatch(reading -> kind(reading) == Kind.NO_NETWORK);
  }


  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"2\",\"status\":404}",
        "{\"id\":\"2\",\"status\":404,\"headers\":{\"Content-Type\":\"text/html\"},\"body\":\"PGh0bWw+\"}",
        "{\"id\":\"2\",\"status\":410,\"body\":{\"error\":\"not found\"}}"
      })
  void takesNothingForGoneThatNotGraphItselfSaysIsGone(String bare) throws IOException {
    server.play(answers(found(1, "a"), bare), one("b"));

    assertThat(id(graph.cloudPcs().getMany(List.of("a", "b")).get("b"))).isEqualTo("b");

    server.play(answers(found(1, "a"), bare), answer(404, "", "<html>"));

    assertThat(kind(graph.cloudPcs().getMany(List.of("a", "b")).get("b"))).isEqualTo(Kind.BAD_ANSWER);
  }

  @Test
  void takesNoOtherCloudPcForTheOneThatWasAskedFor() throws IOException {
    server.play(answers(found(1, "b"), found(2, "B")), one("c"));

    Map<String, Reading> readings = graph.cloudPcs().getMany(List.of("a", "b"));

    assertThat(kind(readings.get("a"))).isEqualTo(Kind.BAD_ANSWER);
    assertThat(id(readings.get("b"))).isEqualTo("B");
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"86400", "Tue, 03 Mar 2026 09:00:00 GMT"})
  void aWaitOfADayWithinABatchClosesTheGateNoLongerThanOneBesideIt(String wait) throws IOException {
    server.play(answers(found(1, "a"), refused(2, 429, "\"Retry-After\":\"" + wait + "\"")));

    graph.cloudPcs().getMany(List.of("a", "b"));

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID, time.now(), () -> true));
    assertThat(why.retryAfter()).contains(RetryAfter.LONGEST);
  }
}
