package org.cloudpcdesk.graph;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.graph.Outcome.Again;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request that brought no answer, read from the exceptions of {@code java.net.http}.
 *
 * @param sentence plain English, without address and ids
 */
record Loss(Kind kind, Delivery delivery, Again again, String sentence) {

  static Loss of(IOException failure) {
    SSLException tls = find(failure, SSLException.class);
    if (tls != null) {
      return tls(failure);
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return new Loss(Kind.NO_NETWORK, Delivery.NOT_SENT, Again.NEVER, "no connection could be made in time");
    }
    if (failure instanceof HttpTimeoutException) {
      return new Loss(Kind.TIMED_OUT, Delivery.UNKNOWN, Again.AFTER_DROP, "no answer came in time");
    }
    if (find(failure, UnresolvedAddressException.class) != null || find(failure, UnknownHostException.class) != null) {
      return new Loss(Kind.NO_NETWORK, Delivery.NOT_SENT, Again.NEVER, "the host name was not found");
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return new Loss(Kind.NO_NETWORK, Delivery.NOT_SENT, Again.NEVER, "no connection could be made");
    }
    // java.net.http has no type for this; the words are those of its tunnel.
    if (failure.getMessage() != null && failure.getMessage().startsWith("Tunnel failed")) {
      return new Loss(Kind.PROXY, Delivery.NOT_SENT, Again.NEVER, "the proxy let no connection through");
    }
    return new Loss(Kind.NO_NETWORK, Delivery.UNKNOWN, Again.AFTER_DROP, "the connection was lost before an answer");
  }

  private static Loss tls(IOException failure) {
    // Only a chain rejected on this side is certain to have come before the request was sent.
    Delivery delivery = find(failure, CertificateException.class) == null ? Delivery.UNKNOWN : Delivery.NOT_SENT;
    String sentence = issuer(failure)
        .map(issuer -> "the certificate issued by " + issuer + " is not trusted")
        .orElse(delivery == Delivery.NOT_SENT
            ? "the certificate chain is not trusted"
            : "no encrypted connection could be agreed on");
    return new Loss(Kind.TLS, delivery, Again.NEVER, sentence);
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
