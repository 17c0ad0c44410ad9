package org.cloudpcdesk.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The root certificates of the operating system, where a company keeps those of its inspecting proxy. Read at first need
 * and kept. Thread-safe.
 */
public final class SystemRoots {
  private static final Logger LOG = LoggerFactory.getLogger(SystemRoots.class);

  /** No system's. */
  public static final SystemRoots NONE = new SystemRoots(() -> null);

  /** Where Linux distributions keep all roots in one file (the list of Go's crypto/x509). */
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  /** Reads the roots. */
  @FunctionalInterface
  public interface Source {
    /** @return null when the system has none */
    @Nullable KeyStore read() throws GeneralSecurityException, IOException;
  }

  private final Source source;
  private Optional<X509ExtendedTrustManager> manager = Optional.empty();
  private boolean read;

  public SystemRoots(Source source) {
    this.source = source;
  }

  /** Those of this computer. */
  public static SystemRoots ofThisSystem() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
        ? new SystemRoots(SystemRoots::windows)
        : new SystemRoots(() -> bundle(BUNDLES));
  }

  /** Windows' trusted roots as the user sees them, the machine's and the company's among them. */
  static KeyStore windows() throws GeneralSecurityException, IOException {
    KeyStore roots = KeyStore.getInstance("Windows-ROOT");
    roots.load(null, null);
    return roots;
  }

  static @Nullable KeyStore bundle(List<Path> places) throws GeneralSecurityException, IOException {
    for (Path place : places) {
      if (Files.isReadable(place)) {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        int number = 0;
        try (InputStream file = Files.newInputStream(place)) {
          for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
            roots.setCertificateEntry("root-" + number++, root);
          }
        }
        return number == 0 ? null : roots;
      }
    }
    return null;
  }

  synchronized Optional<X509ExtendedTrustManager> manager() {
    if (!read) {
      read = true;
      manager = read();
    }
    return manager;
  }

  private Optional<X509ExtendedTrustManager> read() {
    try {
      KeyStore roots = source.read();
      return roots == null || roots.size() == 0 ? Optional.empty() : Optional.of(ChainNamingTrust.manager(roots));
    } catch (GeneralSecurityException | IOException unreadable) {
      LOG.warn("the system's root certificates cannot be read; Java's own are used alone", unreadable);
      return Optional.empty();
    }
  }
}
