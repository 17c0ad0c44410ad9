package org.cloudpcdesk.inventory.query;

import java.time.Instant;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.jspecify.annotations.Nullable;

/** The times that stand in a field of a Cloud PC. */
public final class FieldTimes {
  /** Stands for a time that is not known; no {@link TimeTest.Range} holds it. */
  public static final long UNKNOWN = Long.MAX_VALUE;

  private FieldTimes() {}

  /**
   * A field of the kind {@link Field.Kind#TIME} in milliseconds since 1970, or {@link #UNKNOWN}.
   *
   * @param seen when the service last showed the Cloud PC
   * @param changed when something in it last changed under our eyes, or null when it did not
   */
  public static long of(Field field, CloudPc pc, Instant seen, @Nullable Instant changed) {
    return switch (field) {
      // The service may leave the end standing when the Cloud PC is out of grace.
      case ENDS -> pc.status().isInGracePeriod() ? millis(pc.gracePeriodEnd()) : UNKNOWN;
      case SEEN -> TimeTest.millis(seen);
      case CHANGED -> changed == null ? UNKNOWN : TimeTest.millis(changed);
      case PROVISIONED -> millis(pc.provisioned());
      case MODIFIED -> millis(pc.lastModified());
      case STATUS, USER, DEVICE, PLAN, POLICY, REGION, IMAGE, TYPE, NAME, ID, IS ->
          throw new IllegalArgumentException(field + " is no time");
    };
  }

  private static long millis(@Nullable GraphTime time) {
    Instant parsed = time == null ? null : time.parsed();
    return parsed == null ? UNKNOWN : TimeTest.millis(parsed);
  }
}
