package org.cloudpcdesk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft's own record of what was done, from {@code GET virtualEndpoint/auditEvents}.
 *
 * @param actor user principal name, else application name, else null
 * @param activity in words; no list of them is published
 * @param activityType the same as a name; no list of them is published
 * @param result enumeration text as it came
 * @param correlationId "the client request ID that is used to correlate activity within the system", as the documentation
 *     of {@code cloudPcAuditEvent} has it
 * @param resourceIds the Cloud PCs and other objects it was done to
 */
public record AuditEvent(
    String id,
    @Nullable String displayName,
    @Nullable String activity,
    @Nullable String activityType,
    @Nullable GraphTime at,
    @Nullable String actor,
    @Nullable String result,
    @Nullable String correlationId,
    List<String> resourceIds) {
  public AuditEvent {
    resourceIds = List.copyOf(resourceIds);
  }
}
