package org.cloudpcdesk.sample;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for at the authorize endpoint.
 *
 * @param scopes short names of the Graph permissions asked for
 * @param codeChallenge S256 challenge of RFC 7636
 * @param loginHint the account the client expects, or null
 * @param claims claims request (OpenID Connect Core, 5.5), or null
 * @param prompt {@code select_account}, {@code login}, {@code consent} or empty
 */
record AuthorizeRequest(
    String tenant,
    String clientId,
    URI redirectUri,
    String state,
    Set<String> scopes,
    String codeChallenge,
    @Nullable String loginHint,
    String prompt,
    @Nullable String nonce,
    @Nullable String claims) {
  private static final Set<String> OPENID = Set.of("openid", "profile", "email", "offline_access");

  /**
   * Reads the client and the place to answer to. While these are in doubt, nothing may be sent to the redirect URI.
   *
   * @throws IdentityError to be shown on a page of the identity service itself
   */
  static URI redirectUri(Map<String, String> query) throws IdentityError {
    required(query, "client_id");
    String text = required(query, "redirect_uri");
    try {
      URI uri = URI.create(text);
      if ("http".equals(uri.getScheme()) && isLoopback(uri.getHost())) {
        return uri;
      }
    } catch (IllegalArgumentException notAUri) {
      // Falls through to the refusal below.
    }
    throw IdentityError.of(
        "invalid_request",
        50011,
        "The redirect URI '%s' specified in the request does not match those configured for the application."
            .formatted(text));
  }

  /** @throws IdentityError to be sent to the redirect URI */
  static AuthorizeRequest read(String tenant, Map<String, String> query) throws IdentityError {
    URI redirectUri = redirectUri(query);
    if (!"code".equals(query.get("response_type"))) {
      throw IdentityError.of(
          "unsupported_response_type", 70007, "Only response_type 'code' is supported for this application.");
    }
    if (!"form_post".equals(query.get("response_mode"))) {
      throw IdentityError.of("invalid_request", 70007,
          "Only response_mode 'form_post' is supported for this application.");
    }
    if (!"S256".equals(query.get("code_challenge_method"))) {
      throw IdentityError.of(
          "invalid_request", 9002325, "Proof Key for Code Exchange is required: code_challenge_method must be 'S256'.");
    }
    return new AuthorizeRequest(
        tenant,
        required(query, "client_id"),
        redirectUri,
        query.getOrDefault("state", ""),
        graphScopes(required(query, "scope")),
        required(query, "code_challenge"),
        query.get("login_hint"),
        query.getOrDefault("prompt", ""),
        query.get("nonce"),
        query.get("claims"));
  }

  /**
   * The Graph permissions in a scope parameter, by short name.
   *
   * @throws IdentityError when one is not known here
   */
  static Set<String> graphScopes(String scope) throws IdentityError {
    ResourceBundle known = IdentityPages.messages();
    Set<String> scopes = new LinkedHashSet<>();
    for (String name : Arrays.asList(scope.trim().split("\\s+"))) {
      String shortName = SampleCloud.named(name).map(cloud -> name.substring(cloud.graph().length())).orElse(name);
      if (OPENID.contains(shortName)) {
        continue;
      }
      if (!known.containsKey("scope." + shortName)) {
        throw IdentityError.of(
            "invalid_scope",
            70011,
            "The provided value for the input parameter 'scope' is not valid. The scope '%s' is unknown.".formatted(
                name));
      }
      scopes.add(shortName);
    }
    return scopes;
  }

  /** Scope text as a token reply carries it: full names of Graph's permissions after those of OpenID Connect. */
  static String scopeText(Set<String> scopes, SampleCloud cloud) {
    StringBuilder text = new StringBuilder("openid profile offline_access");
    scopes.stream().sorted().forEach(scope -> text.append(' ').append(cloud.graph()).append(scope));
    return text.toString();
  }

  static String required(Map<String, String> values, String name) throws IdentityError {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw IdentityError.missing(name);
    }
    return value;
  }

  private static boolean isLoopback(@Nullable String host) {
    return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
  }
}
