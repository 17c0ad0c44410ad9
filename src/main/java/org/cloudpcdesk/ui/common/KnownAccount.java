package org.cloudpcdesk.ui.common;

import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;

/**
 * An account in a tenant that was open on this computer before.
 *
 * @param production whether the tenant is marked as production
 */
public record KnownAccount(Account account, Cloud cloud, boolean production, Standing standing) {

  /** Whether the tenant may be opened as it was stored. */
  public enum Standing {
    /** Yes; nobody is asked. */
    READY,
    /** The account was signed out: it has to sign in again first. */
    SIGNED_OUT,
    /** No: the policy of this computer does not allow the tenant any more. */
    NOT_ALLOWED
  }

  /** Whether it is this account in this tenant. */
  public boolean isOf(Account other) {
    return account.isSameAs(other);
  }
}
