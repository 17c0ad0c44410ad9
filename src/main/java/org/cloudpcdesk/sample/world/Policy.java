package org.cloudpcdesk.sample.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provisioning policy, as far as it shows on a Cloud PC.
 *
 * @param id null for Windows 365 Business, which has no Intune policies
 * @param connection name of the Azure network connection; empty for a network hosted by Microsoft
 * @param provisioningType member of beta {@code cloudPcProvisioningType}
 */
public record Policy(
    @Nullable String id,
    @Nullable String name,
    ServicePlan.Family family,
    String provisioningType,
    @Nullable String image,
    String region,
    String connection) {

  private static final String WINDOWS_11_APPS = "Windows 11 Enterprise + Microsoft 365 Apps 25H2";
  private static final String WINDOWS_11 = "Windows 11 Enterprise 24H2";

  private static final List<Policy> ALL =
      List.of(
          dedicated("6b1d9b9a-2f04-4f0b-9c7e-2f6a5b1a0e01", "Office workers Europe", WINDOWS_11_APPS, "westeurope", ""),
          dedicated("6b1d9b9a-2f04-4f0b-9c7e-2f6a5b1a0e02", "Office workers Americas", WINDOWS_11_APPS, "eastus2", ""),
          dedicated(
              "6b1d9b9a-2f04-4f0b-9c7e-2f6a5b1a0e03", "Engineering", "Engineering image 2026.10", "northeurope",
                  "ANC-Dublin"),
          dedicated("6b1d9b9a-2f04-4f0b-9c7e-2f6a5b1a0e04", "Contractors", WINDOWS_11, "uksouth", ""),
          dedicated("6b1d9b9a-2f04-4f0b-9c7e-2f6a5b1a0e05", "Finance restricted", WINDOWS_11_APPS, "swedencentral",
              "ANC-Stockholm"),
          new Policy(
              "6b1d9b9a-2f04-4f0b-9c7e-2f6a5b1a0e06",
              "Service desk shifts",
              ServicePlan.Family.FRONTLINE,
              "sharedByUser",
              WINDOWS_11_APPS,
              "southeastasia",
              ""),
          new Policy(
              "6b1d9b9a-2f04-4f0b-9c7e-2f6a5b1a0e07",
              "Training room",
              ServicePlan.Family.FRONTLINE,
              "sharedByEntraGroup",
              WINDOWS_11,
              "eastus2",
              ""),
          new Policy(
              "6b1d9b9a-2f04-4f0b-9c7e-2f6a5b1a0e08",
              "Reserve for lost laptops",
              ServicePlan.Family.ENTERPRISE,
              "reserve",
              WINDOWS_11_APPS,
              "westeurope",
              ""),
          new Policy(
              null, null, ServicePlan.Family.BUSINESS, "dedicated", "Windows 11 Enterprise 24H2", "westus3", ""));

  private static Policy dedicated(String id, String name, String image, String region, String connection) {
    return new Policy(id, name, ServicePlan.Family.ENTERPRISE, "dedicated", image, region, connection);
  }

  /** Every policy; the last stands for Windows 365 Business, which has none. */
  public static List<Policy> all() {
    return ALL;
  }

  /** The policies that make one kind of Cloud PC. */
  static List<Policy> of(ServicePlan.Family family, String provisioningType) {
    return ALL.stream().filter(p -> p.family == family && p.provisioningType.equals(provisioningType)).toList();
  }
}
