package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cloudpcdesk.graph.ScriptedGraph.answer;
import static org.cloudpcdesk.graph.ScriptedGraph.drop;
import static org.cloudpcdesk.graph.ScriptedGraph.json;
import static org.cloudpcdesk.graph.ScriptedGraph.noContent;
import static org.cloudpcdesk.graph.ScriptedGraph.refusal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.platform.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudPcActionsTest extends GraphTest {

  @Test
  void postsToTheStableVersionUnderThePlainActionNameWithoutABody() throws IOException {
    server.play(noContent());

    CloudPcActions.Accepted accepted = graph.actions().endGracePeriod(ID);

    ScriptedGraph.Request request = server.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/v1.0/deviceManagement/virtualEndpoint/cloudPCs/" + ID + "/endGracePeriod");
    assertThat(request.header("Content-Length")).isEqualTo("0");
    assertThat(request.header("User-Agent")).isEqualTo("CloudPcDesk/test");
    assertThat(tokens.asked()).containsExactly("CloudPC.ReadWrite.All");
    assertThat(accepted.requestId()).isEqualTo("r-204");
    assertThat(accepted.clientRequestId()).isEqualTo(request.header("client-request-id"));
    assertThat(accepted.at()).isEqualTo(time.now());
    assertThat(accepted.serviceTime()).isEqualTo("2026-03-02T08:59:58Z");
  }

  @Test
  void readOnlyModeSendsNothingAndAsksForNoToken() {
    GraphServices readOnly = open(options(server.root(), true));

    GraphException why = failure(() -> readOnly.actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.READ_ONLY);
    assertThat(why.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(server.requests()).isEmpty();
    assertThat(tokens.asked()).isEmpty();
  }

  @Test
  void aDroppedConnectionLeavesItUnknownAndIsNeverRepeated() {
    server.play(drop(), noContent());

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.NO_NETWORK);
    assertThat(why.delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aKeptConnectionThatIsClosedUnderThePostIsNotRepeatedEither() throws IOException {
    server.play(json("{\"id\":\"" + ID + "\"}"), drop(), noContent());
    graph.cloudPcs().get(ID);

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(why.delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(server.requests()).extracting(ScriptedGraph.Request::method).containsExactly("GET", "POST");
  }

  @ParameterizedTest
  @CsvSource({"9", "50", "600"})
  void aThrottledPostComesBackAtOnceAsRefusedAndIsNeverRepeated(int seconds) {
    server.play(answer(429, "Retry-After: " + seconds + "\r\n", ""), noContent());

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(why.delivery()).isEqualTo(Delivery.REFUSED);
    assertThat(why.retryAfter()).contains(Duration.ofSeconds(seconds));
    assertThat(server.requests()).hasSize(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void aThrottledPostHoldsEverybodyBack() throws IOException {
    server.play(answer(429, "Retry-After: 9\r\n", ""), json("{\"id\":\"" + ID + "\"}"));
    failure(() -> graph.actions().endGracePeriod(ID));
    assertThat(graph.requests().throttling()).isEqualTo(1.0);

    graph.cloudPcs().get(ID);

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(9));
    assertThat(graph.requests().throttling()).isEqualTo(0.5);
  }

  @Test
  void withoutRetryAfterAThrottledPostStillClosesTheGate() {
    server.play(answer(429, "", ""));

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(why.delivery()).isEqualTo(Delivery.REFUSED);
    assertThat(why.retryAfter()).isEmpty();
    assertThat(server.requests()).hasSize(1);
    assertThat(graph.requests().throttling()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST, REFUSED",
    "401, SIGN_IN_AGAIN, REFUSED",
    "403, ROLE_MISSING, REFUSED",
    "404, NOT_FOUND, REFUSED",
    "408, TIMED_OUT, UNKNOWN",
    "409, CONFLICT, REFUSED",
    "412, CONFLICT, REFUSED",
    "423, CONFLICT, REFUSED",
    "500, SERVICE_DOWN, UNKNOWN",
    "502, SERVICE_DOWN, UNKNOWN",
    "503, SERVICE_DOWN, UNKNOWN",
    "504, SERVICE_DOWN, UNKNOWN",
    "302, BAD_ANSWER, UNKNOWN"
  })
  void everyOtherStatusEndsItAtOnce(int status, Kind kind, Delivery delivery) {
    server.play(refusal(status, "Code", "Words of the service."));

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(kind);
    assertThat(why.delivery()).isEqualTo(delivery);
    assertThat(why.code()).contains("Code");
    assertThat(why.serviceMessage()).contains("Words of the service.");
    assertThat(why.requestId()).contains("r-1");
    assertThat(server.requests()).hasSize(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void aNotFoundOfAProxyDoesNotSayThatTheCloudPcIsGone() {
    server.play(answer(404, "Content-Type: text/html\r\n", "<html>Unknown host</html>"));

    assertThat(failure(() -> graph.cloudPcs().get(ID)).kind()).isEqualTo(Kind.BAD_ANSWER);
    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));
    assertThat(why.kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(why.delivery()).isEqualTo(Delivery.REFUSED);
  }

  @Test
  void aTokenRefusedForAPostIsRenewedForTheNext() throws IOException {
    server.play(refusal(401, "InvalidAuthenticationToken", "expired"), noContent());
    assertThat(failure(() -> graph.actions().endGracePeriod(ID)).kind()).isEqualTo(Kind.SIGN_IN_AGAIN);

    graph.actions().endGracePeriod(ID);

    assertThat(server.requests().getLast().header("Authorization")).isEqualTo("Bearer secret-token-2");
  }

  @Test
  void aWebPageIsNotTakenForAcceptance() {
    server.play(answer(200, "Content-Type: text/html; charset=utf-8\r\n", "<html>Blocked</html>"));

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(why.delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void aGoodStatusIsAcceptanceWhateverBecomesOfItsBody() throws IOException {
    server.play(ScriptedGraph.cutOff("{\"value\":true}", 4));

    assertThat(graph.actions().endGracePeriod(ID).at()).isEqualTo(time.now());
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nobodyListeningMeansNotSent() throws IOException {
    GraphServices offline = open(options(nobody(), false));

    GraphException why = failure(() -> offline.actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.NO_NETWORK);
    assertThat(why.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void cancelledBeforeItLeftMeansNotSent() {
    Thread.currentThread().interrupt();

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(Thread.interrupted()).as("the flag is restored").isTrue();
    assertThat(why.kind()).isEqualTo(Kind.CANCELLED);
    assertThat(why.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void cancelledUnderWayLeavesItUnknown() {
    Thread caller = Thread.currentThread();
    server.play(
        (request, socket) -> {
          caller.interrupt();
          return socket.getInputStream().read() >= 0;
        });

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(Thread.interrupted()).as("the flag is restored").isTrue();
    assertThat(why.kind()).isEqualTo(Kind.CANCELLED);
    assertThat(why.delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void cancelledBehindAClosedGateMeansNotSent() {
    server.play(answer(429, "Retry-After: 5\r\n", ""), noContent());
    GraphServices impatient =
        GraphServices.open(
            options(server.root(), false), tokens, new CancellingTime(time.now()), new SplittableRandom(1));
    failure(() -> impatient.actions().endGracePeriod(ID));

    GraphException why = failure(() -> impatient.actions().endGracePeriod(ID));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(why.kind()).isEqualTo(Kind.CANCELLED);
    assertThat(why.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRuntimeToldToRepeatPostsIsRefused() {
    System.setProperty("jdk.httpclient.enableAllMethodRetry", "");
    try {
      assertThat(catchThrowable(() -> open(options(server.root(), false))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("sent twice");
    } finally {
      System.clearProperty("jdk.httpclient.enableAllMethodRetry");
    }
  }

  /** A clock on which every sleep is cancelled. */
  private record CancellingTime(Instant now) implements Time {
    @Override
    public void sleep(Duration duration) throws InterruptedException {
      throw new InterruptedException("cancelled");
    }
  }


  @Test
  void anErrorUnderAGoodStatusIsNoAcceptance() {
    server.play(json("{\"error\":{\"code\":\"Blocked\",\"message\":\"by policy\"}}"));

    GraphException why = failure(() -> graph.actions().endGracePeriod(ID));

    assertThat(why.kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(why.delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void aPostThatWaitedForTheServiceDoesNotLeaveWhenItIsNotWantedAnyMore() {
    server.play(answer(429, "Retry-After: 9\r\n", ""), noContent());
    failure(() -> graph.actions().endGracePeriod(ID));

    GraphException why =
        failure(() -> graph.actions().endGracePeriod(ID, time.now().plusSeconds(30), () -> time.sleeps().isEmpty()));

    assertThat(why.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(why.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(9));
    assertThat(server.requests()).hasSize(1);
  }
}
