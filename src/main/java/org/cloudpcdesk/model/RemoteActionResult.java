package org.cloudpcdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * One remote action and how it went, from beta {@code retrieveCloudPCRemoteActionResults}.
 *
 * @param actionName free text such as "Reboot" or "CloudPcPowerOn"
 * @param actionState enumeration text as it came
 */
public record RemoteActionResult(
    @Nullable String actionName,
    @Nullable String actionState,
    @Nullable GraphTime started,
    @Nullable GraphTime lastUpdated,
    CloudPc.@Nullable StatusDetail statusDetail) {}
