package org.cloudpcdesk.deprovision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where one target of a run stands, told honestly: nothing is called done that was not seen. Each carries its moment.
 * How one state may follow another is the table in {@link Transitions}; there is no way back, and no way to a second
 * request.
 */
public sealed interface ItemState {

  /** When the item came into this state. */
  Instant at();

  /** True when nothing more will happen to the item in this run. */
  default boolean isFinal() {
    return switch (this) {
      case Planned _, Checking _, Sent _, Accepted _, Deprovisioning _, Unknown _ -> false;
      case Deprovisioned _, Reprovisioned _, Skipped _, Failed _, Stuck _ -> true;
    };
  }

  /** Chosen; nothing was asked yet. */
  record Planned(Instant at) implements ItemState {}

  /** Being read again. */
  record Checking(Instant at) implements ItemState {}

  /** The request is on its way. */
  record Sent(Instant at) implements ItemState {}

  /** The service said 204: it took the request. Nothing more is known. */
  record Accepted(Instant at, @Nullable String requestId, String clientRequestId) implements ItemState {}

  /**
   * The service shows that it is being deleted, or showed it before it flipped back to grace for a while.
   *
   * @param at when it was first seen being deleted; stays when {@code shown} changes
   * @param shown what the service shows now
   */
  record Deprovisioning(Instant at, CloudPcStatus shown) implements ItemState {}

  /** Seen gone, or seen not provisioned. */
  record Deprovisioned(Instant at, Proof proof) implements ItemState {}

  /**
   * The id was seen with another Cloud PC, provisioned, being provisioned or waiting for a licence to be: the old one
   * is gone.
   */
  record Reprovisioned(Instant at, CloudPcStatus shown, @Nullable String newDevice) implements ItemState {}

  /**
   * Nothing was done, and why: not sent, or refused by the service because the Cloud PC had changed the moment before.
   */
  record Skipped(Instant at, Reason reason) implements ItemState {}

  /** Refused by the service or not sent because of an error: the Cloud PC is as it was. */
  record Failed(Instant at, GraphException error) implements ItemState {}

  /** Sent without an answer: being looked at before anything else is done, and never sent again by itself. */
  record Unknown(Instant at, GraphException error) implements ItemState {}

  /**
   * Accepted, or sent without an answer, but not seen to end in the time allowed. It may still end. Holds what a
   * support request needs beside the target: the request was sent {@code waited} before {@code at}.
   *
   * @param shown what the service showed last; {@link CloudPcStatus#UNREPORTED} when it could not be read since
   * @param requestId null when the service sent none
   * @param clientRequestId null when the request did not come so far as to have one
   */
  record Stuck(
      Instant at,
      CloudPcStatus shown,
      Duration waited,
      @Nullable String requestId,
      @Nullable String clientRequestId)
      implements ItemState {}

  /** What proves that a Cloud PC is gone. */
  enum Proof {
    /** 404 on reading it. */
    NOT_FOUND,
    /** Status {@code notProvisioned}. */
    NOT_PROVISIONED
  }

  /** Why an item was not sent. */
  sealed interface Reason {
    /** It is not what was chosen any more. */
    record Changed(List<Target.Difference> differences) implements Reason {
      public Changed {
        differences = List.copyOf(differences);
      }
    }

    /** It was gone before the call. */
    record Gone() implements Reason {}

    /** The administrator cancelled before it was sent. */
    record Cancelled() implements Reason {}

    /** Another run has the same Cloud PC in hand. */
    record AlreadyRunning() implements Reason {}

    /** Sending is switched off. */
    record ReadOnly() implements Reason {}
  }
}
