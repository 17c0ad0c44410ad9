package org.cloudpcdesk.sample.world;

import java.util.List;

/**
 * A Windows 365 service plan and the subscription that carries it.
 *
 * <p>Ids and part numbers are Microsoft's own, from the Entra page "Product names and service plan identifiers for
 * licensing".
 *
 * @param displayName what {@code cloudPC.servicePlanName} says
 * @param planId what {@code cloudPC.servicePlanId} says; not a SKU id
 * @param planName the name inside licences, beginning {@code CPC_}
 */
public record ServicePlan(
    Family family, String displayName, String planId, String planName, String skuId, String skuPartNumber) {

  /** The edition. Frontline is sold as Windows 365 Flex since 2026; Graph kept the old name. */
  public enum Family {
    ENTERPRISE("enterprise", "enterprise"),
    BUSINESS("business", "business"),
    FRONTLINE("enterprise", "frontline");

    private final String servicePlanType;
    private final String productType;

    Family(String servicePlanType, String productType) {
      this.servicePlanType = servicePlanType;
      this.productType = productType;
    }

    /** The member of beta {@code cloudPcServicePlanType}. */
    public String servicePlanType() {
      return servicePlanType;
    }

    /** The member of beta {@code cloudPcProductType}. */
    public String productType() {
      return productType;
    }
  }

  private static final List<ServicePlan> ENTERPRISE_PLANS =
      List.of(
          new ServicePlan(
              Family.ENTERPRISE,
              "Cloud PC Enterprise 2vCPU/8GB/128GB",
              "3efff3fe-528a-4fc5-b1ba-845802cc764f",
              "CPC_2",
              "e2aebe6c-897d-480f-9d62-fff1381581f7",
              "CPC_E_2C_8GB_128GB"),
          new ServicePlan(
              Family.ENTERPRISE,
              "Cloud PC Enterprise 2vCPU/4GB/128GB",
              "545e3611-3af8-49a5-9a0a-b7867968f4b0",
              "CPC_1",
              "226ca751-f0a4-4232-9be5-73c02a92555e",
              "CPC_E_2C_4GB_128GB"),
          new ServicePlan(
              Family.ENTERPRISE,
              "Cloud PC Enterprise 4vCPU/16GB/256GB",
              "9ecf691d-8b82-46cb-b254-cd061b2c02fb",
              "CPC_E_4C_16GB_256GB",
              "96d2951e-cb42-4481-9d6d-cad3baac177e",
              "CPC_E_4C_16GB_256GB"),
          new ServicePlan(
              Family.ENTERPRISE,
              "Cloud PC Enterprise 8vCPU/32GB/512GB",
              "0e837228-8250-4047-8a80-d4a34ba11658",
              "CPC_E_8C_32GB_512GB",
              "9fb0ba5f-4825-4e84-b239-5167a3a5d4dc",
              "CPC_E_8C_32GB_512GB"));

  private static final List<ServicePlan> BUSINESS_PLANS =
      List.of(
          new ServicePlan(
              Family.BUSINESS,
              "Cloud PC Business 2vCPU/4GB/128GB",
              "1a13832e-cd79-497d-be76-24186f55c8b0",
              "CPC_B_2C_4RAM_128GB",
              "135bee78-485b-4181-ad6e-40286e311850",
              "CPC_B_2C_4RAM_128GB"),
          new ServicePlan(
              Family.BUSINESS,
              "Cloud PC Business 2vCPU/8GB/128GB",
              "9d2eed2c-b0c0-4a89-940c-bc303444a41b",
              "CPC_SS_2",
              "71f21848-f89b-4aaa-a2dc-780c8e8aac5b",
              "CPC_B_2C_8RAM_128GB"));

  private static final List<ServicePlan> FRONTLINE_PLANS =
      List.of(
          new ServicePlan(
              Family.FRONTLINE,
              "Cloud PC Frontline 2vCPU/8GB/128GB",
              "057efbfe-a95d-4263-acb0-12b4a31fed8d",
              "CPC_S_2C_8GB_128GB",
              "2d21fc84-b918-491e-ad84-e24d61ccec94",
              "Windows_365_S_2vCPU_8GB_128GB"),
          new ServicePlan(
              Family.FRONTLINE,
              "Cloud PC Frontline 4vCPU/16GB/128GB",
              "dd3801e2-4aa1-4b16-a44b-243e55497584",
              "CPC_S_4C_16GB_128GB",
              "1bf40e76-4065-4530-ac37-f1513f362f50",
              "Windows_365_S_4vCPU_16GB_128GB"));

  /** The plans of one edition, the most bought first. */
  public static List<ServicePlan> of(Family family) {
    return switch (family) {
      case ENTERPRISE -> ENTERPRISE_PLANS;
      case BUSINESS -> BUSINESS_PLANS;
      case FRONTLINE -> FRONTLINE_PLANS;
    };
  }
}
