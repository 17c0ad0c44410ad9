package org.cloudpcdesk.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Hands out tokens, and remembers which one the service refused, so that it is renewed once and not by every request
 * that ran into it. Thread-safe.
 */
final class Bearer {
  private final TokenSource tokens;
  private final Map<Permission, Refused> refused = new ConcurrentHashMap<>();

  /** Not shown by any toString: it is never handed out. */
  private record Refused(String token, @Nullable ClaimsChallenge demand) {}

  Bearer(TokenSource tokens) {
    this.tokens = tokens;
  }

  String token(Permission permission) throws GraphException {
    String token = tokens.token(permission, false);
    Refused last = refused.get(permission);
    if (last != null && last.token().equals(token)) {
      ClaimsChallenge demand = last.demand();
      token = demand == null ? tokens.token(permission, true) : tokens.token(permission, demand);
    }
    // The HTTP client would print a token that is no header value into its own exception.
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw GraphException.of(GraphException.Kind.SIGN_IN_AGAIN, "The sign-in gave no usable access token.").build();
    }
    return token;
  }

  /**
   * The service answered 401 to this token.
   *
   * @param demand what the next one has to meet, or null
   */
  void refused(Permission permission, String token, @Nullable ClaimsChallenge demand) {
    refused.put(permission, new Refused(token, demand));
  }
}
