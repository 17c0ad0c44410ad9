package org.cloudpcdesk.store;

import java.util.Locale;

/**
 * Which store: there is one file for each tenant and cloud.
 *
 * @param cloud Microsoft's cloud, {@code sample}, or what a test service is called; letters, digits and dashes
 * @param tenantId GUID text
 */
public record StoreName(String cloud, String tenantId) {

  private static final String SAMPLE = "sample";

  public StoreName {
    cloud = cloud.toLowerCase(Locale.ROOT);
    tenantId = tenantId.toLowerCase(Locale.ROOT);
  }

  /** The sample tenant's; its rows must never be taken for those of a cloud. */
  public static StoreName sample(String tenantId) {
    return new StoreName(SAMPLE, tenantId);
  }

  public boolean isSample() {
    return cloud.equals(SAMPLE);
  }

  /** The name of the file. A tenant's id names no person. */
  String file() {
    return (cloud + "_" + tenantId).replaceAll("[^a-z0-9_.-]", "-") + ".db";
  }
}
