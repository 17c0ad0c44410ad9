package org.cloudpcdesk.inventory.search;

import java.time.Duration;
import java.time.Instant;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.model.GraphTime;

/** The views every administrator needs, in the order they are listed. */
public enum BuiltInView {
  ALL,
  IN_GRACE,
  ENDS_WITHIN_24_HOURS,
  FAILED,
  /** Waiting for a licence: {@code pendingProvision} and {@code resizePendingLicense}. */
  WAITING,
  IN_MOTION;

  private static final Duration DAY = Duration.ofHours(24);

  /** Whether a row may come into this view without having changed, because time goes on. */
  boolean movesWithTime() {
    return this == ENDS_WITHIN_24_HOURS;
  }

  /** Whether a row belongs to this view at a moment. */
  public boolean holds(Inventory.Row row, Instant now) {
    return switch (this) {
      case ALL -> true;
      case IN_GRACE -> row.pc().status().isInGracePeriod();
      case ENDS_WITHIN_24_HOURS -> {
        GraphTime end = row.pc().gracePeriodEnd();
        yield row.pc().status().isInGracePeriod()
            && end != null
            && end.instant().map(at -> at.isBefore(now.plus(DAY))).orElse(false);
      }
      case FAILED -> row.pc().status().is(Kind.FAILED);
      case WAITING -> row.pc().status().is(Kind.PENDING_PROVISION) || row.pc().status().is(Kind.RESIZE_PENDING_LICENSE);
      case IN_MOTION -> row.pc().status().isInMotion();
    };
  }
}
