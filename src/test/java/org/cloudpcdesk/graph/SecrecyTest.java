package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.graph.ScriptedGraph.answer;
import static org.cloudpcdesk.graph.ScriptedGraph.cutOff;
import static org.cloudpcdesk.graph.ScriptedGraph.drop;
import static org.cloudpcdesk.graph.ScriptedGraph.json;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No token is ever in a log, an exception or the request log, even at TRACE and even when the service quotes it. */
class SecrecyTest extends GraphTest {
  private static final String CLAIMS = "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7fX19";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private Level before;

  @BeforeEach
  void listen() {
    before = root.getLevel();
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
    root.setLevel(before);
  }

  @Test
  void noFailureTellsTheToken() {
    String challenge = "WWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"" + CLAIMS + "\"\r\n";
    List<GraphException> failures = new ArrayList<>();
    for (ScriptedGraph.Line line :
        List.of(
            quoting(400, ""),
            quoting(401, challenge),
            quoting(403, ""),
            quoting(404, ""),
            quoting(409, ""),
            quoting(500, ""),
            quoting(200, ""),
            json("{\"id\":\"" + ID + "\",\"x\":\"sec"),
            cutOff("{\"id\":\"" + ID + "\"}", 5),
            drop())) {
      server.play(line);
      failures.add(failure(() -> graph.actions().endGracePeriod(ID)));
      failures.add(failure(() -> graph.cloudPcs().get(ID)));
    }

    failures.removeIf(Objects::isNull);
    assertThat(failures).hasSizeGreaterThan(14);
    assertThat(failures).allSatisfy(why -> assertSecret(everythingAbout(why)));
    assertThat(graph.requests().recent()).isNotEmpty().allSatisfy(entry -> assertSecret(entry.toString()));
    assertThat(log.list).hasSizeGreaterThan(20);
    assertThat(log.list).allSatisfy(event -> assertSecret(text(event)));
  }

  @Test
  void aTokenThatIsNoHeaderValueIsNotPrinted() {
    GraphServices broken =
        GraphServices.open(
            options(server.root(), false),
            (permission, renew) -> "secret-token\nwith a line",
            time,
            new SplittableRandom(1));

    GraphException why = failure(() -> broken.cloudPcs().get(ID));

    assertThat(why.kind()).isEqualTo(Kind.SIGN_IN_AGAIN);
    assertSecret(everythingAbout(why));
    assertThat(log.list).allSatisfy(event -> assertSecret(text(event)));
  }

  /** A service that repeats the token it was sent. */
  private static ScriptedGraph.Line quoting(int status, String headers) {
    return (request, socket) -> {
      String token = request.header("Authorization").substring("Bearer ".length());
      String body = "{\"error\":{\"code\":\"" + token + "\",\"message\":\"Not good: " + token + "\"}}";
      return answer(status, headers, body).play(request, socket);
    };
  }

  private static void assertSecret(String text) {
    assertThat(text).doesNotContainIgnoringCase("secret-token").doesNotContain(CLAIMS);
  }

  private static String everythingAbout(GraphException why) {
    StringWriter trace = new StringWriter();
    why.printStackTrace(new PrintWriter(trace));
    return trace + " " + why + why.code() + why.serviceMessage() + why.requestId() + why.clientRequestId();
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }
}
