package org.cloudpcdesk.deprovision;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Proof;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.deprovision.Target.Difference;
import org.cloudpcdesk.deprovision.Target.Field;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphException.Delivery;
import org.cloudpcdesk.graph.GraphException.Kind;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/** Item states as the journal keeps them: a name, and the details as the text of one JSON object. */
final class StateJson {
  private StateJson() {}

  /** The name of a state, which is the event of its entry. */
  static String name(ItemState state) {
    return state.getClass().getSimpleName();
  }

  static String write(ItemState state) {
    JsonObject json = new JsonObject();
    json.addProperty("at", state.at().toString());
    switch (state) {
      case Planned _, Sent _, WouldSend _ -> {}
      case Waiting waiting -> json.addProperty("until", waiting.until().toString());
      case Checking checking -> addError(json, checking.notSent());
      case Accepted accepted -> addIds(json, accepted.requestId(), accepted.clientRequestId());
      case Deprovisioning deprovisioning -> json.addProperty("shown", deprovisioning.shown().text());
      case Deprovisioned deprovisioned -> json.addProperty("proof", deprovisioned.proof().name());
      case Reprovisioned again -> {
        json.addProperty("shown", again.shown().text());
        json.addProperty("newDevice", again.newDevice());
      }
      case Skipped skipped -> json.add("reason", write(skipped.reason()));
      case Failed failed -> addError(json, failed.error());
      case Unknown unknown -> addError(json, unknown.error());
      case Stuck stuck -> {
        json.addProperty("shown", stuck.shown().text());
        json.addProperty("waited", stuck.waited().toString());
        addIds(json, stuck.requestId(), stuck.clientRequestId());
      }
    }
    return json.toString();
  }

  /** @throws JsonParseException when this version does not know the state or its details */
  static ItemState read(String name, String details) {
    try {
      JsonObject json = JsonParser.parseString(details).getAsJsonObject();
      Instant at = Instant.parse(text(json, "at"));
      return switch (name) {
        case "Planned" -> new Planned(at);
        case "Waiting" -> new Waiting(at, Instant.parse(text(json, "until")));
        case "Checking" -> new Checking(at, json.has("error") ? error(json) : null);
        case "WouldSend" -> new WouldSend(at);
        case "Sent" -> new Sent(at);
        case "Accepted" -> new Accepted(at, optional(json, "requestId"), text(json, "clientRequestId"));
        case "Deprovisioning" -> new Deprovisioning(at, shown(json));
        case "Deprovisioned" -> new Deprovisioned(at, Proof.valueOf(text(json, "proof")));
        case "Reprovisioned" -> new Reprovisioned(at, shown(json), optional(json, "newDevice"));
        case "Skipped" -> new Skipped(at, reason(json.getAsJsonObject("reason")));
        case "Failed" -> new Failed(at, error(json));
        case "Unknown" -> new Unknown(at, error(json));
        case "Stuck" ->
            new Stuck(
                at,
                shown(json),
                Duration.parse(text(json, "waited")),
                optional(json, "requestId"),
                optional(json, "clientRequestId"));
        default -> throw new JsonParseException("no state is named " + name);
      };
    } catch (JsonParseException unknown) {
      throw unknown;
    } catch (RuntimeException unreadable) {
      // What is missing or of another type shows itself in many ways.
      throw new JsonParseException("the details of " + name + " cannot be read", unreadable);
    }
  }

  private static JsonObject write(Reason reason) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", reason.getClass().getSimpleName());
    switch (reason) {
      case Reason.Changed changed -> {
        JsonArray differences = new JsonArray();
        for (Difference difference : changed.differences()) {
          JsonObject one = new JsonObject();
          one.addProperty("field", difference.field().name());
          one.addProperty("before", difference.before());
          one.addProperty("now", difference.now());
          differences.add(one);
        }
        json.add("differences", differences);
      }
      case Reason.NoJournal none -> json.addProperty("why", none.why());
      case Reason.Continued continued -> json.addProperty("run", continued.runId());
      case Reason.Gone _, Reason.Cancelled _, Reason.AlreadyRunning _, Reason.ReadOnly _ -> {}
    }
    return json;
  }

  private static Reason reason(JsonObject json) {
    String kind = text(json, "kind");
    return switch (kind) {
      case "Changed" -> new Reason.Changed(differences(json.getAsJsonArray("differences")));
      case "Gone" -> new Reason.Gone();
      case "Cancelled" -> new Reason.Cancelled();
      case "AlreadyRunning" -> new Reason.AlreadyRunning();
      case "ReadOnly" -> new Reason.ReadOnly();
      case "NoJournal" -> new Reason.NoJournal(text(json, "why"));
      case "Continued" -> new Reason.Continued(text(json, "run"));
      default -> throw new JsonParseException("no reason is named " + kind);
    };
  }

  private static List<Difference> differences(JsonArray array) {
    return array.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(one -> new Difference(Field.valueOf(text(one, "field")), text(one, "before"), text(one, "now")))
        .toList();
  }

  private static void addIds(JsonObject json, @Nullable String requestId, @Nullable String clientRequestId) {
    json.addProperty("requestId", requestId);
    json.addProperty("clientRequestId", clientRequestId);
  }

  private static void addError(JsonObject json, @Nullable GraphException error) {
    if (error == null) {
      return;
    }
    JsonObject one = new JsonObject();
    one.addProperty("kind", error.kind().name());
    one.addProperty("delivery", error.delivery().name());
    one.addProperty("message", error.getMessage());
    one.addProperty("httpStatus", error.httpStatus());
    one.addProperty("code", error.code().orElse(null));
    one.addProperty("serviceMessage", error.serviceMessage().orElse(null));
    addIds(one, error.requestId().orElse(null), error.clientRequestId().orElse(null));
    json.add("error", one);
  }

  private static GraphException error(JsonObject json) {
    JsonObject one = json.getAsJsonObject("error");
    if (one == null) {
      throw new JsonParseException("no error is told");
    }
    return GraphException.of(Kind.valueOf(text(one, "kind")), text(one, "message"))
        .delivery(Delivery.valueOf(text(one, "delivery")))
        .httpStatus(one.get("httpStatus").getAsInt())
        .code(optional(one, "code"))
        .serviceMessage(optional(one, "serviceMessage"))
        .requestId(optional(one, "requestId"))
        .clientRequestId(optional(one, "clientRequestId"))
        .build();
  }

  private static CloudPcStatus shown(JsonObject json) {
    return CloudPcStatus.of(text(json, "shown"));
  }

  static String text(JsonObject json, String member) {
    String text = optional(json, member);
    if (text == null) {
      throw new JsonParseException(member + " is missing");
    }
    return text;
  }

  static @Nullable String optional(JsonObject json, String member) {
    JsonElement value = json.get(member);
    return value == null || value.isJsonNull() ? null : value.getAsString();
  }
}
