package org.cloudpcdesk.ui.activity;

import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.ItemState.Accepted;
import org.cloudpcdesk.deprovision.ItemState.Checking;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Deprovisioning;
import org.cloudpcdesk.deprovision.ItemState.Failed;
import org.cloudpcdesk.deprovision.ItemState.Planned;
import org.cloudpcdesk.deprovision.ItemState.Reprovisioned;
import org.cloudpcdesk.deprovision.ItemState.Sent;
import org.cloudpcdesk.deprovision.ItemState.Skipped;
import org.cloudpcdesk.deprovision.ItemState.Stuck;
import org.cloudpcdesk.deprovision.ItemState.Unknown;
import org.cloudpcdesk.deprovision.ItemState.Waiting;
import org.cloudpcdesk.deprovision.ItemState.WouldSend;

/** The states of an item without what each carries: for counting, filtering and looking up words. */
enum StateKind {
  PLANNED("planned"),
  WAITING("waiting"),
  CHECKING("checking"),
  WOULD_SEND("wouldSend"),
  SENT("sent"),
  ACCEPTED("accepted"),
  DEPROVISIONING("deprovisioning"),
  DEPROVISIONED("deprovisioned"),
  REPROVISIONED("reprovisioned"),
  SKIPPED("skipped"),
  FAILED("failed"),
  UNKNOWN("unknown"),
  STUCK("stuck");

  private final String key;

  StateKind(String key) {
    this.key = key;
  }

  static StateKind of(ItemState state) {
    return switch (state) {
      case Planned _ -> PLANNED;
      case Waiting _ -> WAITING;
      case Checking _ -> CHECKING;
      case WouldSend _ -> WOULD_SEND;
      case Sent _ -> SENT;
      case Accepted _ -> ACCEPTED;
      case Deprovisioning _ -> DEPROVISIONING;
      case Deprovisioned _ -> DEPROVISIONED;
      case Reprovisioned _ -> REPROVISIONED;
      case Skipped _ -> SKIPPED;
      case Failed _ -> FAILED;
      case Unknown _ -> UNKNOWN;
      case Stuck _ -> STUCK;
    };
  }

  /** The state's name in the message bundle. */
  String key() {
    return key;
  }

  /** Nothing was sent yet, and it may be cancelled. */
  boolean isUnsent() {
    return this == PLANNED || this == WAITING || this == CHECKING;
  }

  /** Sent, or perhaps sent, and not seen to end. */
  boolean isInMotion() {
    return this == SENT || this == ACCEPTED || this == DEPROVISIONING || this == UNKNOWN;
  }

  boolean isFinal() {
    return !isUnsent() && !isInMotion();
  }

  /** The old Cloud PC is gone for certain. */
  boolean isSeenGone() {
    return this == DEPROVISIONED || this == REPROVISIONED;
  }
}
