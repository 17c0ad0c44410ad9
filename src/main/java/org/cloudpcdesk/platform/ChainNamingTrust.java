package org.cloudpcdesk.platform;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts exactly what the platform trusts, and says whose certificate was refused: behind a proxy that inspects TLS,
 * that name is what an administrator needs.
 */
public final class ChainNamingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager platform;

  private ChainNamingTrust(X509ExtendedTrustManager platform) {
    this.platform = platform;
  }

  /**
   * A TLS context for HTTP clients.
   *
   * @param roots what to trust, or null for the roots the Java runtime was given
   * @throws IllegalStateException when the runtime has no usable TLS
   */
  public static SSLContext context(@Nullable KeyStore roots) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager platform) {
          SSLContext context = SSLContext.getInstance("TLS");
          context.init(null, new TrustManager[] {new ChainNamingTrust(platform)}, null);
          return context;
        }
      }
      throw new IllegalStateException("The Java runtime has no X.509 trust manager.");
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The Java runtime cannot set up TLS.", broken);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      platform.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException untrusted) {
      throw named(chain, untrusted);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
    try {
      platform.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException untrusted) {
      throw named(chain, untrusted);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    try {
      platform.checkServerTrusted(chain, authType);
    } catch (CertificateException untrusted) {
      throw named(chain, untrusted);
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
    platform.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
    platform.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    platform.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return platform.getAcceptedIssuers();
  }
}
