package org.cloudpcdesk.sample;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cloudpcdesk.sample.world.Pc;
import org.cloudpcdesk.sample.world.Person;
import org.cloudpcdesk.sample.world.ServicePlan;
import org.cloudpcdesk.sample.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which licence. A Windows 365 licence goes with the Cloud PC made from it: who lost it has a Cloud PC in
 * grace, as has who lost the policy only. Frontline licences belong to the tenant, not to people. Everybody of the
 * company has Microsoft 365 E3 as well.
 */
final class Licences {

  /** A subscription; ids are Microsoft's own, as in {@link ServicePlan}. */
  private record Sku(String skuId, String partNumber, List<Plan> plans) {}

  private record Plan(String id, String name) {}

  private static final Sku OFFICE =
      new Sku(
          "05e9a617-0261-4cee-bb44-138d3ef5d965",
          "SPE_E3",
          List.of(
              new Plan("efb87545-963c-4e0d-99df-69c6916d9eb0", "EXCHANGE_S_ENTERPRISE"),
              new Plan("57ff2da0-773e-42df-b2af-ffb7a2317929", "TEAMS1"),
              new Plan("c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "INTUNE_A"),
              new Plan("41781fb2-bc02-4b7c-bd55-b576c07bb09d", "AAD_PREMIUM")));

  private final World world;
  private final Listing<Sku> skus;
  /** By SKU id, what the company bought at the start: in tens, enough for every Cloud PC there was. */
  private final Map<String, Long> bought;

  Licences(World world) {
    this.world = world;
    this.bought = bought(world);
    EntityType<Sku> type =
        new EntityType<Sku>("microsoft.graph.subscribedSku")
            .both("id", (sku, view) -> SampleTenant.TENANT_ID + "_" + sku.skuId())
            .both("accountId", (sku, view) -> SampleTenant.TENANT_ID)
            .both("accountName", (sku, view) -> "northwind-sample")
            .both("appliesTo", (sku, view) -> "User")
            .both("capabilityStatus", (sku, view) -> "Enabled")
            .both("consumedUnits", (sku, view) -> consumed(sku))
            .both("prepaidUnits", (sku, view) -> prepaid(sku))
            .both("servicePlans", (sku, view) -> plans(sku))
            .both("skuId", (sku, view) -> sku.skuId())
            .both("skuPartNumber", (sku, view) -> sku.partNumber());
    this.skus = new Listing<>(type, "subscribedSkus", sku -> 0, Set.of("$select"), 1000, true);
  }

  /** {@code GET /subscribedSkus}: one page holds them all. */
  Reply subscribed(Call call) throws GraphError {
    List<Sku> all = new ArrayList<>(List.of(OFFICE));
    for (ServicePlan.Family family : ServicePlan.Family.values()) {
      ServicePlan.of(family).stream().map(Licences::sku).forEach(all::add);
    }
    return skus.page(call, all, null);
  }

  /** {@code GET /users/{id}/licenseDetails}. */
  Reply details(Call call, Person person) throws GraphError {
    EntityType<Sku> type =
        new EntityType<Sku>("microsoft.graph.licenseDetails")
            .both("id", (sku, view) -> packed(SampleTenant.TENANT_ID) + packed(sku.skuId()))
            .both("skuId", (sku, view) -> sku.skuId())
            .both("skuPartNumber", (sku, view) -> sku.partNumber())
            .both("servicePlans", (sku, view) -> plans(sku));
    String context = "users('" + person.id() + "')/licenseDetails";
    return new Listing<>(type, context, sku -> 0, Set.of("$select"), 1000, true).page(call, held(person), null);
  }

  /** {@code user.assignedLicenses}. */
  List<Object> assigned(Person person) {
    return List.copyOf(held(person).stream().map(sku -> Json.object("disabledPlans", List.of(), "skuId", sku.skuId()))
        .toList());
  }

  /** {@code user.licenseAssignmentStates}: Windows 365 licences come through a group here, the rest directly. */
  List<Object> states(Person person) {
    List<Object> states = new ArrayList<>();
    for (Sku sku : held(person)) {
      states.add(
          Json.object(
              "skuId", sku.skuId(),
              "assignedByGroup", sku.equals(OFFICE) ? null : "7c1f5b0e-2a34-4d86-9b1e-5f0c6a7d8e21",
              "state", "Active",
              "error", "None",
              "disabledPlans", List.of(),
              "lastUpdatedDateTime", world.start()));
    }
    return states;
  }

  private List<Sku> held(Person person) {
    Stream<Sku> own = person.guest() ? Stream.of() : Stream.of(OFFICE);
    Stream<Sku> cloudPcs =
        world.rows().stream().filter(pc -> isFor(pc, person) && holds(pc)).map(pc -> sku(pc.plan())).distinct();
    return Stream.concat(own, cloudPcs).toList();
  }

  private static boolean isFor(Pc pc, Person person) {
    return pc.person() != null && pc.person().id().equals(person.id());
  }

  /** Whether a licence stands behind a Cloud PC on its user. */
  private boolean holds(Pc pc) {
    return pc.plan().family() != ServicePlan.Family.FRONTLINE && world.isLicensed(pc);
  }

  private long consumed(Sku sku) {
    if (sku.equals(OFFICE)) {
      return world.everybody().stream().filter(person -> !person.guest()).count();
    }
    return world.rows().stream().filter(pc -> pc.plan().skuId().equals(sku.skuId()) && holds(pc)).count();
  }

  /** What was bought stays when Cloud PCs end; more is bought when it does not suffice. */
  private Map<String, @Nullable Object> prepaid(Sku sku) {
    long enabled = Math.max(bought.getOrDefault(sku.skuId(), 0L), inTens(consumed(sku)));
    return Json.object("enabled", enabled, "lockedOut", 0, "suspended", 0, "warning", 0);
  }

  /** Three frontline Cloud PCs share a licence. */
  private static Map<String, Long> bought(World world) {
    Map<String, Long> bought = new HashMap<>();
    for (Pc pc : world.rows()) {
      if (!pc.is("pendingProvision")) {
        bought.merge(pc.plan().skuId(), 1L, Long::sum);
      }
    }
    ServicePlan.of(ServicePlan.Family.FRONTLINE)
        .forEach(plan -> bought.computeIfPresent(plan.skuId(), (id, inUse) -> (inUse + 2) / 3));
    bought.put(OFFICE.skuId(), (long) world.everybody().size());
    bought.replaceAll((id, needed) -> inTens(needed));
    return bought;
  }

  private static long inTens(long needed) {
    return (needed + 9) / 10 * 10;
  }

  private static Sku sku(ServicePlan plan) {
    return new Sku(plan.skuId(), plan.skuPartNumber(), List.of(new Plan(plan.planId(), plan.planName())));
  }

  private static List<Object> plans(Sku sku) {
    List<Object> plans = new ArrayList<>();
    for (Plan plan : sku.plans()) {
      plans.add(
          Json.object(
              "servicePlanId", plan.id(),
              "servicePlanName", plan.name(),
              "provisioningStatus", "Success",
              "appliesTo", "User"));
    }
    return plans;
  }

  /** A GUID as the directory packs it into ids. */
  private static String packed(String guid) {
    UUID id = UUID.fromString(guid);
    byte[] bytes =
        ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
