package org.cloudpcdesk.inventory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.Inventory.Snapshot;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/** Holds the service's count by state against the rows that are known. Not thread-safe. */
final class Counts {

  private record Difference(Map<String, Integer> service, Map<String, Integer> known) {}

  private @Nullable Difference last;

  /**
   * The states that the service counts otherwise than the inventory; none when this very difference was told before.
   * What a look did not mend (the two ways of reading need not agree) must not bring it again and again.
   */
  Set<CloudPcStatus.Kind> differingAnew(Map<CloudPcStatus, Integer> service, Snapshot snapshot) {
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
    Difference difference = new Difference(counted, known);
    if (counted.equals(known) || difference.equals(last)) {
      last = difference;
      return Set.of();
    }
    last = difference;
    Set<String> names = new HashSet<>(counted.keySet());
    names.addAll(known.keySet());
    names.removeIf(name -> Objects.equals(counted.get(name), known.get(name)));
    return names.stream().map(name -> CloudPcStatus.of(name).kind()).collect(Collectors.toSet());
  }

  private static String name(CloudPcStatus status) {
    return status.text().toLowerCase(Locale.ROOT);
  }
}
