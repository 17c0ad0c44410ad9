package org.cloudpcdesk.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;

/** The one owner of the signed-in account. Thread-safe. */
public interface SignIn {

  /**
   * Signs in through the system browser, asking for these permissions. When somebody is signed in already, the same
   * account is asked to consent to more. A demand of the service's that no silent renewal could meet goes along. One
   * question at a time: the next one is asked when the last is over.
   *
   * @return the account, or a {@link SignInException}; cancelling the future ends the wait at once
   */
  CompletableFuture<Account> interactive(Set<Permission> permissions);

  /**
   * The same without a browser on this computer: a code is shown, which somebody types into a page elsewhere.
   *
   * @param show told the code once, on a background thread
   * @return as for {@link #interactive}; the wait ends with the code's life at the latest
   */
  CompletableFuture<Account> deviceCode(Set<Permission> permissions, Consumer<DeviceCode> show);

  /**
   * The accounts that this registration can sign in without asking anybody, one for each tenant an account has been to,
   * whatever tenant the options name. Blocks on the cache's file at most.
   */
  List<Account> remembered();

  /**
   * Signs a remembered account in without asking anybody. Blocks while its token is renewed.
   *
   * @param account one of {@link #remembered}
   * @throws SignInException of kind {@link SignInException.Kind#INTERACTION_REQUIRED} or {@link
   *     SignInException.Kind#CONSENT_REQUIRED} when somebody has to be asked; nobody is signed in then
   */
  Account silent(Account account, Set<Permission> permissions) throws SignInException;

  /**
   * A bearer token for a permission, without asking anybody. Blocks while it is renewed.
   *
   * @param renew true when the last one was refused: the cached one is not returned again
   */
  String token(Permission permission, boolean renew) throws SignInException;

  /**
   * A bearer token that meets what a service demanded when it refused the last one. When it cannot be had silently, the
   * next {@link #interactive} makes the same demand.
   */
  String token(Permission permission, ClaimsChallenge demand) throws SignInException;

  /** What the newest token carries; empty when nobody is signed in. */
  Set<Permission> granted();

  /** Who is signed in. */
  Optional<Account> account();

  /**
   * Forgets the account and its tokens on this computer. Nobody is signed in any more when this returns.
   *
   * @return completes, never with a failure, when the account is not remembered any more either
   */
  CompletableFuture<Void> signOut();
}
