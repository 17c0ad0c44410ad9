package org.cloudpcdesk.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a request brought no answer, read from the exceptions of {@code java.net.http}.
 *
 * @param sentence plain English, without address and ids
 */
public record ConnectionLoss(Cause cause, String sentence) {
  private static final String UNPLUGGED = "this computer is not connected to any network";

  /** What stood in the way. */
  public enum Cause {
    /** Nothing answered at the address; the request was not sent. */
    NO_CONNECTION,
    /** The proxy let no connection through; the request was not sent. */
    PROXY,
    /** The proxy wants to know who asks, in a way that {@code java.net.http} does not speak; the request was not sent. */
    PROXY_SCHEME,
    /** The certificate chain was rejected on this side; the request was not sent. */
    UNTRUSTED,
    /** No encryption could be agreed on, or it broke; the request may have been received. */
    TLS,
    /** Connected, but no answer in time; the request may have been received. */
    NO_ANSWER,
    /** The connection ended before an answer; the request may have been received. */
    DROPPED
  }

  /** Reads one failure. */
  public static ConnectionLoss of(IOException failure) {
    if (find(failure, SSLException.class) != null || find(failure, CertificateException.class) != null) {
      return tls(failure);
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return new ConnectionLoss(Cause.NO_CONNECTION, "no connection could be made in time");
    }
    if (failure instanceof HttpTimeoutException) {
      return new ConnectionLoss(Cause.NO_ANSWER, "no answer came in time");
    }
    if (find(failure, UnresolvedAddressException.class) != null || find(failure, UnknownHostException.class) != null) {
      return new ConnectionLoss(
          Cause.NO_CONNECTION,
          Links.isAnyUp() ? "the host name was not found (DNS)" : UNPLUGGED);
    }
    if (find(failure, NoRouteToHostException.class) != null) {
      return new ConnectionLoss(
          Cause.NO_CONNECTION,
          Links.isAnyUp() ? "no way leads there from this network (no route)" : UNPLUGGED);
    }
    if (failure instanceof ConnectException) {
      return new ConnectionLoss(Cause.NO_CONNECTION, Links.isAnyUp() ? "no connection could be made" : UNPLUGGED);
    }
    // java.net.http has no type for this; the words are those of its tunnel.
    if (failure.getMessage() != null && failure.getMessage().startsWith("Tunnel failed")) {
      return new ConnectionLoss(Cause.PROXY, "the proxy let no connection through");
    }
    return new ConnectionLoss(Cause.DROPPED, "the connection was lost before an answer");
  }

  /**
   * What a proxy's 407 says (RFC 9110, 11.7.1), when nobody could answer it.
   *
   * @param headers of the answer
   */
  public static ConnectionLoss asked(HttpHeaders headers) {
    List<String> schemes = ProxySchemes.of(headers);
    return schemes.isEmpty() || ProxySchemes.takesPasswords(schemes)
        ? new ConnectionLoss(Cause.PROXY, "the proxy asks for a name and a password (407)")
        : new ConnectionLoss(
            Cause.PROXY_SCHEME,
            "the proxy asks who signs in (407) and takes only " + String.join(", ", schemes)
                + ", which this program cannot answer");
  }

  private static ConnectionLoss tls(IOException failure) {
    // Only a chain rejected on this side is certain to have come before the request was sent.
    Cause cause = find(failure, CertificateException.class) == null ? Cause.TLS : Cause.UNTRUSTED;
    String verdict = isOutOfDate(failure) ? " is not valid at this computer's date and time" : " is not trusted";
    String sentence = issuer(failure)
        .map(issuer -> "the certificate issued by " + issuer + verdict)
        .orElse(cause == Cause.UNTRUSTED
            ? "the certificate chain is not trusted"
            : "no encrypted connection could be agreed on");
    return new ConnectionLoss(cause, sentence);
  }

  /** Whether a chain was rejected because of its dates: it is too old or too new, or the clock is wrong. */
  static boolean isOutOfDate(Throwable failure) {
    return find(failure, CertificateExpiredException.class) != null
        || find(failure, CertificateNotYetValidException.class) != null;
  }

  private static Optional<String> issuer(Throwable failure) {
    UntrustedChainException chain = find(failure, UntrustedChainException.class);
    if (chain != null) {
      return Optional.of(chain.issuer());
    }
    CertPathValidatorException invalid = find(failure, CertPathValidatorException.class);
    if (invalid != null
        && invalid.getCertPath() != null
        && !invalid.getCertPath().getCertificates().isEmpty()
        && invalid.getCertPath().getCertificates().getFirst() instanceof X509Certificate server) {
      return Optional.of(server.getIssuerX500Principal().getName());
    }
    return Optional.empty();
  }

  private static <T> @Nullable T find(Throwable failure, Class<T> type) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }
}
