package org.cloudpcdesk.inventory.search;

import java.util.List;
import org.cloudpcdesk.inventory.Inventory.Row;

/**
 * Somebody with all their Cloud PCs.
 *
 * @param name user principal name as the service spells it
 * @param cloudPcs at least one, in the service's order
 */
public record Person(String name, List<Row> cloudPcs) {
  public Person {
    cloudPcs = List.copyOf(cloudPcs);
  }
}
