package org.cloudpcdesk.platform;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts what Java's roots or the system's own roots vouch for, and says whose certificate was refused: behind a proxy that
 * inspects TLS, that name is what an administrator needs. The system's roots are read when Java's do not suffice.
 */
public final class ChainNamingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager java;
  private final SystemRoots system;

  private ChainNamingTrust(X509ExtendedTrustManager java, SystemRoots system) {
    this.java = java;
    this.system = system;
  }

  /**
   * A TLS context for HTTP clients.
   *
   * @param roots what to trust, or null for the roots the Java runtime was given
   * @throws IllegalStateException when the runtime has no usable TLS
   */
  public static SSLContext context(@Nullable KeyStore roots) {
    return context(roots, SystemRoots.NONE);
  }

  /** The same, with the system's roots besides. */
  public static SSLContext context(@Nullable KeyStore roots, SystemRoots system) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new ChainNamingTrust(manager(roots), system)}, null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The Java runtime cannot set up TLS.", broken);
    }
  }

  static X509ExtendedTrustManager manager(@Nullable KeyStore roots) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager usable) {
        return usable;
      }
    }
    throw new GeneralSecurityException("The Java runtime has no X.509 trust manager.");
  }

  /** One way of asking whether a chain is trusted. */
  @FunctionalInterface
  private interface Question {
    void ask(X509ExtendedTrustManager manager) throws CertificateException;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, authType));
  }

  private void check(X509Certificate[] chain, Question question) throws CertificateException {
    try {
      question.ask(java);
    } catch (CertificateException byJava) {
      Optional<X509ExtendedTrustManager> own = system.manager();
      if (own.isEmpty()) {
        throw named(chain, byJava);
      }
      try {
        question.ask(own.get());
      } catch (CertificateException bySystem) {
        // Who knows the root can tell that it is the date that is wrong.
        throw named(chain, ConnectionLoss.isOutOfDate(bySystem) ? bySystem : byJava);
      }
    }
  }

  private static CertificateException named(X509Certificate[] chain, CertificateException untrusted) {
    return chain.length == 0
        ? untrusted
        : new UntrustedChainException(chain[0].getIssuerX500Principal().getName(), untrusted);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    java.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
    java.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    java.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return java.getAcceptedIssuers();
  }
}
