package org.cloudpcdesk.app;

import static java.util.concurrent.CompletableFuture.failedFuture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.signin.MsalSignIn;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.OfflineStore.Opened;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreName;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.signin.Opener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions: signs in, and builds everything that belongs to one account in one tenant. Thread-safe. */
final class Sessions implements Opener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final DeskOptions options;
  private final SettingsStore settings;
  private final SignIns signIns;
  private final OfflineData data;
  private final Time time;
  private final Network network;
  private final Executor executor;
  private final SampleOptions sampleOptions;
  private @Nullable SampleTenant sampleTenant;
  private @Nullable Instant sampleStartedAt;
  private @Nullable ActionJournal journal;
  private @Nullable ActionJournal lookedAt;
  private boolean ended;

  Sessions(
      DeskOptions options,
      SettingsStore settings,
      OfflineData data,
      Browser browser,
      Time time,
      Network network,
      Executor executor,
      SampleOptions sampleOptions) {
    this.options = options;
    this.data = data;
    this.settings = settings;
    this.sampleOptions = sampleOptions;
    this.signIns = new SignIns(options.roots(), options.dataDirectory(), settings, browser, time, network);
    this.time = time;
    this.network = network;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Session> open(Opener.Mode mode) {
    return switch (mode) {
      case MICROSOFT -> signIn(signIns.roots(), signIns.signIn(), false);
      case SAMPLE -> openSample();
    };
  }

  private CompletableFuture<Session> openSample() {
    CompletableFuture<Session> opened = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            SampleTenant tenant = sampleTenant();
            Roots roots = new Roots(tenant.graphRoot(), tenant.loginRoot());
            handOver(signIn(roots, signIns.sample(roots, new SampleBrowser()::open), true), opened);
          } catch (RuntimeException notServed) {
            opened.completeExceptionally(notServed);
          }
        });
    return opened;
  }

  private static void handOver(CompletableFuture<Session> from, CompletableFuture<Session> to) {
    passCancelOn(to, from);
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

  private CompletableFuture<Session> signIn(Roots roots, MsalSignIn signIn, boolean sample) {
    CompletableFuture<Account> asked = signIn.interactive(SignIns.FIRST);
    CompletableFuture<Account> account = asked.exceptionallyCompose(failure -> failedFuture(clockFirst(failure)));
    passCancelOn(account, asked);
    CompletableFuture<Session> session = account.thenApply(who -> signedIn(roots, signIn, who, sample));
    passCancelOn(session, account);
    var _ =
        session.whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                signIn.close();
              }
            });
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
  private Session signedIn(Roots roots, MsalSignIn signIn, Account account, boolean sample) {
    if (!sample && !settings.current().allowsTenant(account.tenantId())) {
      LOG.warn("the policy does not allow the tenant {}", account.tenantId());
      var _ = signIn.signOut();
      throw new CompletionException(
          new SignInException(
              SignInException.Kind.TENANT_NOT_ALLOWED, "the policy does not allow the tenant", null, null, null));
    }
    Session session = build(roots.graph(), signIn, signIn::close, account, sample);
    askForRoles(session);
    if (sample) {
      keepSample(session);
    } else {
      keep(session, OfflineData.of(roots, account.tenantId()));
    }
    return session;
  }

  private void keep(Session session, StoreName name) {
    try {
      session.offline().fill(data.open(name));
      data.opened(name, session.account());
    } catch (StoreException failed) {
      LOG.warn("nothing is kept for offline use", failed);
      session.offline().doWithout(failed);
    }
  }

  /** Each start of the sample tenant is another world with the same ids: what is stored of an earlier one is no past of it. */
  private void keepSample(Session session) {
    try {
      StoreName name = StoreName.sample(session.account().tenantId());
      Opened opened = data.open(name);
      opened.store().beginAnew();
      data.opened(name, session.account());
      session.offline().fill(new Opened(opened.store(), List.of(), null, opened.problem()));
    } catch (StoreException failed) {
      LOG.warn("nothing is kept of the sample tenant", failed);
      session.offline().doWithout(failed);
    }
  }

  /** Whether a tenant that was open last may be opened without asking anybody, as the settings are now. */
  boolean mayReopen(Known known) {
    Settings current = settings.current();
    String wanted = current.tenant();
    Account account = known.account();
    return known.store().equals(OfflineData.of(signIns.roots(), account.tenantId()))
        && current.allowsTenant(account.tenantId())
        && (wanted == null
            || wanted.equalsIgnoreCase(account.tenantId())
            || wanted.equalsIgnoreCase(account.tenantName()));
  }

  /**
   * Opens a tenant with what was stored of it. Nothing is asked of anybody: the account is signed in silently when the first
   * token is needed. Touches neither disk nor network.
   *
   * @param store what was stored, on its way
   */
  Session reopen(Known known, CompletableFuture<Opened> store) {
    Account account = known.account();
    MsalSignIn msal = signIns.signIn(account.tenantId());
    ReopenedSignIn signIn = new ReopenedSignIn(msal, account, SignIns.FIRST);
    Session session = build(signIns.roots().graph(), signIn, msal::close, account, false);
    var _ =
        store.whenComplete(
            (opened, failure) -> {
              if (opened != null) {
                session.offline().fill(opened);
              } else {
                LOG.warn("nothing is known from before", failure);
                session.offline().doWithout(asStoreException(failure));
              }
            });
    return session;
  }

  private static StoreException asStoreException(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause instanceof StoreException explained
        ? explained
        : new StoreException("The offline store cannot be opened because of a fault of this program.", cause);
  }

  /** The account was signed out: the next start does not begin with its tenant. */
  void signedOut(Session session) {
    if (!session.sample()) {
      data.signedOut(OfflineData.of(signIns.roots(), session.account().tenantId()));
    }
  }

  private Session build(URI graphRoot, SignIn signIn, Runnable endSignIn, Account account, boolean sample) {
    Settings holding = settings.current();
    boolean readOnly = options.readOnly() || holding.readOnly();
    GraphTokens tokens = new GraphTokens(signIn);
    GraphServices graph =
        GraphServices.open(
            new GraphOptions(
                graphRoot,
                "CloudPCDesk/" + Version.current(),
                readOnly,
                Duration.ofSeconds(15),
                Duration.ofSeconds(60)),
            network,
            tokens,
            time,
            RandomGenerator.getDefault());
    AccountAccess access =
        new AccountAccess(
            signIn, graph.access(), account, holding.cloud(), holding.effectiveClientId(), time);
    Inventory inventory = new Inventory();
    Refresher refresher = new Refresher(graph.cloudPcs(), inventory, time, executor, holding.refreshInterval());
    OfflineCopy offline =
        new OfflineCopy(inventory, refresher, Duration.ofDays(holding.historyDays()), time, executor);
    Deprovisioner deprovisioner =
        new Deprovisioner(
            graph.cloudPcs(),
            graph.actions(),
            new ActingAccess(tokens, access),
            inventory,
            time,
            RunRules.of(holding, readOnly),
            new LateJournal(() -> runJournal(readOnly)),
            sample ? sampleActor(account) : Actor.of(account, holding.isProduction(account.tenantId())));
    LOG.info("session opened in tenant {}, read-only {}", account.tenantId(), readOnly);
    return new Session(
        account,
        sample,
        readOnly,
        signIn,
        access,
        graph.cloudPcs(),
        graph.directory(),
        graph.requests(),
        inventory,
        refresher,
        offline,
        deprovisioner,
        () -> {
          graph.close();
          endSignIn.run();
        });
  }

  /** Asks the service what the account's roles allow, once somebody is signed in. */
  void askForRoles(Session session) {
    executor.execute(() -> readRoles(session));
  }

  /** Without an answer every action stays offered, and the service decides. */
  private static void readRoles(Session session) {
    try {
      session.access().read();
    } catch (GraphException notTold) {
      LOG.info("what the account's roles allow is not known: {}", notTold.kind());
    }
  }

  /** One a process, opened when it is first needed. Who only looks must not keep another program from acting. */
  private synchronized RunJournal runJournal(boolean readOnly) {
    if (ended) {
      throw new IllegalStateException("the program ends");
    }
    if (readOnly) {
      if (lookedAt == null) {
        lookedAt = ActionJournal.openToLook(options.dataDirectory(), time);
      }
      return lookedAt.runs();
    }
    if (journal == null) {
      journal = ActionJournal.open(options.dataDirectory(), time);
    }
    return journal.runs();
  }

  private synchronized Actor sampleActor(Account account) {
    return ActionJournal.sampleActor(account, Objects.requireNonNull(sampleStartedAt));
  }

  private synchronized SampleTenant sampleTenant() {
    try {
      if (sampleTenant == null) {
        sampleTenant = SampleTenant.start(sampleOptions.withAutoApprove(true));
        sampleStartedAt = time.now();
      }
      return sampleTenant;
    } catch (IOException noPort) {
      throw new UncheckedIOException("the sample tenant cannot be served", noPort);
    }
  }

  /** Ends what the sessions share. Their runs have to be over, because it closes the journal they write to. */
  @Override
  public synchronized void close() {
    ended = true;
    if (journal != null) {
      journal.close();
      journal = null;
    }
    if (lookedAt != null) {
      lookedAt.close();
      lookedAt = null;
    }
    if (sampleTenant != null) {
      sampleTenant.close();
      sampleTenant = null;
    }
  }
}
