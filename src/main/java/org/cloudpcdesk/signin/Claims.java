package org.cloudpcdesk.signin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.cloudpcdesk.model.ClaimsChallenge;

/** The {@code claims} parameter of token requests (OpenID Connect Core, 5.5; Microsoft Entra, "Claims challenges"). */
final class Claims {
  /** Says that this program can answer a claims challenge; without it Graph makes none and tokens live an hour. */
  static final String CAPABILITY = "cp1";

  private Claims() {}

  /** The demand together with the capability, which msal4j leaves out when a request brings claims of its own. */
  static String withCapability(ClaimsChallenge demand) {
    JsonObject claims = parsed(demand);
    if (!(claims.get("access_token") instanceof JsonObject)) {
      claims.add("access_token", new JsonObject());
    }
    JsonArray values = new JsonArray();
    values.add(CAPABILITY);
    JsonObject capability = new JsonObject();
    capability.add("values", values);
    claims.getAsJsonObject("access_token").add("xms_cc", capability);
    return claims.toString();
  }

  /** A demand that is no JSON object cannot be passed on; the renewal without it tells what is wrong. */
  private static JsonObject parsed(ClaimsChallenge demand) {
    try {
      return JsonParser.parseString(demand.json()) instanceof JsonObject object ? object : new JsonObject();
    } catch (JsonParseException broken) {
      return new JsonObject();
    }
  }
}
