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

  /**
   * The same, but the request leaves this computer before {@code leaveBy} or not at all: a target that was checked is
   * not to be ended when a pause of the service has made the check old.
   *
   * @throws GraphException of kind {@link GraphException.Kind#THROTTLED}, and a delivery that is not {@link
   *     GraphException.Delivery#UNKNOWN}, when it could not leave in time
   */
  default Accepted endGracePeriod(String cloudPcId, Instant leaveBy) throws GraphException {
    return endGracePeriod(cloudPcId);
  }

  /** How many requests it makes sense to have under way at once, as far as the service lets us; at least 1. */
  default int places() {
    return 4;
  }
}
