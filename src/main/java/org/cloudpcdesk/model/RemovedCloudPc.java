package org.cloudpcdesk.model;

import java.time.Instant;

/**
 * A Cloud PC that the service no longer shows.
 *
 * @param pc as it was last seen
 * @param seen when it was last seen
 * @param removed when it was first missed
 */
public record RemovedCloudPc(CloudPc pc, Instant seen, Instant removed) {}
