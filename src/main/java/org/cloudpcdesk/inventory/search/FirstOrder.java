package org.cloudpcdesk.inventory.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.cloudpcdesk.inventory.query.FieldValues;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/** The order the grid begins with: what an administrator has to care for first, and of that what ends soonest. */
public final class FirstOrder {
  /** As the grid asks for it. */
  public static final List<Search.Order> COLUMNS =
      List.of(new Search.Order(Column.STATUS, false), new Search.Order(Column.GRACE_END, false));

  private FirstOrder() {}

  /** The same for those who compare one Cloud PC with another; total, like every order of {@link Search}. */
  public static Comparator<CloudPc> comparator() {
    return Comparator.comparingInt((CloudPc pc) -> Shared.urgencyOf(pc.status()))
        .thenComparing(FirstOrder::status, emptyLast())
        .thenComparing(FirstOrder::graceEnd, Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(pc -> Fold.fold(pc.deviceLabel()), emptyLast())
        .thenComparing(pc -> Fold.fold(pc.id()), emptyLast());
  }

  private static Comparator<String> emptyLast() {
    return Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder());
  }

  private static String status(CloudPc pc) {
    List<String> statuses = FieldValues.status(pc.status());
    return statuses.isEmpty() ? "" : statuses.getFirst();
  }

  private static @Nullable Instant graceEnd(CloudPc pc) {
    GraphTime end = pc.gracePeriodEnd();
    return end == null ? null : end.parsed();
  }
}
