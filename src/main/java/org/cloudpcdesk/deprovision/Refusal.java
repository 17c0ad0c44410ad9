package org.cloudpcdesk.deprovision;

import java.time.Duration;

/** Why a run is not begun. Nothing was sent. */
public sealed interface Refusal {

  /** Sending is switched off. */
  record ReadOnly() implements Refusal {}

  /** No target is left to send for. */
  record NothingToDo() implements Refusal {}

  /** The plan was made for another tenant or account, or its session is closed. */
  record OtherTenant() implements Refusal {}

  /** More than a few targets or a production tenant: its name must be typed as it is here. */
  record TenantNotTyped(String expected) implements Refusal {}

  /** More targets than a run may have without a second step. */
  record AboveCeiling(int targets, int ceiling) implements Refusal {}

  /** More than one target, and less time to cancel than that. */
  record WindowTooShort(Duration shortest) implements Refusal {}

  /**
   * The journal cannot be written, or another process acts on the same data directory.
   *
   * @param why a sentence for the administrator
   */
  record NoJournal(String why) implements Refusal {}
}
