package org.cloudpcdesk.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sample tenant demands of every token since a claims challenge was ordered (Microsoft Entra, "Claims
 * challenges, claims requests and client capabilities"): that it was asked for with these claims. Thread-safe.
 */
final class ClaimsDemand {
  private static final String CAPABILITY = "cp1";

  private record Made(JsonObject claims, boolean byPerson) {}

  private volatile @Nullable Made made;

  /**
   * @param claims JSON of a claims request, such as {@code {"access_token":{"nbf":{"essential":true,"value":"1"}}}}
   * @param byPerson true when no refresh token is enough: somebody must sign in
   */
  void make(String claims, boolean byPerson) {
    made = new Made(JsonParser.parseString(claims).getAsJsonObject(), byPerson);
  }

  /** Whether a token that was asked for with a claims parameter is good enough. */
  boolean isMetBy(@Nullable String claimsParameter) {
    Made demand = made;
    return demand == null || contains(accessToken(claimsParameter), accessToken(demand.claims()));
  }

  /** Whether a token that was asked for with a claims parameter may be renewed without a person. */
  boolean asksForPerson(@Nullable String claimsParameter) {
    Made demand = made;
    return demand != null && demand.byPerson() && isMetBy(claimsParameter);
  }

  /** What stands in a challenge's header, or nothing for a client that did not say that it can answer one. */
  String headerText(@Nullable String claimsParameter) {
    Made demand = made;
    if (demand == null || !canAnswer(claimsParameter)) {
      return "";
    }
    String encoded = Base64.getEncoder().encodeToString(demand.claims().toString().getBytes(StandardCharsets.UTF_8));
    return ", error=\"insufficient_claims\", claims=\"" + encoded + "\"";
  }

  private static boolean canAnswer(@Nullable String claimsParameter) {
    return accessToken(claimsParameter).get("xms_cc") instanceof JsonObject capability
        && capability.get("values") instanceof JsonArray values
        && values.asList().stream().anyMatch(value -> value.getAsString().equals(CAPABILITY));
  }

  private static boolean contains(JsonObject given, JsonObject wanted) {
    for (Map.Entry<String, JsonElement> claim : wanted.entrySet()) {
      if (!claim.getValue().equals(given.get(claim.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static JsonObject accessToken(@Nullable String claimsParameter) {
    try {
      return claimsParameter != null && JsonParser.parseString(claimsParameter) instanceof JsonObject claims
          ? accessToken(claims)
          : new JsonObject();
    } catch (JsonParseException notClaims) {
      return new JsonObject();
    }
  }

  private static JsonObject accessToken(JsonObject claims) {
    return claims.get("access_token") instanceof JsonObject accessToken ? accessToken : new JsonObject();
  }
}
