package org.cloudpcdesk.deprovision;

import java.time.Duration;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.platform.Time;

/** What a run works with. */
record RunTools(
    CloudPcApi api,
    CloudPcActions actions,
    Deprovisioner.WriteAccess access,
    Inventory inventory,
    Time time,
    Duration stuckAfter,
    RunJournal journal,
    Crews crews) {

  /** Makes the crew of a run. */
  @FunctionalInterface
  interface Crews {
    Crew crew();
  }
}
