package org.cloudpcdesk.signin;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;

/** The one owner of the signed-in account. Thread-safe. */
public interface SignIn {

  /**
   * Signs in through the system browser, asking for these permissions. When somebody is signed in already, the same
   * account is asked to consent to more. One question at a time: the next one is asked when the last is over.
   *
   * @return the account, or a {@link SignInException}; cancelling the future ends the wait at once
   */
  CompletableFuture<Account> interactive(Set<Permission> permissions);

  /**
   * A bearer token for a permission, without asking anybody. Blocks while it is renewed.
   *
   * @param renew true when the last one was refused: the cached one is not returned again
   */
  String token(Permission permission, boolean renew) throws SignInException;

  /** Who is signed in. */
  Optional<Account> account();

  /** Forgets the account and its tokens on this computer. */
  void signOut();
}
