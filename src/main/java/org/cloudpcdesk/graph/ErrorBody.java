package org.cloudpcdesk.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Graph says about a refusal: {@code {error: {code, message, innerError}}}, with {@code innerError} nested and
 * spelled in either case, or whatever else stands there: nothing, HTML of a proxy, OAuth's flat form.
 *
 * @param nested true when it has Graph's form; gateways say {@code {error: text}}
 */
record ErrorBody(@Nullable String code, @Nullable String message, @Nullable String requestId, boolean nested) {
  private static final int LONGEST = 2_000;

  /** A JSON Web Token or a header with one, should a service ever quote it. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{10,}(\\.[A-Za-z0-9_-]*)*|(?<=\\bBearer )[^\\s\"',(]+");

  static final ErrorBody NONE = new ErrorBody(null, null, null, false);

  /**
   * @param token the access token of the request, which must not appear in any part
   */
  static ErrorBody of(String body, String token) {
    try {
      if (JsonParser.parseString(body) instanceof JsonObject object) {
        return of(object).without(token);
      }
    } catch (JsonParseException notJson) {
      // HTML of a gateway, or cut off: the status alone has to do.
      return NONE;
    }
    return NONE;
  }

  /** The same with the request id of the answer's headers, which goes before the body's, or null when they hold none. */
  ErrorBody withRequestId(@Nullable String header) {
    return header == null ? this : new ErrorBody(code, message, header, nested);
  }

  /** True when the answer shows that Graph itself gave it, and nobody between. */
  boolean isGraphs() {
    return requestId != null || (nested && code != null);
  }

  private static ErrorBody of(JsonObject body) {
    return switch (body.get("error")) {
      case JsonObject error ->
          new ErrorBody(text(error.get("code")), text(error.get("message")), requestId(error), true);
      case null -> NONE;
      case JsonElement flat -> new ErrorBody(text(flat), text(body.get("error_description")), null, false);
    };
  }

  private static @Nullable String requestId(JsonObject error) {
    for (String name : new String[] {"request-id", "requestId"}) {
      String id = text(error.get(name));
      if (id != null) {
        return id;
      }
    }
    for (String name : new String[] {"innerError", "innererror"}) {
      if (error.get(name) instanceof JsonObject inner) {
        String id = requestId(inner);
        if (id != null) {
          return id;
        }
      }
    }
    return null;
  }

  private static @Nullable String text(@Nullable JsonElement element) {
    if (element == null || element.isJsonNull()) {
      return null;
    }
    String text = element.isJsonPrimitive() ? element.getAsString() : element.toString();
    return text.isBlank() ? null : text;
  }

  private ErrorBody without(String token) {
    return new ErrorBody(clean(code, token), clean(message, token), clean(requestId, token), nested);
  }

  private static @Nullable String clean(@Nullable String text, String token) {
    if (text == null) {
      return null;
    }
    String clean = TOKEN.matcher(text.replace(token, "(token)")).replaceAll("(token)");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
