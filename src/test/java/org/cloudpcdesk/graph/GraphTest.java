package org.cloudpcdesk.graph;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cloudpcdesk.platform.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the wire share: a scripted server, a simulated clock and the services that talk to it. */
abstract class GraphTest {
  static final String ID = "9ec90ff8-fd63-4fb9-ab5a-aa4fdcc43ec9";

  final SimulatedTime time = SimulatedTime.start();
  final TokenDispenser tokens = new TokenDispenser();
  ScriptedGraph server;
  GraphServices graph;

  @BeforeEach
  final void open() throws IOException {
    server = new ScriptedGraph(ScriptedGraph.refusal(500, "NotScripted", "the test wrote no script"));
    graph = open(options(server.root(), false));
  }

  @AfterEach
  final void close() throws IOException {
    server.close();
  }

  final GraphServices open(GraphOptions options) {
    return GraphServices.open(options, tokens, time, new SplittableRandom(42));
  }

  static GraphOptions options(URI root, boolean readOnly) {
    return new GraphOptions(root, "CloudPcDesk/test", readOnly, Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  /** An address on this computer where nobody listens. */
  static URI nobody() throws IOException {
    try (ServerSocket brief = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + brief.getLocalPort());
    }
  }

  static GraphException failure(ThrowingCallable call) {
    return catchThrowableOfType(GraphException.class, call);
  }

  /** A page with rows of these ids. */
  static String page(String more, String... ids) {
    StringBuilder rows = new StringBuilder();
    for (String id : ids) {
      rows.append(rows.isEmpty() ? "" : ",").append("{\"id\":\"").append(id).append("\",\"status\":\"inGracePeriod\"}");
    }
    return "{" + more + "\"value\":[" + rows + "]}";
  }
}
