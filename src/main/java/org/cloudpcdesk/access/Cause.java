package org.cloudpcdesk.access;

/** Why a request was refused with 403, by what helps. */
public enum Cause {
  /** The permission was not granted to this program in this tenant: somebody must consent. */
  CONSENT,
  /** No role of the account allows it. */
  ROLE,
  /** The role may be eligible only, and has to be activated. */
  ELIGIBLE_ROLE,
  /** The role may be younger than the token. */
  OLD_TOKEN,
  /** The tenant may have no Windows 365 licence; certain when its subscriptions could be read. */
  LICENSE,
  /** The Cloud PC may lie outside the scope tags of the role. */
  SCOPE_TAG,
  /** A policy of the tenant may forbid it. */
  POLICY
}
