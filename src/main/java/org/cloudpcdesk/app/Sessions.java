package org.cloudpcdesk.app;

import static java.util.concurrent.CompletableFuture.failedFuture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
import org.cloudpcdesk.signin.SignInException;
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
  private final Time time;
  private final Network network;
  private final Executor executor;
  private final SampleOptions sampleOptions;
  private @Nullable SampleTenant sampleTenant;
  private @Nullable Instant sampleStartedAt;
  private @Nullable ActionJournal journal;
  private @Nullable ActionJournal lookedAt;

  Sessions(
      DeskOptions options,
      SettingsStore settings,
      Browser browser,
      Time time,
      Network network,
      Executor executor,
      SampleOptions sampleOptions) {
    this.options = options;
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
    CompletableFuture<Session> session = account.thenApply(who -> build(roots.graph(), signIn, who, sample));
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

  /** Every session comes through here, so here is where a policy is held against its tenant. */
  private Session build(URI graphRoot, MsalSignIn signIn, Account account, boolean sample) {
    Settings holding = settings.current();
    if (!sample && !holding.allowsTenant(account.tenantId())) {
      LOG.warn("the policy does not allow the tenant {}", account.tenantId());
      var _ = signIn.signOut();
      throw new CompletionException(
          new SignInException(
              SignInException.Kind.TENANT_NOT_ALLOWED, "the policy does not allow the tenant", null, null, null));
    }
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
    executor.execute(() -> readRoles(access));
    Inventory inventory = new Inventory();
    Refresher refresher = new Refresher(graph.cloudPcs(), inventory, time, executor);
    Deprovisioner deprovisioner =
        new Deprovisioner(
            graph.cloudPcs(),
            graph.actions(),
            new ActingAccess(tokens, access),
            inventory,
            time,
            RunRules.of(holding, readOnly),
            runJournal(readOnly),
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
        deprovisioner,
        () -> {
          graph.close();
          signIn.close();
        });
  }

  /** Without an answer every action stays offered, and the service decides. */
  private static void readRoles(AccountAccess access) {
    try {
      access.read();
    } catch (GraphException notTold) {
      LOG.info("what the account's roles allow is not known: {}", notTold.kind());
    }
  }

  /** One a process, opened when the first session is. Who only looks must not keep another program from acting. */
  private synchronized RunJournal runJournal(boolean readOnly) {
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
