package org.cloudpcdesk.platform;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a proxy lets itself be told who asks (RFC 9110, 11.7.1). */
final class ProxySchemes {
  private static final String BASIC = "Basic";

  /** A comma that stands in no quotation. */
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  /** The name at the beginning of a challenge; a parameter has an equals sign behind its own. */
  private static final Pattern SCHEME = Pattern.compile("([!#$%&'*+.^_`|~\\w-]+)(?!\\s*=)(?:\\s.*)?");

  private ProxySchemes() {}

  /** By name, as the proxy offers them; several challenges may stand in one line (RFC 9110, 11.6.1). */
  static List<String> of(HttpHeaders headers) {
    return headers.allValues("Proxy-Authenticate").stream()
        .flatMap(COMMA::splitAsStream)
        .map(part -> SCHEME.matcher(part.strip()))
        .filter(Matcher::matches)
        .map(scheme -> scheme.group(1))
        .distinct()
        .toList();
  }

  /** Whether a name and a password will do. Digest and the rest are not spoken by {@code java.net.http}. */
  static boolean takesPasswords(List<String> schemes) {
    return schemes.stream().anyMatch(BASIC::equalsIgnoreCase);
  }
}
