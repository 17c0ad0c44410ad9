package org.cloudpcdesk.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Spoils the body of a good answer. A body that is a single row, not a list, is spoilt as a row. */
final class BrokenBody {
  private static final List<String> ENUMERATIONS =
      List.of("status", "provisioningType", "servicePlanType", "diskEncryptionState", "powerState", "productType");

  private BrokenBody() {}

  static Reply spoil(Fault fault, Reply reply) {
    return switch (fault) {
      case Fault.Truncated() -> reply.cut();
      case Fault.NotJson() -> reply.withBody(bytes("<html><body><h1>Bad gateway</h1></body></html>"));
      case Fault.WrongContentType(String contentType) -> reply.with("Content-Type", contentType);
      case Fault.EmptyPage() -> change(reply, body -> body.add("value", new JsonArray()));
      case Fault.RepeatedIds() -> change(reply, BrokenBody::repeat);
      case Fault.ChangedCount(long count) -> change(reply, body -> body.addProperty("@odata.count", count));
      case Fault.ForeignNextLink(URI root) -> change(reply, body -> moveLink(body, root));
      case Fault.Text(String member, String text) ->
          change(reply, body -> rows(body).stream().limit(1).forEach(row -> row.addProperty(member, text)));
      case Fault.PascalCase() -> change(reply, body -> rows(body).forEach(BrokenBody::capitals));
      case Fault.MissingMembers(var members) ->
          change(reply, body -> rows(body).forEach(row -> members.forEach(row::remove)));
      case Fault.ExtraMembers() -> change(reply, body -> rows(body).forEach(BrokenBody::extra));
      case Fault.Latency ignored -> reply;
      case Fault.Throttled ignored -> reply;
      case Fault.ServerError ignored -> reply;
      case Fault.Dropped ignored -> reply;
      case Fault.TokenRevoked ignored -> reply;
      case Fault.ClaimsDemanded ignored -> reply;
      case Fault.Forbidden ignored -> reply;
    };
  }

  private static Reply change(Reply reply, Consumer<JsonObject> change) {
    if (!reply.isJson() || reply.body().length == 0) {
      return reply;
    }
    JsonObject body = JsonParser.parseString(new String(reply.body(), StandardCharsets.UTF_8)).getAsJsonObject();
    change.accept(body);
    return reply.withBody(bytes(body.toString()));
  }

  private static List<JsonObject> rows(JsonObject body) {
    if (body.get("value") instanceof JsonArray value) {
      return value.asList().stream().map(JsonElement::getAsJsonObject).toList();
    }
    return List.of(body);
  }

  private static void repeat(JsonObject body) {
    if (body.get("value") instanceof JsonArray value && !value.isEmpty()) {
      List<JsonElement> rows = new ArrayList<>(value.asList());
      value.add(rows.getFirst().deepCopy());
      value.add(rows.getLast().deepCopy());
    }
  }

  private static void moveLink(JsonObject body, URI otherRoot) {
    if (body.has("@odata.nextLink")) {
      URI link = URI.create(body.get("@odata.nextLink").getAsString());
      body.addProperty("@odata.nextLink", otherRoot + link.getRawPath() + "?" + link.getRawQuery());
    }
  }

  private static void capitals(JsonObject row) {
    for (String member : ENUMERATIONS) {
      if (row.has(member) && !row.get(member).isJsonNull()) {
        String text = row.get(member).getAsString();
        row.addProperty(member, Character.toUpperCase(text.charAt(0)) + text.substring(1));
      }
    }
  }

  private static void extra(JsonObject row) {
    row.addProperty("futureText", "something new");
    JsonObject complex = new JsonObject();
    complex.addProperty("@odata.type", "#microsoft.graph.futureType");
    JsonArray list = new JsonArray();
    list.add(1);
    complex.add("futureList", list);
    row.add("futureComplex", complex);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
