package org.cloudpcdesk.sample.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Cloud PC at one moment; immutable.
 *
 * @param slot its place in lists; never given to another Cloud PC
 * @param person null for a Cloud PC shared by a group
 * @param status member of beta {@code cloudPcStatus}
 * @param problem null unless failed or provisioned with warnings
 * @param device null until provisioned
 * @param graceEnd set only while in grace, on the real clock
 * @param provisioned the latest provisioning; null before the first
 */
public record Pc(
    int slot,
    String id,
    @Nullable Person person,
    ServicePlan plan,
    Policy policy,
    String displayName,
    String status,
    @Nullable Problem problem,
    @Nullable Device device,
    @Nullable Instant graceEnd,
    Instant lastModified,
    @Nullable Instant provisioned) {

  /** What Intune and Entra call the machine. */
  public record Device(String name, String intuneId, String entraId) {}

  /** Why a Cloud PC is as it is: {@code cloudPcStatusDetail}. */
  public record Problem(String code, String message, boolean retriable, String failedAction, String correlationId) {}

  public boolean is(String otherStatus) {
    return status.equals(otherStatus);
  }

  Pc withStatus(String newStatus, Instant at) {
    return new Pc(slot, id, person, plan, policy, displayName, newStatus, null, device, null, at, provisioned);
  }

  Pc withGrace(Instant end, Instant at) {
    return new Pc(slot, id, person, plan, policy, displayName, "inGracePeriod", null, device, end, at, provisioned);
  }

  Pc withProblem(String newStatus, Problem newProblem, Instant at) {
    return new Pc(slot, id, person, plan, policy, displayName, newStatus, newProblem, device, null, at, provisioned);
  }

  Pc withDevice(@Nullable Device newDevice, @Nullable Instant newProvisioned) {
    return new Pc(
        slot, id, person, plan, policy, displayName, status, problem, newDevice, graceEnd, lastModified,
            newProvisioned);
  }

  Pc withPerson(@Nullable Person newPerson, String newDisplayName, Instant at) {
    return new Pc(
        slot, id, newPerson, plan, policy, newDisplayName, status, problem, device, graceEnd, at, provisioned);
  }

  Pc withPolicy(Policy newPolicy, Instant at) {
    return new Pc(
        slot, id, person, plan, newPolicy, displayName, status, problem, device, graceEnd, at, provisioned);
  }

  Pc withPlan(ServicePlan newPlan) {
    return new Pc(
        slot, id, person, newPlan, policy, displayName, status, problem, device, graceEnd, lastModified, provisioned);
  }
}
