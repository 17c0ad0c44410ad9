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

/**
 * Which state may follow which. The only way into {@link Sent} is from {@link Checking}, and nothing leads back to
 * {@link Checking}: that is why a run cannot send twice for one item. A final state is never left.
 */
final class Transitions {
  private Transitions() {}

  static boolean allows(ItemState from, ItemState to) {
    return switch (from) {
      case Planned _ -> to instanceof Checking || to instanceof Skipped || to instanceof Failed;
      case Checking _ -> to instanceof Sent || to instanceof Skipped || to instanceof Failed;
      case Sent _ ->
          to instanceof Accepted || to instanceof Unknown || to instanceof Skipped || to instanceof Failed;
      case Accepted _, Deprovisioning _, Unknown _ ->
          to instanceof Deprovisioning
              || to instanceof Deprovisioned
              || to instanceof Reprovisioned
              || to instanceof Stuck;
      case Deprovisioned _, Reprovisioned _, Skipped _, Failed _, Stuck _ -> false;
    };
  }
}
