package org.cloudpcdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * The signed-in administrator.
 *
 * @param homeAccountId msal4j's stable key of the account: its object id, a dot, and the id of its home tenant
 * @param username user principal name
 * @param displayName the name in the ID token, or null
 * @param tenantId GUID text of the tenant the token is for
 * @param tenantDomain the domain that the tenant was named by at sign-in, or else its own, or null
 * @param tenantDisplayName what the tenant's directory calls it, or null while it did not say
 */
public record Account(
    String homeAccountId,
    String username,
    @Nullable String displayName,
    String tenantId,
    @Nullable String tenantDomain,
    @Nullable String tenantDisplayName) {

  /** In a tenant that nobody named by a domain. */
  public Account(String homeAccountId, String username, @Nullable String displayName, String tenantId) {
    this(homeAccountId, username, displayName, tenantId, null);
  }

  /** In a tenant whose directory was not asked yet. */
  public Account(
      String homeAccountId,
      String username,
      @Nullable String displayName,
      String tenantId,
      @Nullable String tenantDomain) {
    this(homeAccountId, username, displayName, tenantId, tenantDomain, null);
  }

  /**
   * The tenant's name as far as it is known, which confirms what is done in it: a domain of the tenant, or the domain of
   * the user principal name. That of a guest's or partner's names their own company and never the tenant they visit: its
   * id does. Not what the directory calls it, because several tenants may be called the same.
   */
  public String tenantName() {
    if (tenantDomain != null) {
      return tenantDomain;
    }
    int at = username.lastIndexOf('@');
    return at < 0 || isGuest() ? tenantId : username.substring(at + 1);
  }

  /** Whether the account's home is another tenant. */
  public boolean isGuest() {
    int dot = homeAccountId.lastIndexOf('.');
    return dot >= 0 && !homeAccountId.substring(dot + 1).equalsIgnoreCase(tenantId);
  }

  /** The same, in a tenant that was named by a domain. */
  public Account inTenantNamed(@Nullable String domain) {
    return new Account(homeAccountId, username, displayName, tenantId, domain, tenantDisplayName);
  }

  /**
   * The same, in a tenant as its directory calls it. The domain is taken where the id would be all that names the tenant.
   *
   * @param tenant another tenant is no news of this one
   */
  public Account in(Organization tenant) {
    return tenant.id().equalsIgnoreCase(tenantId)
        ? new Account(
            homeAccountId,
            username,
            displayName,
            tenantId,
            tenantName().equals(tenantId) ? tenant.domain() : tenantDomain,
            tenant.displayName())
        : this;
  }

  /** Whether it is the same account in the same tenant. */
  public boolean isSameAs(Account other) {
    return homeAccountId.equals(other.homeAccountId) && tenantId.equalsIgnoreCase(other.tenantId);
  }
}
