package org.cloudpcdesk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of the tenant, from {@code GET /subscribedSkus}.
 *
 * @param consumedUnits licences in use
 * @param enabledUnits licences bought and usable ({@code prepaidUnits.enabled})
 * @param cloudPcPlanIds the ids of its service plans named {@code CPC_*}: equal to a Cloud PC's service plan id
 */
public record SubscribedSku(
    String skuId,
    @Nullable String skuPartNumber,
    int consumedUnits,
    int enabledUnits,
    List<String> cloudPcPlanIds) {

  public SubscribedSku {
    cloudPcPlanIds = List.copyOf(cloudPcPlanIds);
  }
}
