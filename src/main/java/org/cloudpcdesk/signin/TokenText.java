package org.cloudpcdesk.signin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be read in a token without its key (JSON Web Token, RFC 7519). */
final class TokenText {
  private TokenText() {}

  /** The claims, or nothing when the text is no such token. No failure's text is passed on: it may repeat the claims. */
  static Optional<JsonObject> claims(@Nullable String token) {
    String[] parts = token == null ? new String[0] : token.split("\\.");
    try {
      return Optional.of(
          JsonParser.parseString(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
              .getAsJsonObject());
    } catch (IndexOutOfBoundsException | IllegalArgumentException | JsonParseException | IllegalStateException other) {
      return Optional.empty();
    }
  }

  static @Nullable String text(@Nullable JsonElement claim) {
    return claim == null || !claim.isJsonPrimitive() ? null : claim.getAsString();
  }

  /**
   * Whether a token may be for a tenant: unless it names another one. What an access token looks like is an affair of the
   * service it is for (Microsoft identity platform, "Access tokens"), so one that cannot be read is held against nobody:
   * the ID token beside it said whose it is.
   */
  static boolean mayBeFor(String tenantId, String token) {
    String named = claims(token).map(claims -> text(claims.get("tid"))).orElse(null);
    return named == null || named.equalsIgnoreCase(tenantId);
  }
}
