package org.cloudpcdesk.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.DeviceCode;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;

/**
 * Goes on where the last run of the program left off: the account that was signed in then is signed in silently when the
 * first token is needed, and nobody else, because what is on the screen is that account's tenant. Thread-safe.
 */
final class ReopenedSignIn implements SignIn {
  private final SignIn signIn;
  private final Account expected;
  private final Set<Permission> first;
  private boolean ended;

  /**
   * @param signIn nobody is signed in with it yet
   * @param first all that a first sign-in asks for
   */
  ReopenedSignIn(SignIn signIn, Account expected, Set<Permission> first) {
    this.signIn = signIn;
    this.expected = expected;
    this.first = Set.copyOf(first);
  }

  /** One at a time; who waited finds the account signed in. */
  private synchronized void resume() throws SignInException {
    if (!ended && signIn.account().isEmpty()) {
      signIn.silent(expected, first);
    }
  }

  @Override
  public String token(Permission permission, boolean renew) throws SignInException {
    resume();
    return signIn.token(permission, renew);
  }

  @Override
  public String token(Permission permission, ClaimsChallenge demand) throws SignInException {
    resume();
    return signIn.token(permission, demand);
  }

  @Override
  public CompletableFuture<Account> interactive(Set<Permission> permissions) {
    return sameAccount(signIn.interactive(with(permissions)));
  }

  @Override
  public CompletableFuture<Account> deviceCode(Set<Permission> permissions, Consumer<DeviceCode> show) {
    return sameAccount(signIn.deviceCode(with(permissions), show));
  }

  private Set<Permission> with(Set<Permission> permissions) {
    if (signIn.account().isPresent()) {
      return permissions;
    }
    Set<Permission> all = EnumSet.copyOf(first);
    all.addAll(permissions);
    return all;
  }

  private CompletableFuture<Account> sameAccount(CompletableFuture<Account> asked) {
    CompletableFuture<Account> same =
        asked.thenCompose(
            account -> {
              if (account.tenantId().equalsIgnoreCase(expected.tenantId())
                  && account.homeAccountId().equals(expected.homeAccountId())) {
                return CompletableFuture.completedFuture(account);
              }
              var _ = signIn.signOut();
              return CompletableFuture.failedFuture(
                  new SignInException(
                      SignInException.Kind.OTHER_ACCOUNT,
                      "another account than the one whose tenant is open",
                      null,
                      null,
                      null));
            });
    var _ =
        same.whenComplete(
            (account, failure) -> {
              if (same.isCancelled()) {
                asked.cancel(true);
              }
            });
    return same;
  }

  @Override
  public List<Account> remembered() {
    return signIn.remembered();
  }

  @Override
  public Account silent(Account account, Set<Permission> permissions) throws SignInException {
    return signIn.silent(account, permissions);
  }

  @Override
  public Set<Permission> granted() {
    return signIn.granted();
  }

  @Override
  public Optional<Account> account() {
    return signIn.account();
  }

  @Override
  public synchronized CompletableFuture<Void> signOut() {
    ended = true;
    return signIn.signOut();
  }
}
