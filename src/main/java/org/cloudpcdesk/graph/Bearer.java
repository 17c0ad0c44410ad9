package org.cloudpcdesk.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpcdesk.model.Permission;

/**
 * Hands out tokens, and remembers which one the service refused, so that it is renewed once and not by every request
 * that ran into it. Thread-safe.
 */
final class Bearer {
  private final TokenSource tokens;
  private final Map<Permission, String> refused = new ConcurrentHashMap<>();

  Bearer(TokenSource tokens) {
    this.tokens = tokens;
  }

  String token(Permission permission) throws GraphException {
    String token = tokens.token(permission, false);
    if (token.equals(refused.get(permission))) {
      token = tokens.token(permission, true);
    }
    // The HTTP client would print a token that is no header value into its own exception.
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw GraphException.of(GraphException.Kind.SIGN_IN_AGAIN, "The sign-in gave no usable access token.").build();
    }
    return token;
  }

  /** The service answered 401 to this token. */
  void refused(Permission permission, String token) {
    refused.put(permission, token);
  }
}
