package org.cloudpcdesk.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.cloudpcdesk.model.CloudPc;

/** Brings the few rows to the front that are wanted first. The others keep their order: sorting them all would take time. */
final class FrontOrder {
  private FrontOrder() {}

  /** All rows, the first {@code most} of an order in front, in that order. */
  static List<StoredRow> of(List<StoredRow> rows, Comparator<CloudPc> order, int most) {
    Comparator<StoredRow> byRow = Comparator.comparing(StoredRow::pc, order);
    PriorityQueue<StoredRow> best = new PriorityQueue<>(most + 1, byRow.reversed());
    for (StoredRow row : rows) {
      if (best.size() < most || byRow.compare(row, best.element()) < 0) {
        best.add(row);
        if (best.size() > most) {
          best.remove();
        }
      }
    }
    List<StoredRow> all = new ArrayList<>(best);
    all.sort(byRow);
    Set<StoredRow> inFront = Collections.newSetFromMap(new IdentityHashMap<>());
    inFront.addAll(all);
    rows.stream().filter(row -> !inFront.contains(row)).forEach(all::add);
    return all;
  }
}
