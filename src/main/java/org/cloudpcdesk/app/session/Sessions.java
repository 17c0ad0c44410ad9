package org.cloudpcdesk.app.session;

import static java.util.concurrent.CompletableFuture.failedFuture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.signin.BoundSignIn;
import org.cloudpcdesk.signin.DeviceCode;
import org.cloudpcdesk.signin.MsalSignIn;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.signin.Opener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions: signs in, and builds everything that belongs to one account in one tenant. Thread-safe. */
public final class Sessions implements Opener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final SettingsStore settings;
  private final SignIns signIns;
  private final Connections connections;
  private final OfflineData data;
  private final KeptRows kept;
  private final ProgramJournal journal;
  private final Time time;
  private final Network network;
  private final Executor executor;
  private final SampleOptions sampleOptions;
  private @Nullable SampleService sampleService;

  public Sessions(
      DeskOptions options,
      SettingsStore settings,
      OfflineData data,
      Browser browser,
      Time time,
      Network network,
      Executor executor,
      SampleOptions sampleOptions) {
    this.data = data;
    this.kept = new KeptRows(data);
    this.journal = new ProgramJournal(options.dataDirectory(), time);
    this.connections = new Connections(options, settings, network, time);
    this.settings = settings;
    this.sampleOptions = sampleOptions;
    this.signIns = new SignIns(options.roots(), options.dataDirectory(), settings, browser, time, network);
    this.time = time;
    this.network = network;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Session> open(Request request, Consumer<DeviceCode> show) {
    return switch (request) {
      case Request.Sample() -> openSample();
      case Request.Tenant asked -> signIn(asked, show);
      case Request.Known(KnownAccount who) -> openKnown(who);
    };
  }

  /** What the policy lays down holds over what was asked for. */
  private CompletableFuture<Session> signIn(Request.Tenant asked, Consumer<DeviceCode> show) {
    Settings current = settings.current();
    String named = asked.tenant().isEmpty() ? null : asked.tenant();
    String tenant = settings.policy().manages(Setting.TENANT) ? current.tenant() : named;
    Roots roots = signIns.roots(settings.policy().manages(Setting.CLOUD) ? current.cloud() : asked.cloud());
    if (tenant != null && !current.mayAllow(tenant)) {
      return failedFuture(Connections.notAllowed());
    }
    if (asked.way() == Way.CODE && !current.allowsDeviceCode()) {
      return failedFuture(
          new SignInException(
              SignInException.Kind.CODE_NOT_ALLOWED, "signing in by code is switched off", null, null, null));
    }
    MsalSignIn signIn = signIns.signIn(roots, tenant);
    return follow(
        roots,
        signIn,
        switch (asked.way()) {
          case BROWSER -> signIn.interactive(SignIns.FIRST);
          case CODE -> signIn.deviceCode(SignIns.FIRST, show);
        },
        null);
  }

  /** What was shown when it was offered may be old: the policy is held against it as it is now. */
  private CompletableFuture<Session> openKnown(KnownAccount who) {
    StoreName name = OfflineData.of(signIns.roots(who.cloud()), who.account());
    Known known = new Known(name, who.account(), time.now(), false);
    if (!mayReopen(known)) {
      return failedFuture(Connections.notAllowed());
    }
    return who.standing() == Standing.READY
        ? CompletableFuture.completedFuture(reopen(known, OfflineStart.backTo(known, data, executor)))
        : signInAgain(who);
  }

  private CompletableFuture<Session> signInAgain(KnownAccount who) {
    Roots roots = signIns.roots(who.cloud());
    MsalSignIn signIn = signIns.signIn(roots, who.account().tenantId());
    signIn.expect(who.account());
    String domain = who.account().tenantDomain();
    CompletableFuture<Account> asked = signIn.interactive(SignIns.FIRST);
    CompletableFuture<Account> named = asked.thenApply(account -> account.inTenantNamed(domain));
    passCancelOn(named, asked);
    return follow(roots, signIn, named, null);
  }

  private CompletableFuture<Session> openSample() {
    CompletableFuture<Session> opened = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            SampleService sample = sampleService();
            MsalSignIn signIn = sample.signIn(signIns);
            CompletableFuture<Session> session =
                follow(sample.roots(), signIn, signIn.interactive(SignIns.FIRST), sample);
            passCancelOn(opened, session);
            handOver(session, opened);
          } catch (RuntimeException notServed) {
            opened.completeExceptionally(notServed);
          }
        });
    return opened;
  }

  private static void handOver(CompletableFuture<Session> from, CompletableFuture<Session> to) {
    var _ =
        from.whenComplete(
            (session, failure) -> {
              if (failure != null) {
                to.completeExceptionally(failure);
              } else if (!to.complete(session)) {
                // Opened in the moment it was given up.
                session.close();
              }
            });
  }

  /** @param asked the account, once somebody has answered */
  private CompletableFuture<Session> follow(
      Roots roots, MsalSignIn signIn, CompletableFuture<Account> asked, @Nullable SampleService sample) {
    CompletableFuture<Account> account = asked.exceptionallyCompose(failure -> failedFuture(clockFirst(failure)));
    passCancelOn(account, asked);
    CompletableFuture<Session> built = account.thenApply(who -> signedIn(roots, signIn, who, sample));
    var _ =
        built.whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                signIn.close();
              }
            });
    CompletableFuture<Session> session = new CompletableFuture<>();
    passCancelOn(session, account);
    handOver(built, session);
    return session;
  }

  /** A clock that is far off is the likeliest reason, and nothing else helps before it is set. */
  private Throwable clockFirst(Throwable failure) {
    Throwable why = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    if (!(why instanceof SignInException known) || known.kind() == SignInException.Kind.CANCELLED) {
      return why;
    }
    return network
        .clock()
        .off()
        .<Throwable>map(
            off ->
                new SignInException(
                    SignInException.Kind.CLOCK_OFF,
                    "the clock is %d minutes %s".formatted(off.abs().toMinutes(), off.isNegative() ? "behind" : "ahead"),
                    null,
                    null,
                    known))
        .orElse(why);
  }

  /** Composed futures do not pass a cancel on by themselves. */
  private static void passCancelOn(CompletableFuture<?> from, CompletableFuture<?> to) {
    var _ =
        from.whenComplete(
            (value, failure) -> {
              if (from.isCancelled()) {
                to.cancel(true);
              }
            });
  }

  /** The policy is held against the tenant as soon as it is known. */
  private Session signedIn(Roots roots, MsalSignIn signIn, Account account, @Nullable SampleService sample) {
    if (sample == null) {
      requireAllowed(signIn, account);
    }
    SignIn bound = new BoundSignIn(signIn, account, SignIns.FIRST);
    Session session =
        build(connections.openNamed(roots, bound, new GraphTokens(bound), account), bound, signIn, sample);
    askForRoles(session);
    if (sample == null) {
      kept.keep(session, OfflineData.of(roots, session.account()));
    } else {
      kept.keepSample(session);
    }
    return session;
  }

  private void requireAllowed(MsalSignIn signIn, Account account) {
    try {
      connections.requireAllowed(account);
    } catch (SignInException notAllowed) {
      LOG.warn("the policy does not allow the tenant {}", account.tenantId());
      var _ = signIn.signOut();
      throw new CompletionException(notAllowed);
    }
  }

  /** The accounts that were here before, in this service's tenants, the last used first. Waits for the disk. */
  public List<KnownAccount> known() {
    return data.known().stream().map(this::known).flatMap(Optional::stream).toList();
  }

  private Optional<KnownAccount> known(Known known) {
    Standing standing =
        !mayReopen(known) ? Standing.NOT_ALLOWED : known.signedOut() ? Standing.SIGNED_OUT : Standing.READY;
    boolean production = settings.current().isProduction(known.account().tenantId());
    return OfflineData.cloudOf(signIns.roots(), known.store())
        .map(cloud -> new KnownAccount(known.account(), cloud, production, standing));
  }

  /**
   * Whether a tenant that was open before may be shown as it was stored, without asking anybody, as the settings and the
   * policy are now.
   */
  public boolean mayReopen(Known known) {
    Settings current = settings.current();
    Account account = known.account();
    Optional<Cloud> cloud = OfflineData.cloudOf(signIns.roots(), known.store());
    return cloud.isPresent()
        && known.store().tenantId().equalsIgnoreCase(account.tenantId())
        && current.allowsTenant(account.tenantId())
        && (!settings.policy().manages(Setting.CLOUD) || cloud.get() == current.cloud())
        && (!settings.policy().manages(Setting.TENANT) || isNamed(account, current.tenant()));
  }

  private static boolean isNamed(Account account, @Nullable String tenant) {
    return tenant == null
        || tenant.equalsIgnoreCase(account.tenantId())
        || tenant.equalsIgnoreCase(account.tenantName());
  }

  /**
   * Opens a tenant with what was stored of it. Nothing is asked of anybody: the account is signed in silently when the first
   * token is needed. Touches neither disk nor network.
   *
   * @param start what was stored, on its way
   */
  public Session reopen(Known known, OfflineStart start) {
    Account account = known.account();
    Roots roots = signIns.roots(OfflineData.cloudOf(signIns.roots(), known.store()).orElseThrow());
    MsalSignIn signIn = signIns.signIn(roots, account.tenantId());
    signIn.expect(account);
    SignIn bound = new BoundSignIn(signIn, account, SignIns.FIRST);
    Session session = build(connections.open(roots, bound, new GraphTokens(bound), account), bound, signIn, null);
    KeptRows.await(session, start, executor);
    return session;
  }

  /** The account was signed out: no start begins with a tenant of its. */
  public void signedOut(Session session) {
    if (!session.sample()) {
      data.signedOut(session.account());
    }
  }

  /**
   * Forgets an account on this computer. Its session has to be closed. Waits for the disk.
   *
   * @param withData whether what was stored of its tenants goes too
   * @throws StoreException when not everything could be deleted; the account can be forgotten again then
   */
  public void forget(Account account, boolean withData) throws StoreException {
    signIns.forget(account);
    data.forget(account, withData);
  }

  /**
   * @param signIn the connection's
   * @param msal the account's, or expecting it
   */
  private Session build(Connection connection, SignIn signIn, MsalSignIn msal, @Nullable SampleService sample) {
    Account account = connection.account();
    GraphServices graph = connection.graph();
    Settings holding = connection.settings();
    boolean readOnly = connection.readOnly();
    Inventory inventory = new Inventory();
    Refresher refresher = new Refresher(graph.cloudPcs(), inventory, time, executor, holding.refreshInterval());
    OfflineCopy offline =
        new OfflineCopy(inventory, refresher, Duration.ofDays(holding.historyDays()), time, executor);
    Deprovisioner deprovisioner =
        connection.deprovisioner(inventory, new LateJournal(() -> journal.runs(readOnly)), sample);
    LOG.info("session opened in tenant {}, read-only {}", account.tenantId(), readOnly);
    return new Session(
        account,
        sample != null,
        readOnly,
        signIn,
        connection.access(),
        graph.cloudPcs(),
        graph.directory(),
        graph.requests(),
        inventory,
        refresher,
        offline,
        deprovisioner,
        () -> {
          connection.close();
          msal.close();
        });
  }

  /** Asks the service what the account's roles allow, and how its tenant is called, once somebody is signed in. */
  public void askForRoles(Session session) {
    executor.execute(
        () -> {
          readRoles(session);
          keepName(session);
        });
  }

  /** The next start knows it: what is on the screen keeps the name that it began with. */
  private void keepName(Session session) {
    if (session.account().tenantDisplayName() == null && !session.sample()) {
      Account named = TenantNames.named(session.account(), session.directory());
      if (named.tenantDisplayName() != null) {
        data.named(OfflineData.of(signIns.roots(session.access().cloud()), named), named);
      }
    }
  }

  private static void readRoles(Session session) {
    try {
      Connection.readRoles(session.access());
    } catch (GraphException givenUp) {
      LOG.debug("the session was closed before the account's roles were told");
    }
  }

  private synchronized SampleService sampleService() {
    try {
      if (sampleService == null) {
        sampleService = SampleService.start(sampleOptions, time);
      }
      return sampleService;
    } catch (IOException noPort) {
      throw new UncheckedIOException("the sample tenant cannot be served", noPort);
    }
  }

  /** Ends what the sessions share. Their runs have to be over, because it closes the journal they write to. */
  @Override
  public synchronized void close() {
    journal.close();
    if (sampleService != null) {
      sampleService.close();
      sampleService = null;
    }
  }
}
