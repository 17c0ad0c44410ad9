package org.cloudpcdesk.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.cloudpcdesk.sample.world.Pc;
import org.cloudpcdesk.sample.world.Person;
import org.cloudpcdesk.sample.world.Traits;
import org.cloudpcdesk.sample.world.World;
import org.jspecify.annotations.Nullable;

/**
 * The properties of {@code microsoft.graph.cloudPC}. What Microsoft's pages do not print in a default body comes only
 * with {@code $select} here, so that a client which relies on more is found out.
 */
final class CloudPcType {
  private static final DateTimeFormatter TICKS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private CloudPcType() {}

  static EntityType<Pc> of(World world) {
    EntityType<Pc> type = new EntityType<>("microsoft.graph.cloudPC");
    common(type);
    type.beta("status", (pc, view) -> view.status(pc.status()))
        .beta("statusDetails", (pc, view) -> problem(pc.problem()))
        .beta("servicePlanType", (pc, view) -> pc.plan().family().servicePlanType())
        .beta("diskEncryptionState", (pc, view) -> encryption(pc))
        .beta("deviceRegionName", (pc, view) -> pc.policy().region())
        .beta("partnerAgentInstallResults", (pc, view) -> List.of());
    type.betaSelected("statusDetail", (pc, view) -> problem(pc.problem()))
        .betaSelected("productType", (pc, view) -> pc.plan().family().productType())
        .betaSelected("provisionedDateTime", (pc, view) -> pc.provisioned())
        .betaSelected("osVersion", (pc, view) -> "windows11")
        .betaSelected("userExperienceType", (pc, view) -> "cloudPc")
        .add(selected("scopeIds", Set.of(), pc -> List.of("0")))
        .betaSelected("connectionSettings", (pc, view) -> null)
        .betaSelected("frontlineCloudPcAvailability", (pc, view) -> null)
        .betaSelected("isDisasterRecoveryActive", (pc, view) -> false);
    traits(type, world);
    complex(type);
    return type;
  }

  private static void common(EntityType<Pc> type) {
    type.both("id", (pc, view) -> pc.id())
        .both("displayName", (pc, view) -> pc.displayName())
        .both("imageDisplayName", (pc, view) -> pc.policy().image())
        .both("provisioningPolicyId", (pc, view) -> pc.policy().id())
        .both("provisioningPolicyName", (pc, view) -> pc.policy().name())
        .both("onPremisesConnectionName", (pc, view) -> pc.policy().connection())
        .both("servicePlanId", (pc, view) -> pc.plan().planId())
        .both("servicePlanName", (pc, view) -> pc.plan().displayName())
        .both("userPrincipalName", (pc, view) -> pc.person() == null ? "" : pc.person().userPrincipalName())
        .both("lastModifiedDateTime", (pc, view) -> pc.lastModified())
        .both("managedDeviceId", (pc, view) -> managed(pc) ? device(pc).intuneId() : null)
        .both("managedDeviceName", (pc, view) -> managed(pc) ? device(pc).name() : null)
        .both("aadDeviceId", (pc, view) -> pc.device() == null ? null : pc.device().entraId())
        .both("gracePeriodEndDateTime", (pc, view) -> pc.graceEnd())
        .both("provisioningType", (pc, view) -> view.provisioningType(pc.policy().provisioningType()));
  }

  private static void traits(EntityType<Pc> type, World world) {
    type.betaSelected("lastLogoffDateTime", (pc, view) -> Traits.of(pc, world).lastSignOff())
        .betaSelected(
            "userAccountType", (pc, view) -> Traits.of(pc, world).administrator() ? "administrator" : "standardUser")
        .betaSelected("powerState", (pc, view) -> powerState(pc, world))
        .add(selected("lastLoginResult", Set.of("time"), pc -> login(Traits.of(pc, world).lastSignIn())))
        .add(
            selected(
                "connectivityResult",
                Set.of("status", "lastModifiedDateTime"),
                pc -> connectivity(pc, Traits.of(pc, world).available())))
        .add(
            selected(
                "lastRemoteActionResult",
                Set.of("actionName", "actionState"),
                pc -> Traits.of(pc, world).actions().stream().findFirst().map(a -> action(pc, a)).orElse(null)))
        .add(selected("sharedDeviceDetail", Set.of(), pc -> sharedBy(pc, world)));
  }

