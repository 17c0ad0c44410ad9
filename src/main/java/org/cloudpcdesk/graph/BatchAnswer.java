package org.cloudpcdesk.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question of a batch.
 *
 * @param headers names in lower case
 * @param body JSON null when there was none
 */
record BatchAnswer(int status, Map<String, String> headers, JsonElement body) {
  private static final int LONGEST_WAIT = 999_999_999;

  /**
   * Reads the answers to questions, whatever their order; what is no answer is passed over.
   *
   * @param named the id asked for by the name of its question
   * @return the answers by the id asked for
   * @throws BadBodyException when it is no answer to a batch
   */
  static Map<String, BatchAnswer> read(JsonElement document, Map<String, String> named) throws BadBodyException {
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
        answers.put(id, new BatchAnswer(status, headers, body == null ? JsonNull.INSTANCE : body));
      }
    }
    return answers;
  }

  private static Map<String, String> headers(@Nullable JsonElement element) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (element instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(
              entry -> {
                if (entry.getValue().isJsonPrimitive()) {
                  headers.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue().getAsString());
                }
              });
    }
    return headers;
  }

  /** What a refusal says. */
  GraphException failure(String id) {
    // The token is not among what the service could quote here: errors of single answers are made behind the gateway.
    ErrorBody error = ErrorBody.of(body.toString(), "\u0000");
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
    String text = headers.getOrDefault("retry-after", "").strip();
    if (!text.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int seconds = Math.min(Integer.parseInt(text), LONGEST_WAIT);
    return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
  }
}
