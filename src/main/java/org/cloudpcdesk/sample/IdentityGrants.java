package org.cloudpcdesk.sample;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the sample tenant's accounts have granted: consents, authorization codes (once, ten minutes, bound to their PKCE
 * challenge) and refresh tokens (90 days each). What has expired is dropped when something is added. Thread-safe.
 */
final class IdentityGrants {
  private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
  private static final Duration SESSION_LIFETIME = Duration.ofDays(90);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private record Code(AuthorizeRequest request, SampleIdentity.User user, Instant expires) {}

  private record Session(String clientId, SampleIdentity.User user, Instant expires) {}

  private record Consent(String clientId, String userPrincipalName) {}

  private final String homeTenant;
  private final TokenRegister tokens;
  private final ClaimsDemand demand;
  private final Supplier<@Nullable Set<String>> roles;
  private final Supplier<SampleCloud> cloud;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Consent, Set<String>> consents = new ConcurrentHashMap<>();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  /** Codes that were used, and when they would have expired. */
  private final Map<String, Instant> redeemed = new ConcurrentHashMap<>();

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  /**
   * @param roles what everybody's roles allow now, or null for everything
   * @param cloud whose identity service it is now
   */
  IdentityGrants(
      String homeTenant,
      TokenRegister tokens,
      ClaimsDemand demand,
      Supplier<@Nullable Set<String>> roles,
      Supplier<SampleCloud> cloud,
      InstantSource clock) {
    this.homeTenant = homeTenant;
    this.tokens = tokens;
    this.demand = demand;
    this.roles = roles;
    this.cloud = cloud;
    this.clock = clock;
  }

  /** What an account has granted to a client so far, by short scope name. */
  Set<String> granted(String clientId, SampleIdentity.User user) {
    return consents.getOrDefault(new Consent(clientId, user.userPrincipalName()), Set.of());
  }

  /** Notes that an account agreed to give a client these permissions as well. */
  void consent(String clientId, SampleIdentity.User user, Set<String> scopes) {
    consents.merge(
        new Consent(clientId, user.userPrincipalName()),
        Set.copyOf(scopes),
        (before, more) -> {
          Set<String> both = new LinkedHashSet<>(before);
          both.addAll(more);
          return Set.copyOf(both);
        });
  }

  /** Notes that an account agreed to a request and makes the code that answers it. */
  String accept(AuthorizeRequest request, SampleIdentity.User user) {
    consent(request.clientId(), user, request.scopes());
    String code = "sample-code-" + secret();
    Instant now = clock.instant();
    codes.values().removeIf(old -> now.isAfter(old.expires()));
    redeemed.values().removeIf(now::isAfter);
    codes.put(code, new Code(request, user, now.plus(CODE_LIFETIME)));
    return code;
  }

  /** Ends every session: refresh tokens are refused from now on. */
  void revokeSessions() {
    sessions.clear();
  }

