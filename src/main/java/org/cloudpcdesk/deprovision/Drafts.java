package org.cloudpcdesk.deprovision;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import org.cloudpcdesk.deprovision.DeprovisionRun.Item;
import org.cloudpcdesk.deprovision.DeprovisionRun.Terms;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.store.JournalEntry;
import org.cloudpcdesk.store.JournalEntry.Draft;
import org.jspecify.annotations.Nullable;

/** The entries that one run writes to the journal, and its terms read back from the first of them. */
record Drafts(String runId, Terms terms) {
  static final String PLANNED = "RunPlanned";
  static final String PAUSED = "RunPaused";
  static final String SLEPT = "RunSlept";
  static final String RESUMED = "RunResumed";
  static final String CANCELLED = "RunCancelled";
  static final String FINISHED = "RunFinished";

  /** About the whole run. */
  Draft run(String event, Instant at) {
    JsonObject json = new JsonObject();
    json.addProperty("at", at.toString());
    if (event.equals(PLANNED)) {
      json.addProperty("tenantName", terms.actor().tenantName());
      json.addProperty("production", terms.actor().production());
      json.addProperty("dryRun", terms.dryRun());
      json.addProperty("cancelWindow", terms.cancelWindow().toString());
      json.addProperty("formerRun", terms.formerRun());
    }
    return draft("", event, "", null, null, json.toString());
  }

  /** About one item that comes into a state. */
  Draft item(Target target, ItemState state) {
    String requestId = null;
    String clientRequestId = null;
    switch (state) {
      case Accepted accepted -> {
        requestId = accepted.requestId();
        clientRequestId = accepted.clientRequestId();
      }
      case Stuck stuck -> {
        requestId = stuck.requestId();
        clientRequestId = stuck.clientRequestId();
      }
      case Failed(var _, GraphException error) -> {
        requestId = error.requestId().orElse(null);
        clientRequestId = error.clientRequestId().orElse(null);
      }
      case Unknown(var _, GraphException error) -> {
        requestId = error.requestId().orElse(null);
        clientRequestId = error.clientRequestId().orElse(null);
      }
      default -> {
        // The other states speak of no request's answer.
      }
    }
    return draft(
        target.id(),
        StateJson.name(state),
        TargetJson.write(target),
        requestId,
        clientRequestId,
        StateJson.write(state));
  }

  private Draft draft(
      String cloudPcId,
      String event,
      String target,
      @Nullable String requestId,
      @Nullable String clientRequestId,
      String detail) {
    return new Draft(
        runId,
        cloudPcId,
        event,
        terms.actor().tenantId(),
        terms.actor().account(),
        terms.reason(),
        terms.ticket(),
        target,
        requestId == null ? "" : requestId,
        clientRequestId == null ? "" : clientRequestId,
        detail);
  }

  /** @throws JsonParseException when it is not the first entry of a run, or one of a version this one does not know */
  static Terms terms(JournalEntry first) {
    Draft draft = first.draft();
    if (!draft.event().equals(PLANNED)) {
      throw new JsonParseException("run " + draft.runId() + " does not begin with its plan");
    }
    try {
      JsonObject json = JsonParser.parseString(draft.detail()).getAsJsonObject();
      Actor actor =
          new Actor(
              draft.tenantId(),
              StateJson.text(json, "tenantName"),
              draft.account(),
              json.get("production").getAsBoolean());
      return new Terms(
          actor,
          draft.reason(),
          draft.ticket(),
          json.get("dryRun").getAsBoolean(),
          Duration.parse(StateJson.text(json, "cancelWindow")),
          StateJson.optional(json, "formerRun"));
    } catch (RuntimeException unreadable) {
      throw new JsonParseException("the plan of run " + draft.runId() + " cannot be read", unreadable);
    }
  }

  /** @throws JsonParseException when it is about no item, or about a state this version does not know */
  static Item item(JournalEntry entry) {
    Draft draft = entry.draft();
    return new Item(TargetJson.read(draft.target()), StateJson.read(draft.event(), draft.detail()));
  }
}
