package org.cloudpcdesk.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code POST /$batch}: up to twenty requests of one version. Each is answered, throttled and refused on its own; one
 * whose predecessor failed is answered 424. Answers come in the reverse order of the requests, because clients must
 * not rely on any.
 */
final class Batch {
  private static final int MOST = 20;

  private final Function<Call, Reply> service;
  private final InstantSource now;

  Batch(Function<Call, Reply> service, InstantSource now) {
    this.now = now;
    this.service = service;
  }

  Reply run(Call call) throws GraphError {
    List<JsonObject> requests = requests(call);
    Map<String, Integer> statuses = new HashMap<>();
    JsonArray responses = new JsonArray();
    for (JsonObject request : requests) {
      String id = text(request, "id");
      Reply reply = dependsOnFailed(request, statuses) ? failedDependency(call) : service.apply(inner(call, request));
      if (statuses.put(id, reply.status()) != null) {
        throw GraphError.badRequest("Request id '" + id + "' is not unique within the batch.");
      }
      responses.add(response(id, reply));
    }
    JsonArray reversed = new JsonArray();
    responses.asList().reversed().forEach(reversed::add);
    JsonObject body = new JsonObject();
    body.add("responses", reversed);
    return Reply.json(200, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<JsonObject> requests(Call call) throws GraphError {
    try {
      JsonElement body = JsonParser.parseString(new String(call.body(), StandardCharsets.UTF_8));
      List<JsonObject> requests =
          body.getAsJsonObject().getAsJsonArray("requests").asList().stream().map(JsonElement::getAsJsonObject)
              .toList();
      if (!requests.isEmpty() && requests.size() <= MOST) {
        return requests;
      }
    } catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
      throw GraphError.badRequest("Invalid batch payload format.");
    }
    throw GraphError.badRequest("The number of batch requests must be between 1 and " + MOST + ".");
  }

  private static Call inner(Call outer, JsonObject request) throws GraphError {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String inherited : List.of("authorization", "user-agent")) {
      String value = outer.header(inherited);
      if (value != null) {
        headers.put(inherited, value);
      }
    }
    if (request.get("headers") instanceof JsonObject own) {
      own.entrySet().forEach(e -> headers.put(e.getKey().toLowerCase(Locale.ROOT), e.getValue().getAsString()));
    }
    if (request.has("body") && !headers.containsKey("content-type")) {
      throw GraphError.badRequest("A request with a body needs a Content-Type header.");
    }
    String url = text(request, "url");
    String target = "/" + outer.version() + (url.startsWith("/") ? "" : "/") + url;
    byte[] body = request.has("body") ? request.get("body").toString().getBytes(StandardCharsets.UTF_8) : new byte[0];
    return Call.of(text(request, "method").toUpperCase(Locale.ROOT), target, outer.root(), headers, body);
  }

  private static boolean dependsOnFailed(JsonObject request, Map<String, Integer> statuses) throws GraphError {
    if (!(request.get("dependsOn") instanceof JsonArray ids)) {
      return false;
    }
    boolean failed = false;
    for (JsonElement id : ids) {
      Integer status = statuses.get(id.getAsString());
      if (status == null) {
        throw GraphError.badRequest("A request depends on '" + id.getAsString() + "', which does not come before it.");
      }
      failed |= status >= 400;
    }
    return failed;
  }

  private Reply failedDependency(Call call) {
    String message = "A request that this one depends on failed.";
    return Json.error(new GraphError(424, "FailedDependency", message), call, now.instant());
  }

  private static JsonObject response(String id, Reply reply) {
    JsonObject response = new JsonObject();
    response.addProperty("id", id);
    response.addProperty("status", reply.status());
    JsonObject headers = new JsonObject();
    reply.headers().forEach(headers::addProperty);
    response.add("headers", headers);
    if (reply.body().length > 0) {
      String text = new String(reply.body(), StandardCharsets.UTF_8);
      if (reply.isJson()) {
        response.add("body", parsed(text));
      } else {
        response.addProperty("body", Base64.getEncoder().encodeToString(reply.body()));
      }
    }
    return response;
  }

  /** A body that a fault has made unreadable goes out as text, so that the batch around it stays whole. */
  private static JsonElement parsed(String text) {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException e) {
      return new JsonPrimitive(text);
    }
  }

  private static String text(JsonObject request, String member) throws GraphError {
    JsonElement value = request.get(member);
    if (value == null || !value.isJsonPrimitive()) {
      throw GraphError.badRequest("Each batch request needs '" + member + "'.");
    }
    return value.getAsString();
  }
}
