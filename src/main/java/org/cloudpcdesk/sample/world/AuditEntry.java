package org.cloudpcdesk.sample.world;

import java.time.Instant;

/**
 * Something that was done to a Cloud PC, as Microsoft's audit log keeps it.
 *
 * @param number counts up from 0 in the order of time
 * @param activity such as {@code EndGracePeriod}
 * @param operation member of {@code cloudPcAuditActivityOperationType}
 * @param actor user principal name of who did it
 * @param correlationId the client request id of the request that did it, as the documentation of the resource says
 */
public record AuditEntry(
    int number,
    String id,
    Instant at,
    String activity,
    String operation,
    String actor,
    String correlationId,
    String resourceId,
    String resourceName) {}
