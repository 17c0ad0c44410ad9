package org.cloudpcdesk.graph;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpcdesk.model.ClaimsChallenge;

/** Reads claims challenges out of 401s (Microsoft Entra, "Claims challenges, claims requests and client capabilities"). */
final class Challenges {
  private static final Pattern CLAIMS = Pattern.compile("\\bclaims=\"([^\"]+)\"");
  private static final String REASON = "insufficient_claims";

  private Challenges() {}

  /**
   * The demand, when the answer makes one; there may be other challenges beside it.
   *
   * @param headers the values of {@code WWW-Authenticate}
   */
  static Optional<ClaimsChallenge> of(List<String> headers) {
    return headers.stream()
        .filter(header -> header.contains(REASON))
        .map(CLAIMS::matcher)
        .filter(Matcher::find)
        .map(found -> decoded(found.group(1)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<ClaimsChallenge> decoded(String base64) {
    try {
      // Both alphabets have been seen.
      byte[] json = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
      return Optional.of(new ClaimsChallenge(new String(json, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
