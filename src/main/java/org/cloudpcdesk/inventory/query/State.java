package org.cloudpcdesk.inventory.query;

import java.util.Locale;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.jspecify.annotations.Nullable;

/** What several of the service's states have in common, as an administrator thinks of them, and what they marked. */
public enum State {
  GRACE,
  FAILED,
  /** For a licence: {@code pendingProvision} and {@code resizePendingLicense}. */
  WAITING,
  /** The service is changing it. */
  MOVING,
  /** The administrator marked it for later. */
  MARKED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As it is written in a query. */
  public String word() {
    return word;
  }

  /** Whether it depends on the service's state alone. */
  public boolean isOfStatus() {
    return this != MARKED;
  }

  /** @param marked whether the administrator marked the Cloud PC for later */
  public boolean holds(CloudPcStatus status, boolean marked) {
    return switch (this) {
      case GRACE -> status.isInGracePeriod();
      case FAILED -> status.is(Kind.FAILED);
      case WAITING -> status.is(Kind.PENDING_PROVISION) || status.is(Kind.RESIZE_PENDING_LICENSE);
      case MOVING -> status.isInMotion();
      case MARKED -> marked;
    };
  }

  /** The state a folded word names, or null. */
  static @Nullable State of(String folded) {
    for (State state : values()) {
      if (state.word.equals(folded)) {
        return state;
      }
    }
    return null;
  }
}
