package org.cloudpcdesk.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calls that change a tenant. Only the deprovision room may use this type; an architecture test keeps it so.
 * Implementations never repeat a call by themselves unless it certainly had no effect (429 answered before anything ran).
 */
public interface CloudPcActions {

  /**
   * The service took the request. That is all a 204 says: nothing is deprovisioned yet.
   *
   * @param requestId the service's id of the request, or null when it sent none
   */
  record Accepted(Instant at, @Nullable String requestId, String clientRequestId) {}

  /**
   * Ends the grace period of one Cloud PC: {@code POST v1.0 .../cloudPCs/{id}/endGracePeriod}, no body. Its disk and data
   * are deleted; it cannot be undone.
   *
   * @throws GraphException whose {@link GraphException#delivery()} says whether it may have taken effect
   */
  Accepted endGracePeriod(String cloudPcId) throws GraphException;
}
