package org.cloudpcdesk.inventory;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/** Holds the service's count by state against the rows that are known. Not thread-safe. */
final class Counts {

  private record Difference(Map<String, Integer> service, Map<String, Integer> known) {}

  private @Nullable Difference last;

  /**
   * Whether the service counts otherwise than the inventory, in a way that was not told before: a difference that a
   * whole list did not mend (the two ways of reading need not agree) must not bring the list again and again.
   */
  boolean differAnew(Map<CloudPcStatus, Integer> service, Snapshot snapshot) {
    Map<String, Integer> known = new HashMap<>();
    for (Row row : snapshot.rows()) {
      known.merge(name(row.pc().status()), 1, Integer::sum);
    }
    Map<String, Integer> counted = new HashMap<>();
    service.forEach(
        (status, count) -> {
          if (count != 0) {
            counted.merge(name(status), count, Integer::sum);
          }
        });
    if (counted.equals(known)) {
      last = null;
      return false;
    }
    Difference difference = new Difference(counted, known);
    boolean anew = !difference.equals(last);
    last = difference;
    return anew;
  }

  private static String name(CloudPcStatus status) {
    return status.text().toLowerCase(Locale.ROOT);
  }
}
