package org.cloudpcdesk.signin;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.signin.SignInException.Kind;

/**
 * The sign-in of one account in one tenant, whose data is on the screen and on the disk: no token of anybody else, or for
 * another tenant, leaves it. An account that was signed in when the tenant was last open is signed in silently when the
 * first token is needed. Thread-safe.
 */
public final class BoundSignIn implements SignIn {
  private final SignIn signIn;
  private final Account owner;
  private final Set<Permission> first;
  private volatile boolean ended;

  /**
   * @param signIn the owner is signed in with it, or nobody yet
   * @param first all that a first sign-in asks for
   */
  public BoundSignIn(SignIn signIn, Account owner, Set<Permission> first) {
    this.signIn = signIn;
    this.owner = owner;
    this.first = Set.copyOf(first);
  }

  /** One at a time; who waited finds the account signed in. */
  private synchronized void resume() throws SignInException {
    if (!ended && signIn.account().isEmpty()) {
      var _ = signIn.silent(owner, first);
    }
  }

  @Override
  public String token(Permission permission, boolean renew) throws SignInException {
    resume();
    return own(signIn.token(permission, renew));
  }

  @Override
  public String token(Permission permission, ClaimsChallenge demand) throws SignInException {
    resume();
    return own(signIn.token(permission, demand));
  }

  /** The last look at a token before it is sent. */
  private String own(String token) throws SignInException {
    Account now = signIn.account().orElse(owner);
    if (!owner.isSameAs(now) || !TokenText.mayBeFor(owner.tenantId(), token)) {
      throw stranger();
    }
    return token;
  }

  @Override
  public CompletableFuture<Account> interactive(Set<Permission> permissions) {
    return own(signIn.interactive(with(permissions)));
  }

  @Override
  public CompletableFuture<Account> deviceCode(Set<Permission> permissions, Consumer<DeviceCode> show) {
    return own(signIn.deviceCode(with(permissions), show));
  }

  private Set<Permission> with(Set<Permission> permissions) {
    if (signIn.account().isPresent()) {
      return permissions;
    }
    Set<Permission> all = EnumSet.copyOf(first);
    all.addAll(permissions);
    return all;
  }

  private CompletableFuture<Account> own(CompletableFuture<Account> asked) {
    CompletableFuture<Account> same =
        asked.thenCompose(
            account ->
                owner.isSameAs(account)
                    ? CompletableFuture.completedFuture(account)
                    : CompletableFuture.failedFuture(stranger()));
    var _ =
        same.whenComplete(
            (account, failure) -> {
              if (same.isCancelled()) {
                asked.cancel(true);
              }
            });
    return same;
  }

  private static SignInException stranger() {
    return new SignInException(
        Kind.OTHER_ACCOUNT, "another account or tenant than the one that is open", null, null, null);
  }

  @Override
  public List<Account> remembered() {
    return signIn.remembered();
  }

  @Override
  public Account silent(Account account, Set<Permission> permissions) throws SignInException {
    if (!owner.isSameAs(account)) {
      throw stranger();
    }
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

  /** Does not wait for a silent sign-in that is under way, because the window's thread signs out: that one fails then. */
  @Override
  public CompletableFuture<Void> signOut() {
    ended = true;
    return signIn.signOut();
  }
}
