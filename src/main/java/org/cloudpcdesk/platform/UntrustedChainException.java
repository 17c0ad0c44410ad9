package org.cloudpcdesk.platform;

import java.security.cert.CertificateException;

/** A certificate chain was not trusted; unlike the platform's own exception it knows who issued the server's. */
final class UntrustedChainException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final String issuer;

  UntrustedChainException(String issuer, CertificateException cause) {
    super(cause.getMessage(), cause);
    this.issuer = issuer;
  }

  /** Distinguished name, as RFC 2253 writes it. */
  String issuer() {
    return issuer;
  }
}
