package org.cloudpcdesk.sample;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which access tokens the sample tenant's Graph accepts. Thread-safe. */
public interface TokenRegister {

  /**
   * What a token stands for.
   *
   * @param scopes short names such as {@code CloudPC.Read.All}
   * @param claims the claims parameter it was asked for with, or null
   * @param roleActions what the person's roles allowed when it was made, or null for everything
   * @param tenantId GUID text of the tenant it is for
   */
  record Grant(
      String userPrincipalName,
      Set<String> scopes,
      @Nullable String claims,
      @Nullable Set<String> roleActions,
      String tenantId) {
    public Grant {
      scopes = Set.copyOf(scopes);
    }

    /** Asked for without claims, in the sample tenant, by somebody who may do everything. */
    public Grant(String userPrincipalName, Set<String> scopes) {
      this(userPrincipalName, scopes, null, null, SampleTenant.TENANT_ID);
    }

    /** Whether the person's roles allow an action, such as {@code Microsoft.CloudPC/CloudPCs/EndGracePeriod}. */
    public boolean allows(@Nullable String roleAction) {
      return roleAction == null || roleActions == null || roleActions.contains(roleAction);
    }
  }

  /** Makes a token that {@link #check} accepts for so long (real time). */
  String issue(Grant grant, Duration lifetime);

  /** What a token stands for, or empty when it is unknown, expired or revoked. */
  Optional<Grant> check(String token);

  /** Makes every token issued so far worthless, as a revoked session does. */
  void revokeAll();
}
