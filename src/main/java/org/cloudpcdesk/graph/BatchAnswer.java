package org.cloudpcdesk.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question of a batch.
 *
 * @param headers names in lower case
 * @param body JSON null when there was none
 * @param sent when the service answered, by its own clock where it told it
 */
record BatchAnswer(int status, Map<String, String> headers, JsonElement body, Instant sent) {

  /**
   * Reads the answers to questions, whatever their order; what is no answer is passed over.
   *
   * @param named the id asked for by the name of its question
   * @param sent when the service answered, by its own clock where it told it
   * @return the answers by the id asked for
   * @throws BadBodyException when it is no answer to a batch
   * @throws RefusedTokenException when one of the answers refuses the token, which all of them were asked with
   */
  static Map<String, BatchAnswer> read(JsonElement document, Map<String, String> named, Instant sent)
      throws BadBodyException, RefusedTokenException {
    if (!(document instanceof JsonObject object) || !object.has("responses")) {
      throw new BadBodyException("it holds no responses");
    }
    Map<String, BatchAnswer> answers = new LinkedHashMap<>();
    for (JsonObject response : Json.objects(object, "responses")) {
      String name = Json.text(response, "id");
      String id = name == null ? null : named.get(name);
      int status = Json.number(response, "status");
      if (id != null && status > 0) {
        JsonElement body = response.get("body");
        Map<String, String> headers = headers(response.get("headers"));
        answers.put(id, new BatchAnswer(status, headers, body == null ? JsonNull.INSTANCE : body, sent));
      }
    }
    for (BatchAnswer answer : answers.values()) {
      if (answer.status() == 401) {
        throw answer.refusedToken();
      }
    }
    return answers;
  }

  /** Whether Graph itself says that there is no such Cloud PC; a gateway behind it may know of none. */
  boolean isGone() {
    return (status == 404 || status == 410) && error().isGraphs();
  }

  private RefusedTokenException refusedToken() {
    String challenge = headers.get("www-authenticate");
    List<String> challenges = challenge == null ? List.of() : List.of(challenge);
    return new RefusedTokenException(Challenges.of(challenges).orElse(null), error().code());
  }

  private static Map<String, String> headers(@Nullable JsonElement element) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (element instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(
              entry -> {
                String value = text(entry.getValue());
                if (value != null) {
                  headers.put(entry.getKey().toLowerCase(Locale.ROOT), value);
                }
              });
    }
    return headers;
  }

  /** The value of a header; several of one name are put together as HTTP does (RFC 9110, 5.3). */
  private static @Nullable String text(JsonElement value) {
    if (value instanceof JsonArray several) {
      StringJoiner joined = new StringJoiner(", ");
      for (JsonElement one : several) {
        if (one.isJsonPrimitive()) {
          joined.add(one.getAsString());
        }
      }
      return joined.toString();
    }
    return value.isJsonPrimitive() ? value.getAsString() : null;
  }

  private ErrorBody error() {
    // The token is not among what the service could quote here: errors of single answers are made behind the gateway.
    return ErrorBody.of(body.toString(), "\u0000");
  }

  /** What a refusal says. */
  GraphException failure(String id) {
    ErrorBody error = error();
    return GraphException.of(Refusal.kind(status, error), "Cloud PC " + id + " in a batch: answered " + status)
        .delivery(Refusal.delivery(status))
        .httpStatus(status)
        .code(error.code())
        .serviceMessage(error.message())
        .requestId(error.requestId() == null ? headers.get("request-id") : error.requestId())
        .retryAfter(retryAfter().orElse(null))
        .build();
  }

  private Optional<Duration> retryAfter() {
    return RetryAfter.of(headers.getOrDefault("retry-after", ""), sent);
  }
}
