package org.cloudpcdesk.sample;

import java.util.List;
import java.util.Set;
import org.cloudpcdesk.sample.world.World;

/** {@code GET /organization}: the tenant of the token, in a list of one. */
final class OrganizationEndpoint {
  /** @param initial the domain it began with */
  private record Tenant(String id, String name, String domain, String initial) {

    /** The sample tenant answers as others, too; what they are called is made of their ids. */
    static Tenant of(String id) {
      String number = id.substring(0, Math.min(8, id.length()));
      return id.equals(SampleTenant.TENANT_ID)
          ? new Tenant(id, World.COMPANY, World.DOMAIN, "northwindsample.onmicrosoft.example")
          : new Tenant(id, "Sample " + number, "sample-" + number + ".example", "s" + number + ".onmicrosoft.example");
    }
  }

  private final Listing<Tenant> listing =
      new Listing<>(
          new EntityType<Tenant>("microsoft.graph.organization")
              .both("id", (tenant, view) -> tenant.id())
              .both("displayName", (tenant, view) -> tenant.name())
              .both(
                  "verifiedDomains",
                  (tenant, view) -> List.of(domain(tenant.initial(), false), domain(tenant.domain(), true))),
          "organization",
          tenant -> 0,
          Set.of("$select"),
          100,
          true);

  Reply list(Call call, String tenantId) throws GraphError {
    return listing.page(call, List.of(Tenant.of(tenantId)), null);
  }

  private static Object domain(String name, boolean isDefault) {
    return Json.object(
        "capabilities", "Email, OfficeCommunicationsOnline",
        "isDefault", isDefault,
        "isInitial", !isDefault,
        "name", name,
        "type", "Managed");
  }
}
