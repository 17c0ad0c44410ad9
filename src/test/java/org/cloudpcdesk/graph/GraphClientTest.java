package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.graph.ScriptedGraph.answer;
import static org.cloudpcdesk.graph.ScriptedGraph.cutOff;
import static org.cloudpcdesk.graph.ScriptedGraph.drop;
import static org.cloudpcdesk.graph.ScriptedGraph.gzip;
import static org.cloudpcdesk.graph.ScriptedGraph.json;
import static org.cloudpcdesk.graph.ScriptedGraph.refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphClientTest extends GraphTest {
  private static final String BODY = "{\"id\":\"" + ID + "\",\"status\":\"provisioned\"}";

  @Test
  void everyBetaReadCarriesTheHeadersGraphWants() throws IOException {
    server.play(json(BODY));

    graph.cloudPcs().get(ID);

    ScriptedGraph.Request request = server.requests().getFirst();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).startsWith("/beta/deviceManagement/virtualEndpoint/cloudPCs/" + ID + "?$select=id,");
    assertThat(request.header("Authorization")).isEqualTo("Bearer secret-token-1");
    assertThat(request.header("User-Agent")).isEqualTo("CloudPcDesk/test");
    assertThat(request.header("Prefer")).isEqualTo("include-unknown-enum-members");
    assertThat(request.header("Accept-Encoding")).isEqualTo("gzip");
    assertThat(request.header("client-request-id"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void readsABodyThatCameCompressed() throws IOException {
    server.play(answer(200, "Content-Encoding: gzip\r\n", gzip(BODY)));

    assertThat(graph.cloudPcs().get(ID).status().text()).isEqualTo("provisioned");
  }

  @Test
  void waitsAsManySecondsAsTheServiceAsksAndThenAsksAgain() throws IOException {
    server.play(answer(429, "Retry-After: 17\r\n", "{}"), json(BODY));

    CloudPc pc = graph.cloudPcs().get(ID);

    assertThat(pc.id()).isEqualTo(ID);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(17));
    assertThat(server.requests()).hasSize(2);
    assertThat(graph.requests().recent()).extracting(RequestLog.Entry::attempt).containsExactly(2, 1);
  }

  @Test
  void aDateInRetryAfterIsMeasuredAgainstTheServersOwnClock() throws IOException {
    server.play(
        answer(
            503,
            "Date: Mon, 23 Nov 2026 09:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 09:00:41 GMT\r\n",
            "{}"),
        json(BODY));

    graph.cloudPcs().get(ID);

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(41));
  }

  @Test
  void withoutRetryAfterItBacksOffLongerAndLongerAtRandomUntilPatienceEnds() {
    server.play(refusal(429, "TooManyRequests", "Please retry again later."));

    GraphException why = failure(() -> graph.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(why.httpStatus()).isEqualTo(429);
    assertThat(why.requestId()).contains("r-1");
    assertThat(time.slept()).isLessThanOrEqualTo(Duration.ofMinutes(2));
    assertThat(time.sleeps().size()).isEqualTo(server.requests().size() - 1).isGreaterThan(5);
    for (int i = 0; i < time.sleeps().size(); i++) {
      assertThat(time.sleeps().get(i)).isPositive().isLessThanOrEqualTo(Patience.standard().backOffCeiling(i + 1));
    }
    assertThat(time.sleeps()).doesNotHaveDuplicates();
  }

  @Test
  void aPauseLongerThanPatienceIsNotBegun() {
    server.play(answer(429, "Retry-After: 600\r\n", "{}"));

    GraphException why = failure(() -> graph.cloudPcs().get(ID));
    GraphException next = failure(() -> graph.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(why.retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(next.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(next.retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(time.sleeps()).isEmpty();
    assertThat(server.requests()).as("the second was held back").hasSize(1);
    assertThat(graph.requests().throttling()).isEqualTo(1.0);
  }

  @Test
  void aServiceThatStaysDownIsReportedAfterPatience() {
    server.play(answer(503, "Retry-After: 50\r\n", "<html>unwell</html>"));

    GraphException why = failure(() -> graph.cloudPcs().countByStatus());

    assertThat(why.kind()).isEqualTo(Kind.SERVICE_DOWN);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(50));
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"503", "504"})
  void aServiceThatIsDownAndSaysUntilWhenHoldsEverybodyBackWithoutCostingPlaces(int status) throws IOException {
    server.play(answer(status, "Retry-After: 600\r\n", ""), json(BODY));

    GraphException why = failure(() -> graph.cloudPcs().get(ID));
    GraphException next = failure(() -> graph.cloudPcs().countByStatus());

    assertThat(why.kind()).isEqualTo(Kind.SERVICE_DOWN);
    assertThat(next.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(next.retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(server.requests()).as("the second was held back").hasSize(1);
    assertThat(graph.requests().throttling()).isEqualTo(1.0);
    time.advance(Duration.ofMinutes(10));
    graph.cloudPcs().get(ID);
    assertThat(graph.requests().throttling()).isZero();
  }

  @Test
  void aServiceThatIsDownWithoutAWordHoldsNobodyElseBack() throws IOException {
    server.play(answer(503, "", ""), json(BODY));

    graph.cloudPcs().get(ID);

    assertThat(time.sleeps()).hasSize(1);
    assertThat(graph.requests().throttling()).isZero();
  }

  @Test
  void whoWaitsForATokenTakesNoPlace() throws Exception {
    server.play(json(BODY));
    CountDownLatch asking = new CountDownLatch(Gate.PLACES);
    CountDownLatch signedIn = new CountDownLatch(1);
    GraphServices slow =
        GraphServices.open(
            options(server.root(), false),
            (permission, renew) -> {
              if (permission == Permission.CLOUD_PC_READ) {
                asking.countDown();
                awaitUnchecked(signedIn);
              }
              return "secret";
            },
            time,
            new SplittableRandom(1));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CloudPc>> waiting = new ArrayList<>();
      for (int i = 0; i < Gate.PLACES; i++) {
        waiting.add(threads.submit(() -> slow.cloudPcs().get(ID)));
      }
      asking.await();

      Future<?> other = threads.submit(() -> slow.actions().endGracePeriod(ID));

      try {
        assertThat(other).succeedsWithin(Duration.ofSeconds(10));
      } finally {
        signedIn.countDown();
      }
      for (Future<CloudPc> one : waiting) {
        assertThat(one.get().id()).isEqualTo(ID);
      }
    }
  }

  @Test
  void aRefusedTokenIsRenewedOnceAndTheRequestRepeated() throws IOException {
    server.play(refusal(401, "InvalidAuthenticationToken", "Lifetime validation failed"), json(BODY));

    graph.cloudPcs().get(ID);

    assertThat(tokens.renewals()).isEqualTo(1);
    assertThat(server.requests().getLast().header("Authorization")).isEqualTo("Bearer secret-token-2");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void aSecondRefusalOfTheTokenMeansSigningInAgain() {
    server.play(refusal(401, "InvalidAuthenticationToken", "no"));

    GraphException why = failure(() -> graph.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.SIGN_IN_AGAIN);
    assertThat(server.requests()).hasSize(2);
    assertThat(tokens.renewals()).isEqualTo(1);
  }

  @Test
  void aDroppedConnectionIsSurvived() throws IOException {
    server.play(drop(), drop(), json(BODY));

    assertThat(graph.cloudPcs().get(ID).id()).isEqualTo(ID);
  }

  @Test
  void connectionsThatAreAlwaysDroppedAreNoNetwork() {
    server.play(drop());

    GraphException why = failure(() -> graph.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.NO_NETWORK);
    assertThat(why.isOffline()).isTrue();
    assertThat(time.sleeps()).hasSize(3);
  }

  @Test
  void aBodyThatIsCutOffIsReadAgain() throws IOException {
    server.play(cutOff(BODY, 20), json(BODY));

    assertThat(graph.cloudPcs().get(ID).id()).isEqualTo(ID);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aBodyThatEndsInsideATextIsCutOffToo() throws IOException {
    server.play(json(BODY.substring(0, 20)), answer(200, "Content-Encoding: gzip\r\n", half(gzip(BODY))), json(BODY));

    assertThat(graph.cloudPcs().get(ID).id()).isEqualTo(ID);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aBodyThatIsAlwaysCutOffIsABadAnswer() {
    server.play(cutOff(BODY, 20));

    GraphException why = failure(() -> graph.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(why.httpStatus()).isEqualTo(200);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void aWebPageInPlaceOfJsonIsABadAnswerAndNotAskedForAgain() {
    server.play(answer(200, "Content-Type: text/html\r\n", "<html>Please sign in to the network</html>"));

    GraphException why = failure(() -> graph.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatNeverComesIsTimedOut() throws IOException {
    server.play((request, socket) -> socket.getInputStream().read() >= 0);
    GraphServices hasty = hasty();

    GraphException why = failure(() -> hasty.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(why.isOffline()).isTrue();
  }

  @Test
  void aBodyThatStopsHalfWayIsTimedOut() {
    server.play(
        (request, socket) -> {
          ScriptedGraph.write(socket, ScriptedGraph.head(200, "Content-Length: 500\r\n"), "{\"id\":".getBytes(
              StandardCharsets.UTF_8));
          return socket.getInputStream().read() >= 0;
        });

    GraphException why = failure(() -> hasty().cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.TIMED_OUT);
  }

  @Test
  void nobodyListeningIsNoNetwork() throws IOException {
    GraphServices offline = open(options(nobody(), false));

    GraphException why = failure(() -> offline.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.NO_NETWORK);
    assertThat(why.delivery()).isEqualTo(GraphException.Delivery.NOT_SENT);
    assertThat(time.sleeps()).as("offline is told at once").isEmpty();
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.play(answer(302, "Location: " + server.root() + "/elsewhere\r\n", ""));

    GraphException why = failure(() -> graph.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(server.requests()).hasSize(1);
  }

  private GraphServices hasty() {
    GraphOptions options =
        new GraphOptions(
            server.root(), "CloudPcDesk/test", false, Duration.ofSeconds(10), Duration.ofMillis(150));
    return GraphServices.open(
        options,
        GraphClient.http(options, Network.asSystem()).build(),
        Network.asSystem(),
        tokens,
        time,
        new SplittableRandom(1),
        new Patience(Duration.ofMinutes(2), 0, Duration.ofSeconds(1), Duration.ofSeconds(30)));
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
