package org.cloudpcdesk.access;

/** Whether the account has a {@link Right}. */
public enum Standing {
  ALLOWED,
  /** The permission is asked for when it is first needed. Nothing else is known to stand against it. */
  NOT_ASKED_YET,
  /** No role of the account allows it. */
  ROLE_MISSING,
  /** This cloud's Graph does not do it for anybody. */
  NOT_IN_CLOUD,
  /** The token carries the permission; what the roles allow could not be read. */
  UNKNOWN
}
