package org.cloudpcdesk.inventory.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cloudpcdesk.model.CloudPcFacts;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/** The folded texts that stand in a field of a Cloud PC. Those that are not known are left out. */
public final class FieldValues {
  /** Microsoft sells what Graph provisions as shared in its several ways under this name. */
  private static final String FRONTLINE = "frontline";

  private FieldValues() {}

  /** The values of a field of the kind {@link Field.Kind#TEXT}. */
  public static List<String> of(Field field, CloudPcFacts pc) {
    return switch (field) {
      case STATUS -> status(pc.status());
      case USER -> known(pc.personLabel());
      case DEVICE -> known(pc.deviceLabel());
      case PLAN -> known(pc.servicePlanName());
      case POLICY -> known(pc.provisioningPolicyName());
      case REGION -> known(pc.deviceRegionName());
      case IMAGE -> known(pc.imageDisplayName());
      case TYPE -> type(pc.provisioningType(), pc.servicePlanType());
      case NAME -> known(pc.displayName());
      case ID -> known(pc.id(), pc.managedDeviceId(), pc.aadDeviceId());
      case IS, ENDS, SEEN, CHANGED, PROVISIONED, MODIFIED -> throw new IllegalArgumentException(field + " is no text");
    };
  }

  /** As the service writes it, and as words: "ingraceperiod" and "in grace period". */
  public static List<String> status(CloudPcStatus status) {
    return known(status.text(), words(status.text()));
  }

  /** Provisioning type and plan type, and what the shared types are sold as. */
  public static List<String> type(@Nullable String provisioning, @Nullable String plan) {
    boolean shared = provisioning != null && provisioning.toLowerCase(Locale.ROOT).startsWith("shared");
    return known(provisioning, plan, shared ? FRONTLINE : null);
  }

  private static String words(String camelCase) {
    StringBuilder words = new StringBuilder(camelCase.length() + 4);
    for (int i = 0; i < camelCase.length(); i++) {
      char c = camelCase.charAt(i);
      if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(camelCase.charAt(i - 1))) {
        words.append(' ');
      }
      words.append(c);
    }
    return words.toString();
  }

  private static List<String> known(@Nullable String... texts) {
    if (texts.length == 1) {
      String folded = Fold.fold(texts[0]);
      return folded.isEmpty() ? List.of() : List.of(folded);
    }
    List<String> known = new ArrayList<>(texts.length);
    for (String text : texts) {
      String folded = Fold.fold(text);
      if (!folded.isEmpty() && !known.contains(folded)) {
        known.add(folded);
      }
    }
    return known;
  }
}
