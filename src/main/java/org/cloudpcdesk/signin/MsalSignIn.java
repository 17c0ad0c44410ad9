package org.cloudpcdesk.signin;

import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.ITenantProfile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.ClaimsChallenge;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.signin.SignInException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in with msal4j: system browser, authorization code with PKCE and loopback redirect, or device code.
 *
 * <p>msal4j keeps the refresh token in the {@link TokenCache}. The access token is held here and not looked up there,
 * because that cache keeps one token for each set of scopes: after more was consented to, it may hand out the older one.
 */
public final class MsalSignIn implements SignIn, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MsalSignIn.class);

  /** Longer than Microsoft's codes live (15 minutes); a code tells itself when its time is over. */
  private static final Duration CODE = Duration.ofHours(1);

  private final SignInOptions options;
  private final Time time;
  private final Time waiting;
  private final Scopes scopes;
  private final AuthorizePage page;
  private final MsalClient msal;
  private final SignInState state = new SignInState();

  /** One renewal at a time: whoever waits for it uses its token. */
  private final ReentrantLock renewing = new ReentrantLock();

  /**
   * @param browser opens the authorize page, on a background thread
   * @throws IllegalArgumentException when the tenant is neither an id nor a domain
   */
  public MsalSignIn(SignInOptions options, TokenCache cache, Browser browser, Time time) {
    this(options, cache, browser, time, Network.asSystem());
  }

  /** The same over a network that was set up. */
  public MsalSignIn(SignInOptions options, TokenCache cache, Browser browser, Time time, Network network) {
    this(options, cache, browser, time, new MsalHttp(new LoginRoot(options.loginRoot()), network), Time.system());
  }

  MsalSignIn(SignInOptions options, TokenCache cache, Browser browser, Time time, MsalHttp http) {
    this(options, cache, browser, time, http, Time.system());
  }

  /** @param waiting by which the patience with whoever is asked is measured */
  MsalSignIn(
      SignInOptions options, TokenCache cache, Browser browser, Time time, MsalHttp http, Time waiting) {
    this.options = options;
    this.waiting = waiting;
    this.time = time;
    this.scopes = new Scopes(options.cloud());
    this.page = new AuthorizePage(scopes, new LoginRoot(options.loginRoot()), browser, options.patience());
    this.msal = new MsalClient(options, cache, http);
  }

  /**
   * Says whose sign-in this is before anybody has signed in: nobody else is let in, the browser proposes that account, and
   * {@link #signOut} forgets it even when it never signed in here. Without it, the first who signs in keeps it.
   */
  public void expect(Account account) {
    state.expect(account);
  }

  @Override
  public CompletableFuture<Account> interactive(Set<Permission> permissions) {
    return ask(
        (expected, begun) -> {
          LOG.info("asking for {} in the browser", permissions);
          return msal.ask(page.question(permissions, expected, state.demand().orElse(null), begun));
        },
        options.patience());
  }

  @Override
  public CompletableFuture<Account> deviceCode(Set<Permission> permissions, Consumer<DeviceCode> show) {
    return ask(
        (expected, begun) -> {
          LOG.info("asking for {} by device code", permissions);
          return msal.ask(
              DeviceCodeFlowParameters.builder(scopes.of(permissions), code -> show(code, show, begun)).build());
        },
        CODE);
  }

  private CompletableFuture<Account> ask(Attempt.Way way, Duration patience) {
    Attempt mine = new Attempt(state, msal, way, patience, options.domain(), time, waiting);
    try {
      boolean alone = state.add(mine);
      var _ = mine.result().whenComplete((account, failure) -> state.after(mine).ifPresent(this::begin));
      if (alone) {
        begin(mine);
      }
    } catch (SignInException closed) {
      mine.fail(closed);
    }
    return mine.result();
  }

  /** In the background, because whoever asks may be the UI thread and the cache may be a file. */
  private void begin(Attempt next) {
    try {
      msal.run(next::begin);
    } catch (RejectedExecutionException closed) {
      next.fail(new SignInException(Kind.CANCELLED, "the session was closed", null, null, null));
    }
  }

  private static void show(
      com.microsoft.aad.msal4j.DeviceCode code, Consumer<DeviceCode> show, CountDownLatch begun) {
    try {
      // As with the browser: msal4j looks for the exchange's future next.
      begun.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return;
    }
    show.accept(
        new DeviceCode(code.userCode(), URI.create(code.verificationUri()), Duration.ofSeconds(code.expiresIn())));
  }

  @Override
  public List<Account> remembered() {
    try {
      List<Account> accounts = new ArrayList<>();
      for (IAccount account : accounts()) {
        account.getTenantProfiles().values().forEach(profile -> accounts.add(account(account, profile)));
      }
      return accounts.stream()
          .distinct()
          .sorted(Comparator.comparing(Account::username).thenComparing(Account::tenantId))
          .toList();
    } catch (SignInException unreadable) {
      LOG.warn("the remembered accounts cannot be read: {}", unreadable.kind());
      return List.of();
    }
  }

  /** Those that the cloud's identity service knows: the cache keeps the accounts of all clouds. */
  private List<IAccount> accounts() throws SignInException {
    return msal.accounts().stream().filter(account -> options.cloud().signsInAt(account.environment())).toList();
  }

  /** msal4j's own key of a profile is what was asked for, such as "organizations"; the ID token knows better. */
  private static Account account(IAccount account, ITenantProfile profile) {
    Object name = profile.getClaims().get("name");
    Object tenant = profile.getClaims().get("tid");
    String home = account.homeAccountId();
    return new Account(
        home,
        account.username() == null ? "" : account.username(),
        name == null ? null : name.toString(),
        tenant == null ? home.substring(home.indexOf('.') + 1) : tenant.toString());
  }

  @Override
  public Account silent(Account account, Set<Permission> permissions) throws SignInException {
    IAccount known =
        accounts().stream()
            .filter(candidate -> candidate.homeAccountId().equals(account.homeAccountId()))
            .findFirst()
            .orElseThrow(
                () -> new SignInException(
                    Kind.INTERACTION_REQUIRED, "the account is not remembered", null, null, null));
    HeldToken first = renew(scopes.of(permissions), known, account, null);
    if (!state.takeUp(first)) {
      throw new SignInException(Kind.CANCELLED, "the session was closed, or is somebody's", null, null, null);
    }
    LOG.info("signed in silently to tenant {}", first.account().tenantId());
    return first.account();
  }

  private HeldToken renew(
      Set<String> wanted, IAccount known, Account owner, @Nullable ClaimsChallenge demand) throws SignInException {
    HeldToken next = HeldToken.of(msal.renew(wanted, known, owner.tenantId(), demand), owner.tenantDomain());
    requireSame(owner, next);
    return next;
  }

  /** A token of another account or tenant is never used, whatever the identity service answers. */
  private static void requireSame(Account expected, HeldToken token) throws SignInException {
    if (!token.isOf(expected)) {
      throw new SignInException(
          Kind.OTHER_ACCOUNT, "a renewed token is of another account or tenant", null, null, null);
    }
  }

  @Override
  public String token(Permission permission, boolean renew) throws SignInException {
    HeldToken seen = state.current();
    if (!renew && seen.isGoodFor(permission, time.now())) {
      return seen.token();
    }
    return renewed(seen, permission, null);
  }

  @Override
  public String token(Permission permission, ClaimsChallenge demand) throws SignInException {
    HeldToken seen = state.current();
    state.demand(demand);
    return renewed(seen, permission, demand);
  }

  private String renewed(HeldToken seen, Permission permission, @Nullable ClaimsChallenge demand)
      throws SignInException {
    try {
      renewing.lockInterruptibly();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new SignInException(Kind.CANCELLED, "interrupted while a token was renewed", null, null, null);
    }
    try {
      HeldToken now = state.current();
      if (now != seen && now.isGoodFor(permission, time.now())) {
        return now.token();
      }
      // msal4j answers a repeated refused request from memory for two minutes. A permission that was refused once is
      // therefore asked for alone, so that renewing what was granted is another request.
      Set<String> wanted = now.carries(permission) ? scopes.of(now.granted()) : scopes.of(Set.of(permission));
      HeldToken next = renew(wanted, now.msalAccount(), now.account(), demand);
      return state.keep(next, now, permission, time.now()).token();
    } finally {
      renewing.unlock();
    }
  }

  @Override
  public Set<Permission> granted() {
    return state.held().map(HeldToken::granted).orElse(Set.of());
  }

  @Override
  public Optional<Account> account() {
    return state.held().map(HeldToken::account);
  }

  @Override
  public CompletableFuture<Void> signOut() {
    Optional<Account> last = state.owner();
    end(state.signOut(), "signed out");
    if (last.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    LOG.info("signed out");
    return msal.forget(last.get().homeAccountId());
  }

  /** Asks nothing more; the account stays remembered. What is under way ends by itself. */
  @Override
  public void close() {
    state.close();
    end(state.clear(), "the session was closed");
    msal.close();
  }

  private static void end(List<Attempt> open, String why) {
    open.forEach(question -> question.fail(new SignInException(Kind.CANCELLED, why, null, null, null)));
  }
}
