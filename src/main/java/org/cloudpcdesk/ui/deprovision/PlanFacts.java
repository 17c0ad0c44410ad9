package org.cloudpcdesk.ui.deprovision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.Target;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.SubscribedSku;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.TimeText;
import org.jspecify.annotations.Nullable;

/** What a plan comes to as a whole, in the administrator's words. Any thread. */
final class PlanFacts {
  private final Messages messages = Messages.of(PlanFacts.class);
  private final DeprovisionPlan plan;
  private final Map<ServicePlan, Integer> licences = new TreeMap<>();

  /** @param id as licences name it, or empty when the service sent none */
  private record ServicePlan(String name, String id) implements Comparable<ServicePlan> {
    @Override
    public int compareTo(ServicePlan other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? id.compareTo(other.id) : byName;
    }
  }

  /** @param known tells the id of a service plan, which a target does not carry */
  PlanFacts(DeprovisionPlan plan, Inventory.Snapshot known) {
    this.plan = plan;
    for (Target target : plan.willEnd()) {
      Inventory.Row row = known.find(target.id());
      String id = row == null ? null : row.pc().servicePlanId();
      String name = target.servicePlanName();
      licences.merge(new ServicePlan(name == null ? "" : name, id == null ? "" : id), 1, Integer::sum);
    }
  }

  /** How many people lose a Cloud PC. */
  String people() {
    return messages.text("facts.people", plan.people());
  }

  /** When the first of them would end by itself. */
  String earliest(TimeText times, Instant now) {
    return plan.earliestGraceEnd()
        .map(end -> messages.text("sheet.grace", times.moment(end), times.countdown(end, now)))
        .orElseGet(() -> messages.text("sheet.none"));
  }

  /**
   * How many licences of each plan are not held up any longer.
   *
   * @param skus the tenant's subscriptions, or none when they are not known
   */
  String licences(List<SubscribedSku> skus) {
    return licences.entrySet().stream()
        .map(entry -> licence(entry.getKey(), entry.getValue(), skus))
        .collect(Collectors.joining(messages.text("facts.separator")));
  }

  private String licence(ServicePlan plan, int count, List<SubscribedSku> skus) {
    String name = plan.name().isEmpty() ? messages.text("facts.noPlan") : plan.name();
    SubscribedSku sku = holder(plan.id(), skus);
    return sku == null
        ? messages.text("facts.licences", count, name)
        : messages.text("facts.licences.of", count, name, sku.consumedUnits(), sku.enabledUnits());
  }

  private static @Nullable SubscribedSku holder(String planId, List<SubscribedSku> skus) {
    return skus.stream()
        .filter(sku -> !planId.isEmpty() && sku.cloudPcPlanIds().stream().anyMatch(planId::equalsIgnoreCase))
        .findFirst()
        .orElse(null);
  }
}
