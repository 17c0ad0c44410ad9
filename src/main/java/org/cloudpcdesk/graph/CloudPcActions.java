package org.cloudpcdesk.graph;

import java.time.Instant;
import java.util.function.BooleanSupplier;
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
   * @param at when its answer was here, by this computer's clock
   * @param serviceTime the same by the service's clock, or null when it did not say
   * @param requestId the service's id of the request, or null when it sent none
   */
  record Accepted(
      Instant at, @Nullable Instant serviceTime, @Nullable String requestId, String clientRequestId) {}

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

  /**
   * The same, but the request leaves this computer before {@code leaveBy} and while it is wanted, or not at all: a target
   * that was checked is not to be ended when a pause of the service has made the check old, and what waits for its turn is
   * not to leave when somebody cancels.
   *
   * @param wanted asked at the last moment before it leaves, on the calling thread
   * @throws GraphException of kind {@link GraphException.Kind#THROTTLED}, and a delivery that is not {@link
   *     GraphException.Delivery#UNKNOWN}, when it could not leave in time or was not wanted any more
   */
  default Accepted endGracePeriod(String cloudPcId, Instant leaveBy, BooleanSupplier wanted) throws GraphException {
    return endGracePeriod(cloudPcId);
  }

  /** How many requests it makes sense to have under way at once, as far as the service lets us; at least 1. */
  default int places() {
    return 4;
  }
}
