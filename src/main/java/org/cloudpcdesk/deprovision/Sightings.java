package org.cloudpcdesk.deprovision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Cloud PCs for a run and passes what was seen on to the {@link Inventory}, so that the grid shows it too.
 * Gathers until {@link #publish}, because each write to the inventory copies all its rows. Not thread-safe.
 */
final class Sightings {
  private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);

  private final CloudPcApi api;
  private final Inventory inventory;
  private final Time time;
  private final List<Inventory.Page> seen = new ArrayList<>();
  private final Map<String, Instant> gone = new LinkedHashMap<>();

  Sightings(CloudPcApi api, Inventory inventory, Time time) {
    this.api = api;
    this.inventory = inventory;
    this.time = time;
  }

  /**
   * Reads one Cloud PC.
   *
   * @throws GraphException of kind {@link GraphException.Kind#NOT_FOUND} when it is gone
   */
  CloudPc read(String id) throws GraphException {
    Instant asked = time.now();
    try {
      CloudPc pc = api.get(id);
      seen.add(new Inventory.Page(List.of(pc), asked));
      return pc;
    } catch (GraphException e) {
      if (e.kind() == GraphException.Kind.NOT_FOUND) {
        gone.put(id, asked);
      }
      throw e;
    }
  }

  /**
   * Reads the list that a filter describes. When it breaks off, the pages that came before stay in {@code rows}.
   *
   * @param rows takes the rows as they come
   */
  void list(String filter, List<CloudPc> rows) throws GraphException {
    Instant asked = time.now();
    api.list(
        filter,
        (page, total) -> {
          seen.add(new Inventory.Page(List.copyOf(page), asked));
          rows.addAll(page);
        });
  }

  /** Writes what was gathered to the inventory, each with the moment it was asked for. Its listeners are not this run's concern: what they throw is logged. */
  void publish() {
    try {
      if (!seen.isEmpty()) {
        inventory.merge(List.copyOf(seen));
      }
      gone.forEach((id, asked) -> inventory.remove(Set.of(id), asked));
    } catch (RuntimeException e) {
      LOG.error("the inventory could not take what a run has seen", e);
    } finally {
      seen.clear();
      gone.clear();
    }
  }
}
