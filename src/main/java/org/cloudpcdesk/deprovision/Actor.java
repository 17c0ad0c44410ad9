package org.cloudpcdesk.deprovision;

import org.cloudpcdesk.model.Account;

/**
 * Who acts, and in which tenant: written into every entry of the journal.
 *
 * @param tenantId GUID text
 * @param tenantName what the administrator types to confirm; never blank
 * @param account user principal name
 * @param production true when the tenant is marked as one where every run needs its name typed
 */
public record Actor(String tenantId, String tenantName, String account, boolean production) {

  public Actor {
    if (tenantName.isBlank()) {
      throw new IllegalArgumentException("a tenant without a name cannot be confirmed by name");
    }
  }

  public static Actor of(Account account, boolean production) {
    return new Actor(account.tenantId(), account.tenantName(), account.username(), production);
  }

  /** Whether it is the same account in the same tenant, marked or not. */
  boolean isSameAs(Actor other) {
    return tenantId.equals(other.tenantId) && account.equals(other.account);
  }

  /** Whether a text names the tenant, by its name or its id; case and spaces around it do not matter. */
  public boolean isTenantNamedBy(String typed) {
    return typed.strip().equalsIgnoreCase(tenantName.strip()) || typed.strip().equalsIgnoreCase(tenantId);
  }
}
