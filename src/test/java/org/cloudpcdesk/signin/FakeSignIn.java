package org.cloudpcdesk.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;

/** An account that is signed in, and nothing more; a test overrides what it needs. */
public abstract class FakeSignIn implements SignIn {
  private final Account account;

  protected FakeSignIn(Account account) {
    this.account = account;
  }

  @Override
  public CompletableFuture<Account> interactive(Set<Permission> permissions) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Account> deviceCode(Set<Permission> permissions, Consumer<DeviceCode> show) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Account> remembered() {
    return List.of(account);
  }

  @Override
  public Account silent(Account remembered, Set<Permission> permissions) throws SignInException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String token(Permission permission, boolean renew) throws SignInException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String token(Permission permission, ClaimsChallenge demand) throws SignInException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Permission> granted() {
    return Set.of(Permission.values());
  }

  @Override
  public Optional<Account> account() {
    return Optional.of(account);
  }

  @Override
  public CompletableFuture<Void> signOut() {
    throw new UnsupportedOperationException();
  }
}
