package org.cloudpcdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * A tenant as its directory calls it, from {@code GET /organization}. {@code User.Read} is enough for these properties
 * (Graph reference, "List organizations").
 *
 * @param id the tenant's id, GUID text
 * @param displayName null when the service did not say
 * @param domain the verified domain that is the default, or null
 */
public record Organization(String id, @Nullable String displayName, @Nullable String domain) {}