  /** Redeems a code (RFC 6749, section 4.1.3, with RFC 7636). */
  JsonObject redeemCode(Map<String, String> form, String tenantId, Duration lifetime) throws IdentityError {
    String text = AuthorizeRequest.required(form, "code");
    String verifier = AuthorizeRequest.required(form, "code_verifier");
    if (redeemed.containsKey(text)) {
      throw IdentityError.of(
          "invalid_grant",
          54005,
          "OAuth2 Authorization code was already redeemed, please retry with a new valid code.");
    }
    Code code = codes.get(text);
    if (code == null || clock.instant().isAfter(code.expires())) {
      throw IdentityError.of("invalid_grant", 70008, "The provided authorization code or refresh token has expired.");
    }
    if (!code.request().clientId().equals(form.get("client_id"))) {
      throw IdentityError.of("invalid_grant", 700005,
          "Provided Authorization Code is intended to use against other client.");
    }
    if (!code.request().redirectUri().toString().equals(form.get("redirect_uri"))) {
      throw IdentityError.of(
          "invalid_grant", 500112,
              "The reply address does not match the reply address provided when requesting the code.");
    }
    if (!challenge(verifier).equals(code.request().codeChallenge())) {
      throw IdentityError.of(
          "invalid_grant",
          501481,
          "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    }
    // Of two requests with the same code at the same moment, only one gets past this line.
    if (redeemed.putIfAbsent(text, code.expires()) != null) {
      throw IdentityError.of("invalid_grant", 54005, "OAuth2 Authorization code was already redeemed.");
    }
    codes.remove(text);
    return reply(
        code.request().clientId(), code.user(), tenantId, lifetime, code.request().nonce(), code.request().claims());
  }

  /** Renews by refresh token (RFC 6749, section 6). A scope that was never granted asks for consent. */
  JsonObject refresh(Map<String, String> form, String tenantId, Duration lifetime) throws IdentityError {
    String clientId = AuthorizeRequest.required(form, "client_id");
    Session session = sessions.get(AuthorizeRequest.required(form, "refresh_token"));
    if (session == null || clock.instant().isAfter(session.expires())) {
      throw new IdentityError(
          400,
          "invalid_grant",
          50173,
          "bad_token",
          "The provided grant has expired due to it being revoked, a fresh auth token is needed.");
    }
    if (!session.clientId().equals(clientId)) {
      throw new IdentityError(400, "invalid_grant", 700003, "client_mismatch",
          "The token was issued to another application.");
    }
    Set<String> asked = AuthorizeRequest.graphScopes(AuthorizeRequest.required(form, "scope"));
    if (!granted(clientId, session.user()).containsAll(asked)) {
      throw new IdentityError(
          400,
          "invalid_grant",
          65001,
          "consent_required",
          "The user or administrator has not consented to use the application with ID '%s'. ".formatted(clientId)
              + "Send an interactive authorization request for this user and resource.");
    }
    String claims = form.get("claims");
    if (demand.asksForPerson(claims)) {
      throw new IdentityError(
          400,
          "interaction_required",
          50076,
          "basic_action",
          "Due to a configuration change made by your administrator, you must use multi-factor authentication.");
    }
    return reply(clientId, session.user(), tenantId, lifetime, null, claims);
  }

  /** Tokens for what an account has granted to a client. */
  JsonObject reply(
      String clientId,
      SampleIdentity.User user,
      String tenantId,
      Duration lifetime,
      @Nullable String nonce,
      @Nullable String claims) {
    Set<String> scopes = granted(clientId, user);
    String refreshToken = "sample-refresh-" + secret();
    Instant now = clock.instant();
    sessions.values().removeIf(session -> now.isAfter(session.expires()));
    sessions.put(refreshToken, new Session(clientId, user, now.plus(SESSION_LIFETIME)));
    JsonObject reply = new JsonObject();
    reply.addProperty("token_type", "Bearer");
    reply.addProperty("scope", AuthorizeRequest.scopeText(scopes, cloud.get()));
    reply.addProperty("expires_in", lifetime.toSeconds());
    reply.addProperty("ext_expires_in", lifetime.toSeconds());
    reply.addProperty("access_token",
        tokens.issue(new TokenRegister.Grant(user.userPrincipalName(), scopes, claims, roles.get(), tenantId), lifetime));
    reply.addProperty("refresh_token", refreshToken);
    reply.addProperty("id_token", idToken(clientId, user, tenantId, lifetime, nonce));
    JsonObject clientInfo = new JsonObject();
    clientInfo.addProperty("uid", user.objectId());
    // The home of the account; a guest's token is for another tenant.
    clientInfo.addProperty("utid", homeTenant);
    reply.addProperty("client_info", BASE64.encodeToString(clientInfo.toString().getBytes(StandardCharsets.UTF_8)));
    return reply;
  }

  /** Unsigned: a client that got it straight from the token endpoint needs no signature (OpenID Connect Core,
      3.1.3.7). */
  private String idToken(
      String clientId, SampleIdentity.User user, String tenantId, Duration lifetime, @Nullable String nonce) {
    long now = clock.instant().getEpochSecond();
    JsonObject claims = new JsonObject();
    claims.addProperty("aud", clientId);
    claims.addProperty("iss", "https://" + cloud.get().host() + "/" + tenantId + "/v2.0");
    claims.addProperty("iat", now);
    claims.addProperty("nbf", now);
    claims.addProperty("exp", now + lifetime.toSeconds());
    claims.addProperty("name", user.displayName());
    claims.addProperty("oid", user.objectId());
    claims.addProperty("preferred_username", user.userPrincipalName());
    claims.addProperty("sub", challenge(clientId + user.objectId()));
    claims.addProperty("tid", tenantId);
    claims.addProperty("ver", "2.0");
    if (nonce != null) {
      claims.addProperty("nonce", nonce);
    }
    JsonObject header = new JsonObject();
    header.addProperty("typ", "JWT");
    header.addProperty("alg", "none");
    return BASE64.encodeToString(header.toString().getBytes(StandardCharsets.UTF_8))
        + "."
        + BASE64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8))
        + ".";
  }

  private String secret() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
