package org.cloudpcdesk.inventory.search;

import java.util.List;
import java.util.stream.Stream;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.FieldValues;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.inventory.query.TextMatch;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a row has in common with many others. A tenant of 100,000 Cloud PCs has some hundreds of these, so that a word is
 * looked for in each once instead of in every row. All texts but the {@link #traits} are folded.
 *
 * @param number counts from 0 in the order of first appearance
 * @param urgency how much an administrator should care about the state, 0 most
 * @param statuses the state as it is searched
 * @param types the types as they are searched
 */
record Shared(
    int number,
    int urgency,
    Traits traits,
    List<String> statuses,
    String plan,
    String policy,
    String region,
    String image,
    String provisioningType,
    String planType,
    List<String> types) {

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
    return new Shared(
        number,
        urgencyOf(traits.status()),
        traits,
        FieldValues.status(traits.status()),
        Fold.fold(traits.plan()),
        Fold.fold(traits.policy()),
        Fold.fold(traits.region()),
        Fold.fold(traits.image()),
        Fold.fold(traits.provisioningType()),
        Fold.fold(traits.planType()),
        FieldValues.type(traits.provisioningType(), traits.planType()));
  }

  /** The state as the service writes it, folded; empty when none came. */
  String status() {
    return statuses.isEmpty() ? "" : statuses.getFirst();
  }

  boolean matchesAnywhere(TextMatch match) {
    return Stream.of(plan, policy, region, image).anyMatch(text -> test(match, text))
        || statuses.stream().anyMatch(match::test);
  }

  /** Whether a field that rows share matches. */
  boolean matches(Field field, TextMatch match) {
    return switch (field) {
      case STATUS -> statuses.stream().anyMatch(match::test);
      case PLAN -> test(match, plan);
      case POLICY -> test(match, policy);
      case REGION -> test(match, region);
      case IMAGE -> test(match, image);
      case TYPE -> types.stream().anyMatch(match::test);
      default -> throw new IllegalArgumentException(field + " is a row's own");
    };
  }

  private static boolean test(TextMatch match, String text) {
    return !text.isEmpty() && match.test(text);
  }

  /** How much an administrator should care about a state, 0 most. */
  static int urgencyOf(CloudPcStatus status) {
    return switch (status.kind()) {
      case IN_GRACE_PERIOD -> 0;
      case FAILED -> 1;
      case PENDING_PROVISION, RESIZE_PENDING_LICENSE -> 3;
      case PROVISIONED, PROVISIONED_WITH_WARNINGS -> 4;
      default -> status.isInMotion() ? 2 : 5;
    };
  }
}
