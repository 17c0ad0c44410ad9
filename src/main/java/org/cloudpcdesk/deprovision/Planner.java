package org.cloudpcdesk.deprovision;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cloudpcdesk.deprovision.Deprovisioner.Eligibility;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans of what the inventory shows, without asking the service.
 *
 * @param actor who acts now
 * @param held whether a run has a Cloud PC in hand, by its id
 */
record Planner(Supplier<Actor> actor, Rules rules, Inventory inventory, Predicate<String> held) {

  /** What stands against a Cloud PC, whether or not anything may be sent. */
  Eligibility standing(CloudPc pc) {
    if (held.test(pc.id())) {
      return Eligibility.ALREADY_RUNNING;
    }
    CloudPcStatus status = pc.status();
    return switch (status.kind()) {
      case IN_GRACE_PERIOD -> Product.isOther(pc) ? Eligibility.OTHER_PRODUCT : Eligibility.ELIGIBLE;
      case UNRECOGNIZED, UNREPORTED -> Eligibility.STATUS_UNKNOWN;
      default -> status.isInMotion() ? Eligibility.IN_MOTION : Eligibility.NOT_IN_GRACE;
    };
  }

  private Eligibility standing(Target chosen, CloudPc now) {
    Eligibility standing = standing(now);
    return standing == Eligibility.ELIGIBLE && !chosen.differences(now).isEmpty() ? Eligibility.CHANGED : standing;
  }

  DeprovisionPlan of(Collection<CloudPc> chosen) {
    return DeprovisionPlan.of(actor.get(), chosen, this::standing, rules);
  }

  /** A plan for targets as they were once; what is not known here is for the check to find out. */
  DeprovisionPlan again(List<Target> targets, @Nullable String formerRun) {
    Map<Target, Eligibility> judged = new LinkedHashMap<>();
    for (Target target : targets) {
      Inventory.Row row = inventory.snapshot().find(target.id());
      if (row != null) {
        judged.put(target, standing(target, row.pc()));
      } else {
        judged.put(target, held.test(target.id()) ? Eligibility.ALREADY_RUNNING : Eligibility.ELIGIBLE);
      }
    }
    return DeprovisionPlan.of(actor.get(), judged, rules, formerRun);
  }
}
