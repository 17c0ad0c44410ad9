package org.cloudpcdesk.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calls that change a tenant. Only the deprovision room may use this type; an architecture test keeps it so.
 * Implementations never repeat a call by themselves, not even after 429, which is answered before anything ran: when the
 * pause is over, the target may be another and the administrator may have thought better of it, so the caller looks again.
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
   * @throws GraphException whose {@link GraphException#delivery()} says whether it may have taken effect. Of kind {@link
   *     GraphException.Kind#THROTTLED} it had none: {@link GraphException.Delivery#REFUSED} after 429, {@link
   *     GraphException.Delivery#NOT_SENT} when an earlier pause still held it back; {@link
   *     GraphException#retryAfter()} is how long the service asked to wait, if it said so
   */
  Accepted endGracePeriod(String cloudPcId) throws GraphException;
}
