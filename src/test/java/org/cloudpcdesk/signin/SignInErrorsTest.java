package org.cloudpcdesk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.cloudpcdesk.platform.ConnectionLoss;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignInErrorsTest {

  static Stream<Arguments> failures() {
    IOException untrusted = new SSLHandshakeException("no path");
    untrusted.initCause(new CertificateException("no path"));
    return Stream.of(
        Arguments.of(new SSLException("a bad record"), Kind.TLS, "no encrypted connection could be agreed on"),
        Arguments.of(untrusted, Kind.TLS, "the certificate chain is not trusted"),
        Arguments.of(new IOException("Tunnel failed, got: 403"), Kind.PROXY, "the proxy let no connection through"),
        Arguments.of(asked("Basic realm=\"corp\""), Kind.PROXY, "asks for a name and a password (407)"),
        Arguments.of(asked("Negotiate", "NTLM"), Kind.PROXY_SCHEME, "takes only Negotiate, NTLM"),
        Arguments.of(new UnknownHostException("nowhere"), Kind.NO_NETWORK, "the host name was not found (DNS)"),
        Arguments.of(new NoRouteToHostException("no"), Kind.NO_NETWORK, "no route"),
        Arguments.of(new HttpTimeoutException("late"), Kind.NO_NETWORK, "no answer came in time"),
        Arguments.of(new ConnectException("refused"), Kind.NO_NETWORK, "no connection could be made"));
  }

  private static IOException asked(String... challenges) {
    return new SignInErrors.ProxyRefused(
        ConnectionLoss.asked(
            HttpHeaders.of(Map.of("Proxy-Authenticate", List.of(challenges)), (name, value) -> true)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatStoodInTheWayIsToldApart(IOException failure, Kind kind, String says) {
    SignInException told = SignInErrors.translate(new ExecutionException(failure), false);

    assertThat(told.kind()).isEqualTo(kind);
    assertThat(told).hasMessageContaining(says);
  }
}
