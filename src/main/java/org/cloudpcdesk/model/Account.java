package org.cloudpcdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * The signed-in administrator.
 *
 * @param homeAccountId msal4j's stable key of the account
 * @param username user principal name
 * @param displayName the name in the ID token, or null
 * @param tenantId GUID text of the tenant the token is for
 */
public record Account(String homeAccountId, String username, @Nullable String displayName, String tenantId) {

  /** The tenant's name as far as the account tells it: the domain of the user principal name. */
  public String tenantName() {
    int at = username.lastIndexOf('@');
    return at < 0 ? tenantId : username.substring(at + 1);
  }
}