  private static void complex(EntityType<Pc> type) {
    type.add(selected("connectionSetting", Set.of("enableSingleSignOn"), pc -> Json.object("enableSingleSignOn", true)))
        .add(
            selected(
                "disasterRecoveryCapability",
                Set.of("primaryRegion", "secondaryRegion", "capabilityType", "licenseType"),
                CloudPcType::recovery))
        .betaSelected("allotmentDisplayName", (pc, view) -> shared(pc) ? pc.policy().name() + " allotment" : null)
        .add(selected("groupDetail", Set.of("groupId", "groupDisplayName"), CloudPcType::group))
        .add(selected("userDetail", Set.of("userId", "userDisplayName"), CloudPcType::user));
  }

  /** One entry of {@code retrieveCloudPCRemoteActionResults}. */
  static Map<String, @Nullable Object> action(Pc pc, Traits.RemoteAction action) {
    Object detail =
        action.state().equals("failed")
            ? Json.object(
                "code", "remoteActionFailed",
                "message", "The Cloud PC did not answer in time.",
                "additionalInformation", List.of())
            : null;
    return Json.object(
        "actionName", action.name(),
        "actionState", action.state(),
        "startDateTime", TICKS.format(action.started()),
        "lastUpdatedDateTime", TICKS.format(action.updated()),
        "cloudPcId", pc.id(),
        "managedDeviceId", managed(pc) ? device(pc).intuneId() : null,
        "statusDetail", detail,
        "statusDetails", detail);
  }

  private static EntityType.Property<Pc> selected(
      String name, Set<String> paths, Function<Pc, @Nullable Object> value) {
    return new EntityType.Property<>(name, false, false, paths, (pc, view) -> value.apply(pc));
  }

  private static @Nullable Object problem(Pc.@Nullable Problem problem) {
    if (problem == null) {
      return null;
    }
    return Json.object(
        "code", problem.code(),
        "message", problem.message(),
        "additionalInformation",
        List.of(
            Json.object("name", "retriable", "value", String.valueOf(problem.retriable())),
            Json.object("name", "failedAction", "value", problem.failedAction()),
            Json.object("name", "correlationId", "value", problem.correlationId())));
  }

  private static @Nullable Object recovery(Pc pc) {
    if (!"Finance restricted".equals(pc.policy().name())) {
      return null;
    }
    return Json.object(
        "primaryRegion", pc.policy().region(),
        "secondaryRegion", "norwayeast",
        "capabilityType", pc.is("failoverInProgress") ? "failback" : "failover",
        "licenseType", "standard");
  }

  private static @Nullable Object group(Pc pc) {
    return pc.policy().provisioningType().equals("reserve")
        ? Json.object("groupId", "0f6d7c3e-61a5-4d0c-8f0b-3a0d5c1e9a11", "groupDisplayName", "Windows 365 Reserve")
        : null;
  }

  private static @Nullable Object user(Pc pc) {
    return pc.policy().provisioningType().equals("reserve") && pc.person() != null
        ? Json.object("userId", pc.person().id(), "userDisplayName", pc.person().displayName())
        : null;
  }

  private static @Nullable Object sharedBy(Pc pc, World world) {
    Traits traits = Traits.of(pc, world);
    if (pc.person() != null || !traits.inUse() || traits.lastSignIn() == null) {
      return null;
    }
    Person person = world.everybody().get(pc.slot() % world.everybody().size());
    return Json.object(
        "assignedToUserPrincipalName", person.userPrincipalName(), "sessionStartDateTime", traits.lastSignIn());
  }

  private static @Nullable Object login(@Nullable Instant time) {
    return time == null ? null : Json.object("time", time);
  }

  private static Map<String, @Nullable Object> connectivity(Pc pc, boolean available) {
    return Json.object(
        "status", available ? "available" : "unavailable",
        "lastModifiedDateTime", pc.lastModified(),
        "failedHealthCheckItems", List.of());
  }

  private static @Nullable String powerState(Pc pc, World world) {
    return shared(pc) ? (Traits.of(pc, world).poweredOff() ? "poweredOff" : "running") : null;
  }

  private static boolean shared(Pc pc) {
    return pc.policy().provisioningType().startsWith("shared");
  }

  private static String encryption(Pc pc) {
    return pc.device() == null ? "notAvailable" : "encryptedUsingPlatformManagedKey";
  }

  /** Windows 365 Business has no Intune device, whatever happens. */
  private static boolean managed(Pc pc) {
    return pc.device() != null && pc.policy().id() != null;
  }

  private static Pc.Device device(Pc pc) {
    return Objects.requireNonNull(pc.device());
  }
}
