package org.cloudpcdesk.inventory.search;

import java.util.List;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.FieldValues;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a row has in common with many others: a tenant of 100,000 Cloud PCs has some hundreds or thousands of these
 * combinations. All texts but the {@link #traits} are folded.
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

  /** The texts of a field that rows share; those that are not known are left out. */
  List<String> texts(Field field) {
    return switch (field) {
      case STATUS -> statuses;
      case PLAN -> known(plan);
      case POLICY -> known(policy);
      case REGION -> known(region);
      case IMAGE -> known(image);
      case TYPE -> types;
      default -> throw new IllegalArgumentException(field + " is a row's own");
    };
  }

  private static List<String> known(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
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
