package org.cloudpcdesk.deprovision;

import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;
import org.cloudpcdesk.graph.GraphException.Delivery;

/**
 * Which state may follow which. The only way into {@link Sent} is from {@link Checking}, and the only way back to
 * {@link Checking} is with the proof that the request had no effect: that is why a run cannot send twice for one item.
 * A final state is never left.
 */
final class Transitions {
  private Transitions() {}

  static boolean allows(ItemState from, ItemState to) {
    return switch (from) {
      case Planned _ -> to instanceof Waiting || mayFollowWaiting(to);
      // Its time to cancel is counted anew when the computer slept in it.
      case Waiting _ -> to instanceof Waiting || mayFollowWaiting(to);
      case Checking _ -> to instanceof Sent || to instanceof WouldSend || mayFollowWaiting(to);
      case Sent _ ->
          to instanceof Accepted
              || to instanceof Unknown
              || to instanceof Skipped
              || to instanceof Failed
              || (to instanceof Checking again && provesNoEffect(again));
      case Accepted _, Deprovisioning _, Unknown _ ->
          to instanceof Deprovisioning
              || to instanceof Deprovisioned
              || to instanceof Reprovisioned
              || to instanceof Stuck;
      case WouldSend _, Deprovisioned _, Reprovisioned _, Skipped _, Failed _, Stuck _ -> false;
    };
  }

  private static boolean mayFollowWaiting(ItemState to) {
    return to instanceof Checking || to instanceof Skipped || to instanceof Failed;
  }

  private static boolean provesNoEffect(Checking again) {
    return again.notSent() != null && again.notSent().delivery() != Delivery.UNKNOWN;
  }
}
