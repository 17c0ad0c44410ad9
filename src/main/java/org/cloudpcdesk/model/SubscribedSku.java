package org.cloudpcdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * A subscription of the tenant, from {@code GET /subscribedSkus}.
 *
 * @param consumedUnits licences in use
 * @param enabledUnits licences bought and usable ({@code prepaidUnits.enabled})
 * @param cloudPc true when it holds a service plan named {@code CPC_*}
 */
public record SubscribedSku(
    String skuId, @Nullable String skuPartNumber, int consumedUnits, int enabledUnits, boolean cloudPc) {}
