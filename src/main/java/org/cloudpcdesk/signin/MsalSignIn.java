package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in with msal4j: system browser, authorization code with PKCE, loopback redirect, tokens in memory only.
 *
 * <p>msal4j keeps the refresh token. The access token is held here and not looked up in msal4j's cache, because that
 * cache keeps one token for each set of scopes: after more was consented to, it may hand out the older one.
 */
public final class MsalSignIn implements SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(MsalSignIn.class);
  private static final String AUTHORITY = "https://login.microsoftonline.com/";
  private static final String GRAPH = AuthorizePage.GRAPH;

  /** msal4j may send several requests for one renewal, each with a time-out of its own. */
  private static final Duration RENEWAL = Duration.ofMinutes(2);

  private final SignInOptions options;
  private final AuthorizePage page;
  private final PublicClientApplication msal;

  /** Guards {@link #held} and {@link #attempt}; never held while waiting. */
  private final Object state = new Object();

  /** One renewal at a time: whoever waits for it uses its token. */
  private final ReentrantLock renewing = new ReentrantLock();

  private @Nullable HeldToken held;
  private @Nullable Attempt attempt;

  /**
   * @param browser opens the authorize page, on a background thread
   * @throws IllegalArgumentException when the tenant is neither an id nor a domain
   */
  public MsalSignIn(SignInOptions options, Browser browser) {
    this(options, browser, new MsalHttp(new LoginRoot(options.loginRoot())));
  }

  MsalSignIn(SignInOptions options, Browser browser, MsalHttp http) {
    this.options = options;
    LoginRoot loginRoot = new LoginRoot(options.loginRoot());
    this.page = new AuthorizePage(loginRoot, browser, options.patience());
    try {
      this.msal =
          PublicClientApplication.builder(options.clientId())
              .authority(AUTHORITY + options.tenant() + "/")
              .logPii(false)
              .httpClient(http)
              .executorService(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("signin-", 0).factory()))
              .build();
    } catch (MalformedURLException notATenant) {
      throw new IllegalArgumentException("not a tenant: " + options.tenant(), notATenant);
    }
  }

  @Override
  public CompletableFuture<Account> interactive(Set<Permission> permissions) {
    Attempt mine;
    Attempt before;
    HeldToken expected;
    synchronized (state) {
      expected = held;
      mine = new Attempt(expected);
      before = attempt;
      attempt = mine;
    }
    if (before != null) {
      before.giveUp("another sign-in was begun");
    }
    LOG.info("asking for {} in the browser", permissions);
    mine.start(msal.acquireToken(page.question(permissions, expected)));
    return mine.result;
  }

  @Override
  public String token(Permission permission, boolean renew) throws SignInException {
    HeldToken seen = current();
    if (!renew && seen.isGoodFor(permission)) {
      return seen.token();
    }
    try {
      renewing.lockInterruptibly();
    } catch (InterruptedException ended) {
      throw interrupted();
    }
    try {
      HeldToken now = current();
      if (now != seen && now.isGoodFor(permission)) {
        return now.token();
      }
      return renewed(now, permission).token();
    } finally {
      renewing.unlock();
    }
  }

  @Override
  public Optional<Account> account() {
    synchronized (state) {
      return Optional.ofNullable(held).map(HeldToken::account);
    }
  }

  @Override
  public void signOut() {
    HeldToken last;
    Attempt open;
    synchronized (state) {
      last = held;
      open = attempt;
      held = null;
      attempt = null;
    }
    if (open != null) {
      open.giveUp("signed out");
    }
    // All of them: an answer that came after a cancel may have left its account in msal4j's cache.
    var _ = msal.getAccounts().thenAccept(accounts -> accounts.forEach(this::forget));
    if (last != null) {
      LOG.info("signed out");
    }
  }

  private HeldToken current() throws SignInException {
    synchronized (state) {
      if (held == null) {
        throw new SignInException(Kind.INTERACTION_REQUIRED, "nobody is signed in", null, null, null);
      }
      return held;
    }
  }

  private HeldToken renewed(HeldToken last, Permission permission) throws SignInException {
    // msal4j answers a repeated refused request from memory for two minutes. A permission that was refused once is
    // therefore asked for alone, so that renewing what was granted is another request.
    Set<String> scopes = last.carries(permission) ? last.grantedScopes(GRAPH) : Set.of(GRAPH + permission.scope());
    CompletableFuture<IAuthenticationResult> renewal = null;
    try {
      renewal =
          msal.acquireTokenSilently(SilentParameters.builder(scopes, last.msalAccount()).forceRefresh(true).build());
      IAuthenticationResult answer = renewal.get(RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
      HeldToken next = HeldToken.of(answer);
      synchronized (state) {
        if (held != last) {
          throw new SignInException(Kind.CANCELLED, "the account changed while its token was renewed", null, null,
              null);
        }
        held = next;
      }
      return next;
    } catch (ExecutionException failed) {
      throw SignInErrors.translate(failed, false);
    } catch (MalformedURLException notATenant) {
      throw SignInErrors.translate(notATenant, false);
    } catch (TimeoutException late) {
      renewal.cancel(true);
      throw new SignInException(Kind.NO_NETWORK, "the identity service: no token came in time", null, null, late);
    } catch (InterruptedException ended) {
      renewal.cancel(true);
      throw interrupted();
    }
  }

  private static SignInException interrupted() {
    Thread.currentThread().interrupt();
    return new SignInException(Kind.CANCELLED, "interrupted while a token was renewed", null, null, null);
  }

  private void forget(IAccount account) {
    var _ =
        msal.removeAccount(account)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.warn("the account could not be taken out of msal4j's cache: {}", failure.getClass().getName());
                  }
                });
  }

  /** One way through the browser. */
  private final class Attempt {
    private final @Nullable HeldToken expected;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Account> result = new CompletableFuture<>();

    Attempt(@Nullable HeldToken expected) {
      this.expected = expected;
    }

    void start(CompletableFuture<IAuthenticationResult> exchange) {
      var _ =
          result.whenComplete(
              (account, failure) -> {
                if (failure != null) {
                  exchange.cancel(true);
                }
              });
      var _ =
          exchange.whenComplete(
              (answer, failure) -> {
                if (failure != null) {
                  fail(SignInErrors.translate(failure, waitedInVain()));
                } else {
                  settle(answer);
                }
              });
    }

    void giveUp(String why) {
      result.completeExceptionally(new SignInException(Kind.CANCELLED, why, null, null, null));
    }

    private boolean waitedInVain() {
      return Duration.ofNanos(System.nanoTime() - begun).compareTo(options.patience()) >= 0;
    }

    private void settle(IAuthenticationResult answer) {
      try {
        HeldToken next = HeldToken.of(answer);
        if (!isExpected(next)) {
          drop(next);
          fail(new SignInException(Kind.OTHER_ACCOUNT, "another account or tenant than expected signed in", null,
              null, null));
        } else if (take(next)) {
          LOG.info("signed in to tenant {}", next.account().tenantId());
        } else {
          drop(next);
        }
      } catch (SignInException incomplete) {
        fail(incomplete);
      }
    }

    /** Makes the answer the session, unless the attempt was given up meanwhile. */
    private boolean take(HeldToken next) {
      synchronized (state) {
        if (attempt != this || result.isDone()) {
          return false;
        }
        held = next;
        attempt = null;
      }
      if (result.complete(next.account())) {
        return true;
      }
      synchronized (state) {
        if (held == next) {
          held = expected;
        }
      }
      return false;
    }

    /** Takes an unwanted answer out of msal4j, unless it is of the account that is signed in. */
    private void drop(HeldToken unwanted) {
      boolean signedIn =
          account().filter(account -> account.homeAccountId().equals(unwanted.account().homeAccountId())).isPresent();
      if (!signedIn) {
        forget(unwanted.msalAccount());
      }
    }

    private boolean isExpected(HeldToken next) {
      return expected == null
          || (expected.account().homeAccountId().equals(next.account().homeAccountId())
              && expected.account().tenantId().equals(next.account().tenantId()));
    }

    private void fail(SignInException failure) {
      synchronized (state) {
        if (attempt == this) {
          attempt = null;
        }
      }
      if (result.completeExceptionally(failure)) {
        LOG.warn("sign-in failed: {} {}", failure.kind(), failure.getMessage(), failure.getCause());
      }
    }
  }
}
