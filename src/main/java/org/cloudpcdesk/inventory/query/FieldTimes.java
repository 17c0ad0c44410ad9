package org.cloudpcdesk.inventory.query;

import java.time.Instant;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.Sighting;
import org.jspecify.annotations.Nullable;

/** The times that stand in a field of a Cloud PC. */
public final class FieldTimes {
  /** Stands for a time that is not known; no {@link TimeTest.Range} holds it. */
  public static final long UNKNOWN = Long.MAX_VALUE;

  private FieldTimes() {}

  /**
   * A field of the kind {@link Field.Kind#TIME} in milliseconds since 1970, or {@link #UNKNOWN}.
   */
  public static long of(Field field, Sighting row) {
    return switch (field) {
      // The service may leave the end standing when the Cloud PC is out of grace.
      case ENDS -> row.pc().status().isInGracePeriod() ? millis(row.pc().gracePeriodEnd()) : UNKNOWN;
      case SEEN -> TimeTest.millis(row.seen());
      case CHANGED -> changed(row.changed());
      case PROVISIONED -> millis(row.pc().provisioned());
      case MODIFIED -> millis(row.pc().lastModified());
      case STATUS, USER, DEVICE, PLAN, POLICY, REGION, IMAGE, TYPE, NAME, ID, IS ->
          throw new IllegalArgumentException(field + " is no time");
    };
  }

  private static long changed(@Nullable Instant changed) {
    return changed == null ? UNKNOWN : TimeTest.millis(changed);
  }

  private static long millis(@Nullable GraphTime time) {
    Instant parsed = time == null ? null : time.parsed();
    return parsed == null ? UNKNOWN : TimeTest.millis(parsed);
  }
}
