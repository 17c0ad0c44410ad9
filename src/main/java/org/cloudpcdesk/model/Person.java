package org.cloudpcdesk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person a Cloud PC belongs to, from {@code GET /users/{id}}.
 *
 * @param accountEnabled null when the service did not say
 */
public record Person(
    String id,
    @Nullable String displayName,
    @Nullable String userPrincipalName,
    @Nullable String mail,
    @Nullable String jobTitle,
    @Nullable String department,
    @Nullable Boolean accountEnabled) {

  /**
   * A licence the person holds, directly or through a group, from {@code GET /users/{id}/licenseDetails}.
   *
   * @param cloudPcPlanIds the service plans in it that stand for a Cloud PC: those named {@code CPC_*}
   */
  public record License(String skuId, @Nullable String skuPartNumber, List<String> cloudPcPlanIds) {
    public License {
      cloudPcPlanIds = List.copyOf(cloudPcPlanIds);
    }
  }
}
