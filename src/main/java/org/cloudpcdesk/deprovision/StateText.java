package org.cloudpcdesk.deprovision;

import java.util.stream.Collectors;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.graph.GraphException;
import org.jspecify.annotations.Nullable;

/**
 * States as they are written to the log: request ids, and of people and devices nothing. Differences name their fields
 * only, and an error is told by kind, because the service's own words may quote a person.
 */
final class StateText {
  private StateText() {}

  static String of(ItemState state) {
    return switch (state) {
      case Planned _ -> "planned";
      case Waiting _ -> "waiting";
      case Checking checking ->
          checking.notSent() == null ? "checking" : "checking again, not sent: " + of(checking.notSent());
      case WouldSend _ -> "would be sent";
      case Sent _ -> "sent";
      case Accepted accepted -> "accepted" + ids(accepted.requestId(), accepted.clientRequestId());
      case Deprovisioning deprovisioning -> "deprovisioning, shown as " + deprovisioning.shown().text();
      case Deprovisioned deprovisioned -> "deprovisioned, proof " + deprovisioned.proof();
      case Reprovisioned again -> "reprovisioned, shown as " + again.shown().text();
      case Skipped skipped -> "skipped, " + of(skipped.reason());
      case Failed failed -> "failed, " + of(failed.error());
      case Unknown unknown -> "unknown, " + of(unknown.error());
      case Stuck stuck ->
          "stuck after %s, last shown as '%s'%s"
              .formatted(stuck.waited(), stuck.shown().text(), ids(stuck.requestId(), stuck.clientRequestId()));
    };
  }

  static String of(GraphException error) {
    return "%s, %s, HTTP %d, code %s%s"
        .formatted(
            error.kind(),
            error.delivery(),
            error.httpStatus(),
            error.code().orElse("none"),
            ids(error.requestId().orElse(null), error.clientRequestId().orElse(null)));
  }

  private static String of(Reason reason) {
    return switch (reason) {
      case Reason.Changed changed ->
          "changed: "
              + changed.differences().stream()
                  .map(difference -> difference.field().name())
                  .collect(Collectors.joining(", "));
      case Reason.Gone _ -> "gone";
      case Reason.Cancelled _ -> "cancelled";
      case Reason.AlreadyRunning _ -> "in another run";
      case Reason.ReadOnly _ -> "read-only";
      case Reason.NoJournal _ -> "no journal";
      case Reason.Continued continued -> "continued in " + continued.runId();
    };
  }

  private static String ids(@Nullable String requestId, @Nullable String clientRequestId) {
    return ", request-id %s, client-request-id %s".formatted(requestId, clientRequestId);
  }
}
