package org.cloudpcdesk.sample;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which access tokens the sample tenant's Graph accepts. Thread-safe. */
public interface TokenRegister {

  /**
   * What a token stands for.
   *
   * @param scopes short names such as {@code CloudPC.Read.All}
   */
  record Grant(String userPrincipalName, Set<String> scopes) {
    public Grant {
      scopes = Set.copyOf(scopes);
    }
  }

  /** Makes a token that {@link #check} accepts for so long (real time). */
  String issue(Grant grant, Duration lifetime);

  /** What a token stands for, or empty when it is unknown, expired or revoked. */
  Optional<Grant> check(String token);

  /** Makes every token issued so far worthless, as a revoked session does. */
  void revokeAll();
}
