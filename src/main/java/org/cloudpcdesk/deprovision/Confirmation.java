package org.cloudpcdesk.deprovision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator said to a {@link DeprovisionPlan}. Held against the safety rules by {@link
 * Deprovisioner#start}, whatever window or command line it comes from.
 *
 * @param reason why, in the administrator's words; kept in the journal, may be empty
 * @param ticket the ticket it is done for; kept in the journal, may be empty
 * @param typedTenant what was typed as the tenant's name; empty when nothing was
 * @param ceilingAccepted true when a run above the ceiling was agreed to in a step of its own
 * @param dryRun true to read and check everything and send nothing
 * @param cancelWindow how long to wait before the first request; null for the time of the rules
 */
public record Confirmation(
    String reason,
    String ticket,
    String typedTenant,
    boolean ceilingAccepted,
    boolean dryRun,
    @Nullable Duration cancelWindow) {

  /** Nothing but a reason and a ticket. */
  public static Confirmation of(String reason, String ticket) {
    return new Confirmation(reason, ticket, "", false, false, null);
  }

  public Confirmation withTypedTenant(String name) {
    return new Confirmation(reason, ticket, name, ceilingAccepted, dryRun, cancelWindow);
  }

  public Confirmation withCeilingAccepted() {
    return new Confirmation(reason, ticket, typedTenant, true, dryRun, cancelWindow);
  }

  public Confirmation asDryRun() {
    return new Confirmation(reason, ticket, typedTenant, ceilingAccepted, true, cancelWindow);
  }

  public Confirmation withCancelWindow(Duration window) {
    return new Confirmation(reason, ticket, typedTenant, ceilingAccepted, dryRun, window);
  }
}
