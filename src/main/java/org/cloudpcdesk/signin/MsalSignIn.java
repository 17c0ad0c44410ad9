package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import java.net.MalformedURLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Time;
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
public final class MsalSignIn implements SignIn, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MsalSignIn.class);
  private static final String AUTHORITY = "https://login.microsoftonline.com/";
  private static final String GRAPH = AuthorizePage.GRAPH;

  /** msal4j may send several requests for one renewal, each with a time-out of its own. */
  private static final Duration RENEWAL = Duration.ofMinutes(2);

  private final SignInOptions options;
  private final Time time;
  private final MsalHttp http;
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("signin-", 0).factory());
  private final AuthorizePage page;
  private final PublicClientApplication msal;

  /** Guards what follows but the lock; never held while waiting. */
  private final Object state = new Object();

  /** One renewal at a time: whoever waits for it uses its token. */
  private final ReentrantLock renewing = new ReentrantLock();

  private @Nullable HeldToken held;
  /** The first one has the browser; the others wait until it is over. */
  private final Deque<Attempt> questions = new ArrayDeque<>();

  private boolean closed;

  /**
   * @param browser opens the authorize page, on a background thread
   * @throws IllegalArgumentException when the tenant is neither an id nor a domain
   */
  public MsalSignIn(SignInOptions options, Browser browser, Time time) {
    this(options, browser, time, new MsalHttp(new LoginRoot(options.loginRoot())));
  }

  MsalSignIn(SignInOptions options, Browser browser, Time time, MsalHttp http) {
    this.options = options;
    this.time = time;
    this.http = http;
    LoginRoot loginRoot = new LoginRoot(options.loginRoot());
    this.page = new AuthorizePage(loginRoot, browser, options.patience());
    try {
      this.msal =
          PublicClientApplication.builder(options.clientId())
              .authority(AUTHORITY + options.tenant() + "/")
              .logPii(false)
              .httpClient(http)
              .executorService(executor)
              .build();
    } catch (MalformedURLException notATenant) {
      throw new IllegalArgumentException("not a tenant: " + options.tenant(), notATenant);
    }
  }

  @Override
  public CompletableFuture<Account> interactive(Set<Permission> permissions) {
    Attempt mine = new Attempt(permissions);
    boolean alone;
    synchronized (state) {
      if (closed) {
        return CompletableFuture.failedFuture(cancelled("the session was closed"));
      }
      questions.add(mine);
      alone = questions.size() == 1;
    }
    var _ = mine.result.whenComplete((account, failure) -> next(mine));
    if (alone) {
      mine.begin();
    }
    return mine.result;
  }

  /** The browser is free again, or a question that waited for it is not wanted any more. */
  private void next(Attempt over) {
    Attempt next;
    synchronized (state) {
      boolean wasOpen = questions.peek() == over;
      questions.remove(over);
      next = wasOpen ? questions.peek() : null;
    }
    if (next != null) {
      next.begin();
    }
  }

  @Override
  public String token(Permission permission, boolean renew) throws SignInException {
    HeldToken seen = current();
    if (!renew && seen.isGoodFor(permission, time.now())) {
      return seen.token();
    }
    try {
      renewing.lockInterruptibly();
    } catch (InterruptedException ended) {
      throw interrupted();
    }
    try {
      HeldToken now = current();
      if (now != seen && now.isGoodFor(permission, time.now())) {
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
    List<Attempt> open;
    synchronized (state) {
      last = held;
      open = List.copyOf(questions);
      held = null;
      questions.clear();
    }
    open.forEach(question -> question.fail(cancelled("signed out")));
    // All of them: an answer that came after a cancel may have left its account in msal4j's cache.
    var _ = msal.getAccounts().thenAccept(accounts -> accounts.forEach(this::forget));
    if (last != null) {
      LOG.info("signed out");
    }
  }

  /** Signs out and asks nothing more. What is under way ends by itself. */
  @Override
  public void close() {
    synchronized (state) {
      closed = true;
    }
    signOut();
    executor.shutdown();
    http.close();
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
      return keep(next, last, permission);
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

  /** What was consented to while a token was renewed counts more than the renewed one. */
  private HeldToken keep(HeldToken renewed, HeldToken last, Permission permission) throws SignInException {
    synchronized (state) {
      if (held == last) {
        held = renewed;
        return renewed;
      }
      if (held != null && held.isOfSameAccount(last) && held.isGoodFor(permission, time.now())) {
        return held;
      }
    }
    throw new SignInException(
        Kind.INTERACTION_REQUIRED, "the session ended while its token was renewed", null, null, null);
  }

  private static SignInException interrupted() {
    Thread.currentThread().interrupt();
    return cancelled("interrupted while a token was renewed");
  }

  private static SignInException cancelled(String why) {
    return new SignInException(Kind.CANCELLED, why, null, null, null);
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
    private final Set<Permission> permissions;
    private final CompletableFuture<Account> result = new CompletableFuture<>();
    private volatile @Nullable HeldToken expected;
    private volatile Instant begun = Instant.MAX;

    Attempt(Set<Permission> permissions) {
      this.permissions = permissions;
    }

    /** Opens the browser, unless the question was taken back while it waited for its turn. */
    void begin() {
      if (result.isDone()) {
        return;
      }
      HeldToken known;
      synchronized (state) {
        known = held;
      }
      expected = known;
      begun = time.now();
      LOG.info("asking for {} in the browser", permissions);
      CountDownLatch asked = new CountDownLatch(1);
      try {
        CompletableFuture<IAuthenticationResult> exchange = msal.acquireToken(page.question(permissions, known, asked));
        asked.countDown();
        follow(exchange);
      } catch (RejectedExecutionException closed) {
        fail(cancelled("the session was closed"));
      }
    }

    private void follow(CompletableFuture<IAuthenticationResult> exchange) {
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

    private boolean waitedInVain() {
      return !time.now().isBefore(begun.plus(options.patience()));
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
        if (questions.peek() != this || result.isDone()) {
          return false;
        }
        held = next;
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
      HeldToken known = expected;
      return known == null || known.isOfSameAccount(next);
    }

    private void fail(SignInException failure) {
      if (result.completeExceptionally(failure)) {
        LOG.warn("sign-in failed: {} {}", failure.kind(), failure.getMessage(), failure.getCause());
      }
    }
  }
}
