package org.cloudpcdesk.deprovision;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Locale;
import java.util.Set;
import org.cloudpcdesk.model.CloudPc;

/**
 * Which rows of the list are another product's machines: hosts of published apps, Dev Boxes, machines of flows and of pools.
 * They are listed beside people's Cloud PCs and live by other rules (members {@code productType} and {@code
 * userExperienceType} of the beta {@code cloudPC}), so that they are left to their own tools.
 */
final class Product {
  private static final Set<String> OTHER_PRODUCTS = Set.of("devbox", "powerautomate");
  private static final String APP_HOST = "cloudapp";

  private Product() {}

  static boolean isOther(CloudPc pc) {
    String rest = pc.rest();
    if (rest == null) {
      return false;
    }
    JsonObject members = JsonParser.parseString(rest).getAsJsonObject();
    return OTHER_PRODUCTS.contains(text(members, "productType"))
        || text(members, "userExperienceType").equals(APP_HOST);
  }

  private static String text(JsonObject members, String name) {
    JsonElement value = members.get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString().toLowerCase(Locale.ROOT);
  }
}
