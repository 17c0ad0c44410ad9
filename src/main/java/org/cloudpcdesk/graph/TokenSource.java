package org.cloudpcdesk.graph;

import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;

/** Where the wire gets its access tokens. The sign-in room implements it; {@code app} joins the two. */
@FunctionalInterface
public interface TokenSource {

  /**
   * A bearer token that carries a permission, without asking the administrator anything. Blocks while a token is renewed.
   *
   * @param renew true when the last token was refused: a cached one must not be returned again
   * @throws GraphException of kind {@link GraphException.Kind#SIGN_IN_AGAIN} or {@link GraphException.Kind#CONSENT_MISSING}
   *     when only the administrator can help, or {@link GraphException.Kind#NO_NETWORK} and its like
   */
  String token(Permission permission, boolean renew) throws GraphException;

  /**
   * A new token in the place of one that was refused with a demand. A source that cannot pass demands on renews it.
   *
   * @throws GraphException of kind {@link GraphException.Kind#SIGN_IN_AGAIN} when somebody has to sign in to meet it
   */
  default String token(Permission permission, ClaimsChallenge demand) throws GraphException {
    return token(permission, true);
  }
}
