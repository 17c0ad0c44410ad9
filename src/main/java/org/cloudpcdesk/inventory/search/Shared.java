package org.cloudpcdesk.inventory.search;

import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a row has in common with many others, folded. A tenant of 100,000 Cloud PCs has some hundreds of these, so that
 * a word is looked for in each once instead of in every row.
 *
 * @param number counts from 0 in the order of first appearance
 * @param urgency how much an administrator should care about the state, 0 most
 * @param text everything of it that is searched
 */
record Shared(
    int number,
    int urgency,
    String status,
    String plan,
    String policy,
    String region,
    String image,
    String provisioningType,
    String planType,
    String text) {

  /** What makes two rows share: the members as they came. */
  record Traits(
      CloudPcStatus status,
      @Nullable String plan,
      @Nullable String policy,
      @Nullable String region,
      @Nullable String image,
      @Nullable String provisioningType,
      @Nullable String planType) {

    static Traits of(CloudPc pc) {
      return new Traits(
          pc.status(),
          pc.servicePlanName(),
          pc.provisioningPolicyName(),
          pc.deviceRegionName(),
          pc.imageDisplayName(),
          pc.provisioningType(),
          pc.servicePlanType());
    }
  }

  static Shared of(Traits traits, int number) {
    // Words are looked for one by one, so Microsoft's "inGracePeriod" already answers to "in grace period".
    String status = Fold.fold(traits.status().text());
    String plan = Fold.fold(traits.plan());
    String policy = Fold.fold(traits.policy());
    String region = Fold.fold(traits.region());
    String image = Fold.fold(traits.image());
    return new Shared(
        number,
        urgency(traits.status()),
        status,
        plan,
        policy,
        region,
        image,
        Fold.fold(traits.provisioningType()),
        Fold.fold(traits.planType()),
        String.join(Keys.SEPARATOR, status, plan, policy, region, image));
  }

  private static int urgency(CloudPcStatus status) {
    return switch (status.kind()) {
      case IN_GRACE_PERIOD -> 0;
      case FAILED -> 1;
      case PENDING_PROVISION, RESIZE_PENDING_LICENSE -> 3;
      case PROVISIONED, PROVISIONED_WITH_WARNINGS -> 4;
      default -> status.isInMotion() ? 2 : 5;
    };
  }
}
