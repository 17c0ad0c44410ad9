package org.cloudpcdesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an administrator reads when the network is what failed. */
class ConnectionWordsTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            Kind.NO_NETWORK,
            because(new ConnectException(), new UnresolvedAddressException()),
            "Microsoft Graph cannot be reached. Seen on this computer: the host name was not found (DNS)."),
        Arguments.of(
            Kind.NO_NETWORK,
            because(new ConnectException("no"), new NoRouteToHostException("no")),
            "Microsoft Graph cannot be reached. Seen on this computer: no way leads there from this network (no route)."),
        Arguments.of(
            Kind.NO_NETWORK,
            new ConnectException("refused"),
            "Microsoft Graph cannot be reached. Seen on this computer: no connection could be made."),
        Arguments.of(
            Kind.NO_NETWORK,
            new HttpConnectTimeoutException("late"),
            "Microsoft Graph cannot be reached. Seen on this computer: no connection could be made in time."),
        Arguments.of(
            Kind.TIMED_OUT,
            new HttpTimeoutException("late"),
            "Microsoft Graph did not answer in time. Seen on this computer: no answer came in time."),
        Arguments.of(
            Kind.TLS,
            because(new SSLHandshakeException("no path"), new CertificateException("no path")),
            "The connection is not trusted. Seen on this computer: the certificate chain is not trusted."),
        Arguments.of(
            Kind.TLS,
            new SSLException("a bad record"),
            "The connection is not trusted. Seen on this computer: no encrypted connection could be agreed on."),
        Arguments.of(
            Kind.PROXY,
            new IOException("Tunnel failed, got: 403"),
            "The proxy refuses the connection. Seen on this computer: the proxy let no connection through."));
  }

  private static IOException because(IOException failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatWasSeenIsSaid(Kind kind, IOException failure, String what) {
    GraphFailure shown =
        GraphFailure.of(GraphException.of(kind, "GET /x").seen(ConnectionLoss.of(failure)).build());

    assertThat(shown.what()).isEqualTo(what);
    assertThat(shown.next()).isNotBlank();
  }

  @Test
  void aProxyThatWantsNegotiateIsExplainedWithAWayOut() {
    GraphFailure shown = proxy("Negotiate", "NTLM");

    assertThat(shown.what())
        .isEqualTo(
            "The proxy refuses the connection. Seen on this computer: the proxy asks who signs in (407) and takes only"
                + " Negotiate, NTLM, which this program cannot answer.");
    assertThat(shown.next()).contains("name and a password (Basic) only", "graph.microsoft.com", "Px or Cntlm");
  }

  @Test
  void aProxyThatTakesAPasswordTooIsAQuestionOfThePassword() {
    GraphFailure shown = proxy("Negotiate", "Basic realm=\"corp\"");

    assertThat(shown.what()).endsWith("the proxy asks for a name and a password (407).");
    assertThat(shown.next()).contains("Check the proxy settings");
  }

  private static GraphFailure proxy(String... challenges) {
    HttpHeaders headers = HttpHeaders.of(Map.of("Proxy-Authenticate", List.of(challenges)), (name, value) -> true);
    return GraphFailure.of(GraphException.of(Kind.PROXY, "GET /x").seen(ConnectionLoss.asked(headers)).build());
  }
}
