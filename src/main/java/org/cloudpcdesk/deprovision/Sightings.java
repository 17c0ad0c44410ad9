package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.graph.CloudPcApi.Reading;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes what a run reads on to the {@link Inventory}, so that the grid shows it too. */
record Sightings(Inventory inventory) {
  private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);

  /**
   * Writes what one look brought, in one go, because each write to the inventory copies all its rows. Its listeners are
   * not the run's concern: what they throw is logged.
   *
   * @param askedAt when the service was asked, not when it had answered: what others saw in between is younger
   */
  void publish(Collection<CloudPc> rows, Map<String, Reading> readings, Instant askedAt) {
    List<CloudPc> seen = new ArrayList<>(rows);
    Set<String> gone = new HashSet<>();
    readings.forEach(
        (id, reading) -> {
          switch (reading) {
            case Reading.Found(CloudPc pc) -> seen.add(pc);
            case Reading.Gone _ -> gone.add(id);
            case Reading.Failed _ -> {
              // It says nothing about the Cloud PC.
            }
          }
        });
    try {
      if (!seen.isEmpty()) {
        inventory.merge(seen, askedAt);
      }
      if (!gone.isEmpty()) {
        inventory.remove(gone, askedAt);
      }
    } catch (RuntimeException e) {
      LOG.error("the inventory could not take what a run has seen", e);
    }
  }
}
