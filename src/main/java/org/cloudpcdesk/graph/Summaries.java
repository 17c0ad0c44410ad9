package org.cloudpcdesk.graph;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cloudpcdesk.model.AuditEvent;
import org.cloudpcdesk.model.CloudPc.StatusDetail;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.RemoteActionResult;
import org.jspecify.annotations.Nullable;

/** Reads what is told about Cloud PCs besides themselves: counts, remote actions, audit events. */
final class Summaries {
  /** By the last sign of life; those without a readable date come last. */
  static final Comparator<RemoteActionResult> LATEST_ACTION_FIRST =
      Comparator.comparing((RemoteActionResult action) -> first(action.lastUpdated(), action.started())).reversed();

  /** Those without a readable date come last. */
  static final Comparator<AuditEvent> LATEST_EVENT_FIRST =
      Comparator.comparing((AuditEvent event) -> first(event.at())).reversed();

  private Summaries() {}

  /** How many Cloud PCs are in one state. */
  record StatusCount(CloudPcStatus status, int count) {}

  static @Nullable StatusCount statusCount(JsonReader in) throws IOException {
    return Json.element(in) instanceof JsonObject object
        ? new StatusCount(CloudPcStatus.of(Json.text(object, "status")), Json.number(object, "count"))
        : null;
  }

  static @Nullable RemoteActionResult remoteAction(JsonReader in) throws IOException {
    if (!(Json.element(in) instanceof JsonObject object)) {
      return null;
    }
    StatusDetail detail = detail(object, "statusDetail");
    return new RemoteActionResult(
        Json.text(object, "actionName"),
        Json.text(object, "actionState"),
        time(object, "startDateTime"),
        time(object, "lastUpdatedDateTime"),
        detail == null ? detail(object, "statusDetails") : detail);
  }

  static @Nullable AuditEvent auditEvent(JsonReader in) throws IOException {
    if (!(Json.element(in) instanceof JsonObject object)) {
      return null;
    }
    String id = Json.text(object, "id");
    return id == null
        ? null
        : new AuditEvent(
            id,
            Json.text(object, "displayName"),
            Json.text(object, "activity"),
            Json.text(object, "activityType"),
            time(object, "activityDateTime"),
            actor(object),
            Json.text(object, "activityResult"),
            Json.text(object, "correlationId"),
            resourceIds(object));
  }

  /** The first readable date; the beginning of time when there is none. */
  private static Instant first(@Nullable GraphTime... times) {
    return Stream.of(times)
        .flatMap(time -> time == null ? Stream.empty() : time.instant().stream())
        .findFirst()
        .orElse(Instant.MIN);
  }

  private static @Nullable String actor(JsonObject event) {
    if (!(event.get("actor") instanceof JsonObject actor)) {
      return null;
    }
    String person = Json.text(actor, "userPrincipalName");
    return person == null || person.isBlank() ? Json.text(actor, "applicationDisplayName") : person;
  }

  private static List<String> resourceIds(JsonObject event) {
    return Json.objects(event, "resources").stream()
        .map(resource -> Json.text(resource, "resourceId"))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable StatusDetail detail(JsonObject object, String member) {
    return object.get(member) instanceof JsonObject detail
        ? new StatusDetail(Json.text(detail, "code"), Json.text(detail, "message"))
        : null;
  }

  private static @Nullable GraphTime time(JsonObject object, String member) {
    String text = Json.text(object, member);
    return text == null ? null : GraphTime.of(text);
  }
}
