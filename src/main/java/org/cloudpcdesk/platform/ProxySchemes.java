package org.cloudpcdesk.platform;

import java.net.http.HttpHeaders;
import java.util.List;

/** The ways in which a proxy lets itself be told who asks (RFC 9110, 11.7.1). */
final class ProxySchemes {
  private static final String BASIC = "Basic";

  private ProxySchemes() {}

  /** By name, as the proxy offers them; each challenge begins with its scheme. */
  static List<String> of(HttpHeaders headers) {
    return headers.allValues("Proxy-Authenticate").stream()
        .map(challenge -> challenge.strip().split("[\\s,]", 2)[0])
        .filter(scheme -> !scheme.isEmpty())
        .distinct()
        .toList();
  }

  /** Whether a name and a password will do. Digest and the rest are not spoken by {@code java.net.http}. */
  static boolean takesPasswords(List<String> schemes) {
    return schemes.stream().anyMatch(BASIC::equalsIgnoreCase);
  }
}
