package org.cloudpcdesk.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.ProxyQuestion;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.signin.MsalSignIn;
import org.cloudpcdesk.signin.SignInException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account in one tenant for a command of the terminal: signed in without a window, read once, closed at the end. */
final class TerminalSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalSession.class);

  private final DeskOptions options;
  private final Settings settings;
  private final boolean readOnly;
  private final Time time;
  private final @Nullable SampleTenant sampleTenant;
  private final Instant startedAt;
  private final MsalSignIn signIn;
  private final GraphTokens tokens;
  private final GraphServices graph;
  private final Account account;
  private final AccountAccess access;
  private final Inventory inventory = new Inventory();
  private @Nullable ActionJournal journal;

  private TerminalSession(
      DeskOptions options,
      Settings settings,
      Time time,
      @Nullable SampleTenant sampleTenant,
      URI graphRoot,
      MsalSignIn signIn,
      Network network,
      GraphTokens tokens,
      Account account) {
    this.options = options;
    this.settings = settings;
    this.readOnly = options.readOnly() || settings.readOnly();
    this.time = time;
    this.sampleTenant = sampleTenant;
    this.startedAt = time.now();
    this.signIn = signIn;
    this.account = account;
    this.tokens = tokens;
    this.graph =
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
    this.access =
        new AccountAccess(
            signIn, graph.access(), account, settings.cloud(), settings.effectiveClientId(), time);
  }

  /**
   * Signs in, and holds the policy against the tenant.
   *
   * @param store what holds, a policy included
   * @param tenant id or name of the tenant that is meant, or null when the settings say it or nobody does
   * @param err where a code is shown when somebody has to sign in
   * @throws SignInException when nobody could be signed in
   * @throws IOException when the sample tenant cannot be served
   */
  static TerminalSession open(
      DeskOptions options, SettingsStore store, Terminal terminal, @Nullable String tenant, PrintWriter err)
      throws SignInException, IOException, InterruptedException {
    Settings settings = store.current();
    // Nobody sits at a window: what a proxy is told is what was remembered or what the environment names.
    Network network = Networks.of(store, options.dataDirectory(), ProxyQuestion.NOBODY, terminal.time());
    SignIns signIns =
        new SignIns(options.roots(), options.dataDirectory(), store, terminal.browser(), terminal.time(), network);
    if (options.sample()) {
      SampleTenant sample = SampleTenant.start(terminal.sample().withAutoApprove(true));
      Roots roots = new Roots(sample.graphRoot(), sample.loginRoot());
      MsalSignIn signIn = signIns.sample(roots, new SampleBrowser()::open);
      return guarded(
          signIn,
          sample,
          () -> {
            Account account = TerminalSignIn.await(signIn.interactive(SignIns.FIRST));
            GraphTokens tokens = new GraphTokens(signIn);
            return new TerminalSession(
                options, settings, terminal.time(), sample, roots.graph(), signIn, network, tokens, account);
          });
    }
    String wanted = settings.tenant() == null ? tenant : settings.tenant();
    MsalSignIn signIn = signIns.signIn();
    TerminalSignIn asking = new TerminalSignIn(signIn, err);
    return guarded(
        signIn,
        null,
        () -> {
          Account account = asking.signIn(wanted);
          requireAllowed(settings, signIn, account);
          GraphTokens tokens = new GraphTokens(signIn, asking::ask);
          URI root = signIns.roots().graph();
          return new TerminalSession(
              options, settings, terminal.time(), null, root, signIn, network, tokens, account);
        });
  }

  private static void requireAllowed(Settings settings, MsalSignIn signIn, Account account) throws SignInException {
    if (!settings.allowsTenant(account.tenantId())) {
      signIn.signOut().join();
      throw new SignInException(
          SignInException.Kind.TENANT_NOT_ALLOWED, "the policy does not allow the tenant", null, null, null);
    }
  }

  /** Makes a session of an account. */
  private interface Opening {
    TerminalSession open() throws SignInException, InterruptedException;
  }

  /** What was begun is ended when it comes to nothing. */
  private static TerminalSession guarded(MsalSignIn signIn, @Nullable SampleTenant sample, Opening opening)
      throws SignInException, InterruptedException {
    boolean opened = false;
    try {
      TerminalSession session = opening.open();
      opened = true;
      return session;
    } finally {
      if (!opened) {
        signIn.close();
        if (sample != null) {
          sample.close();
        }
      }
    }
  }

  Account account() {
    return account;
  }

  /** Reads the whole list once, to its end. */
  Inventory.Snapshot read() throws GraphException {
    Instant begun = time.now();
    List<CloudPc> rows = new ArrayList<>();
    graph.cloudPcs().list(null, (page, total) -> rows.addAll(page));
    inventory.replaceAll(rows, begun);
    readRoles();
    return inventory.snapshot();
  }

  /** Without an answer the service decides. */
  private void readRoles() throws GraphException {
    try {
      access.read();
    } catch (GraphException notTold) {
      if (notTold.kind() == GraphException.Kind.CANCELLED) {
        throw notTold;
      }
      LOG.info("what the account's roles allow is not known: {}", notTold.kind());
    }
  }

  /** What a command is about to do. */
  enum Intent {
    /** Reads; takes nothing from anybody. */
    PLAN,
    /** Goes through a run without sending; kept in the journal unless another process writes there. */
    TRY,
    /** Sends; this process takes the right to act on the data directory, or every run is refused. */
    ACT
  }

  /** The engine over what was read. */
  Deprovisioner deprovisioner(Intent intent) {
    ActionJournal opened = openJournal(intent);
    journal = opened;
    return new Deprovisioner(
        graph.cloudPcs(),
        graph.actions(),
        new ActingAccess(tokens, access),
        inventory,
        time,
        RunRules.of(settings, readOnly),
        opened.runs(),
        sampleTenant == null
            ? Actor.of(account, settings.isProduction(account.tenantId()))
            : ActionJournal.sampleActor(account, startedAt));
  }

  private ActionJournal openJournal(Intent intent) {
    if (intent != Intent.PLAN && !readOnly) {
      ActionJournal opened = ActionJournal.open(options.dataDirectory(), time);
      if (intent == Intent.ACT || opened.mayAct()) {
        return opened;
      }
      opened.close();
    }
    return ActionJournal.openToLook(options.dataDirectory(), time);
  }

  /** Signs nobody out; ends what belongs to this command. Runs have to be over. */
  @Override
  public void close() {
    if (journal != null) {
      journal.close();
    }
    graph.close();
    signIn.close();
    if (sampleTenant != null) {
      sampleTenant.close();
    }
  }
}
