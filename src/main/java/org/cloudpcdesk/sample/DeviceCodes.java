package org.cloudpcdesk.sample;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in by device code at the sample tenant (RFC 8628, in the words of Microsoft Entra ID): a client gets a code, a
 * person types it into a page, and the client asks until that has happened. Thread-safe.
 */
final class DeviceCodes {
  static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  /** Where codes are typed, below the login root. */
  static final String PAGE = "/device";

  private static final Duration LIFETIME = Duration.ofMinutes(15);

  /** Seconds between two questions; Entra says 5, but here is nobody to protect. */
  private static final int INTERVAL = 1;

  /** Letters that are not taken for another, as Entra's codes. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private record Waiting(
      String userCode,
      String clientId,
      Set<String> scopes,
      Instant expires,
      SampleIdentity.@Nullable User approvedBy,
      boolean declined) {

    Waiting answered(SampleIdentity.@Nullable User by) {
      return new Waiting(userCode, clientId, scopes, expires, by, by == null);
    }
  }

  private final IdentityGrants grants;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  DeviceCodes(IdentityGrants grants, InstantSource clock) {
    this.grants = grants;
    this.clock = clock;
  }

  /**
   * Answers a client that wants a code.
   *
   * @param page the full address of {@link #PAGE}
   * @param approver who approves it without typing, or null
   */
  JsonObject begin(Map<String, String> form, String page, SampleIdentity.@Nullable User approver)
      throws IdentityError {
    String clientId = AuthorizeRequest.required(form, "client_id");
    Set<String> scopes = AuthorizeRequest.graphScopes(AuthorizeRequest.required(form, "scope"));
    Instant now = clock.instant();
    waiting.values().removeIf(old -> now.isAfter(old.expires()));
    String userCode = letters(9);
    String deviceCode = "sample-device-" + letters(40);
    Waiting fresh = new Waiting(userCode, clientId, scopes, now.plus(LIFETIME), null, false);
    waiting.put(deviceCode, approver == null ? fresh : fresh.answered(approver));
    JsonObject body = new JsonObject();
    body.addProperty("user_code", userCode);
    body.addProperty("device_code", deviceCode);
    body.addProperty("verification_uri", page);
    body.addProperty("expires_in", LIFETIME.toSeconds());
    body.addProperty("interval", INTERVAL);
    body.addProperty(
        "message",
        "To sign in, use a web browser to open the page %s and enter the code %s to authenticate."
            .formatted(page, userCode));
    return body;
  }

  /** Answers a client that asks whether its code was typed (RFC 8628, section 3.5). */
  JsonObject redeem(Map<String, String> form, String tenantId, Duration lifetime) throws IdentityError {
    String deviceCode = AuthorizeRequest.required(form, "device_code");
    Waiting code = waiting.get(deviceCode);
    if (code == null || !code.clientId().equals(form.get("client_id"))) {
      throw IdentityError.of("bad_verification_code", 70018, "The verification code is wrong.");
    }
    if (clock.instant().isAfter(code.expires())) {
      throw IdentityError.of("expired_token", 70020, "The provided device code has expired.");
    }
    if (code.declined()) {
      throw IdentityError.of("authorization_declined", 70016, "The end user has denied the authorization request.");
    }
    SampleIdentity.User user = code.approvedBy();
    if (user == null) {
      throw IdentityError.of(
          "authorization_pending", 70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
    }
    waiting.remove(deviceCode);
    grants.consent(code.clientId(), user, code.scopes());
    return grants.reply(code.clientId(), user, tenantId, lifetime, null, form.get("claims"));
  }

  /** The page on which a code is typed, and what happens when it was. */
  void page(IdentityExchange http, List<SampleIdentity.User> users) throws IOException {
    Map<String, String> form = http.isPost() ? http.form() : Map.of();
    String typed = form.getOrDefault("code", "").strip().toUpperCase(Locale.ROOT);
    Optional<String> deviceCode =
        waiting.entrySet().stream()
            .filter(entry -> entry.getValue().userCode().equals(typed))
            .filter(entry -> !clock.instant().isAfter(entry.getValue().expires()))
            .map(Map.Entry::getKey)
            .findFirst();
    if (deviceCode.isEmpty()) {
      http.page(http.isPost() ? 400 : 200, IdentityPages.device(http.self(), users, !typed.isEmpty()));
      return;
    }
    Optional<SampleIdentity.User> user =
        users.stream().filter(one -> one.userPrincipalName().equals(form.get("account"))).findFirst();
    waiting.computeIfPresent(deviceCode.get(), (code, pending) -> pending.answered(user.orElse(null)));
    http.page(200, IdentityPages.deviceDone(user.isPresent()));
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
