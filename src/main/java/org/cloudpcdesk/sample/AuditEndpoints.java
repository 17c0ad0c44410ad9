package org.cloudpcdesk.sample;

import java.util.List;
import java.util.Set;
import org.cloudpcdesk.sample.world.AuditEntry;
import org.cloudpcdesk.sample.world.Person;
import org.cloudpcdesk.sample.world.World;
import org.jspecify.annotations.Nullable;

/** What can be asked of {@code deviceManagement/virtualEndpoint/auditEvents}: newest first. */
final class AuditEndpoints {
  private final World world;
  private final Listing<AuditEntry> listing;

  AuditEndpoints(World world) {
    this.world = world;
    Set<String> options = Set.of("$select", "$filter", "$count", "$top", "$skiptoken", "$orderby");
    this.listing =
        // Newer entries get lower numbers, so that one written between two pages shifts nothing.
        new Listing<>(
            type(), "deviceManagement/virtualEndpoint/auditEvents", entry -> -entry.number(), options, 1000, false);
  }

  Reply list(Call call) throws GraphError {
    return listing.page(call, world.audit(), null);
  }

  Reply get(Call call, String id) throws GraphError {
    for (AuditEntry entry : world.audit()) {
      if (entry.id().equals(id)) {
        return listing.single(call, entry);
      }
    }
    throw GraphError.notFound();
  }

  private EntityType<AuditEntry> type() {
    return new EntityType<AuditEntry>("microsoft.graph.cloudPcAuditEvent")
        .both("id", (entry, view) -> entry.id())
        .both("displayName", (entry, view) -> entry.activity() + " CloudPC")
        .both("componentName", (entry, view) -> "CloudPC")
        .both("activity", (entry, view) -> entry.activity())
        .both("activityDateTime", (entry, view) -> entry.at())
        .both("activityType", (entry, view) -> entry.activity() + " CloudPC")
        .both("activityOperationType", (entry, view) -> entry.operation())
        .both("activityResult", (entry, view) -> "success")
        .both("correlationId", (entry, view) -> entry.correlationId())
        .both("category", (entry, view) -> "cloudPC")
        .add(
            new EntityType.Property<>(
                "actor", true, true, Set.of("userPrincipalName", "applicationDisplayName"), this::actor))
        .add(new EntityType.Property<>("resources", true, true, Set.of(), AuditEndpoints::resources));
  }

  private Object actor(AuditEntry entry, View view) {
    @Nullable String userId = world.person(entry.actor()).map(Person::id).orElse(null);
    var actor =
        Json.object(
            "userPermissions", List.of("Microsoft.CloudPC/CloudPCs/EndGracePeriod"),
            "applicationId", "14d82eec-204b-4c2f-b7e8-296a70dab67e",
            "applicationDisplayName", "Microsoft Graph Command Line Tools",
            "userPrincipalName", entry.actor(),
            "servicePrincipalName", null,
            "ipAddress", "192.0.2.17",
            "userId", userId,
            "userRoleScopeTags", List.of(Json.object("displayName", "Default", "roleScopeTagId", "0")),
            "remoteTenantId", null,
            "remoteUserId", null);
    if (view.beta()) {
      actor.put("type", "itPro");
    }
    return actor;
  }

  private static Object resources(AuditEntry entry, View view) {
    var resource =
        Json.object(
            "displayName", entry.resourceName(), "resourceId", entry.resourceId(), "modifiedProperties", List.of());
    if (view.beta()) {
      resource.put("resourceType", "CloudPC");
    }
    return List.of(resource);
  }
}
