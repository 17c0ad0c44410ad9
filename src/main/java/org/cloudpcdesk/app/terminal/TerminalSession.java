package org.cloudpcdesk.app.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.app.session.ActionJournal;
import org.cloudpcdesk.app.session.Connection;
import org.cloudpcdesk.app.session.Connections;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.GraphTokens;
import org.cloudpcdesk.app.session.Networks;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.app.session.SampleService;
import org.cloudpcdesk.app.session.SignIns;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.ProxyQuestion;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.signin.BoundSignIn;
import org.cloudpcdesk.signin.MsalSignIn;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;
import org.jspecify.annotations.Nullable;

/** One account in one tenant for a command of the terminal: signed in without a window, read once, closed at the end. */
final class TerminalSession implements AutoCloseable {
  private final Path dataDirectory;
  private final Connection connection;
  private final MsalSignIn signIn;
  private final @Nullable SampleService sample;
  private final Inventory inventory = new Inventory();
  private @Nullable ActionJournal journal;

  private TerminalSession(
      Path dataDirectory, Connection connection, MsalSignIn signIn, @Nullable SampleService sample) {
    this.dataDirectory = dataDirectory;
    this.connection = connection;
    this.signIn = signIn;
    this.sample = sample;
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
    Connections connections = new Connections(options, store, network, terminal.time());
    if (options.sample()) {
      SampleService sample = SampleService.start(terminal.sample(), terminal.time());
      MsalSignIn signIn = sample.signIn(signIns);
      return guarded(
          signIn,
          sample,
          () -> {
            Account account = TerminalSignIn.await(signIn.interactive(SignIns.FIRST));
            SignIn bound = new BoundSignIn(signIn, account, SignIns.FIRST);
            Connection connection = connections.openNamed(sample.roots(), bound, new GraphTokens(bound), account);
            return new TerminalSession(options.dataDirectory(), connection, signIn, sample);
          });
    }
    String wanted = settings.tenant() == null ? tenant : settings.tenant();
    Roots roots = signIns.roots();
    // The name that confirms picks an account, and is held against its tenant; it is not where anybody is sent to sign in.
    MsalSignIn signIn = signIns.signIn(roots, settings.tenant());
    TerminalSignIn asking = new TerminalSignIn(signIn, err, settings.allowsDeviceCode());
    return guarded(
        signIn,
        null,
        () -> {
          Account account = asking.signIn(wanted);
          requireAllowed(connections, signIn, account);
          SignIn bound = new BoundSignIn(signIn, account, SignIns.FIRST);
          Connection connection = connections.openNamed(roots, bound, new GraphTokens(bound, asking::ask), account);
          return new TerminalSession(options.dataDirectory(), connection, signIn, null);
        });
  }

  private static void requireAllowed(Connections connections, MsalSignIn signIn, Account account)
      throws SignInException {
    try {
      connections.requireAllowed(account);
    } catch (SignInException notAllowed) {
      signIn.signOut().join();
      throw notAllowed;
    }
  }

  /** Makes a session of an account. */
  private interface Opening {
    TerminalSession open() throws SignInException, InterruptedException;
  }

  /** What was begun is ended when it comes to nothing. */
  private static TerminalSession guarded(MsalSignIn signIn, @Nullable SampleService sample, Opening opening)
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
    return connection.account();
  }

  /** Reads the whole list once, to its end. */
  Inventory.Snapshot read() throws GraphException {
    Instant begun = connection.time().now();
    List<CloudPc> rows = new ArrayList<>();
    connection.graph().cloudPcs().list(null, page -> rows.addAll(page.rows()));
    inventory.replaceAll(rows, begun);
    Connection.readRoles(connection.access());
    return inventory.snapshot();
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
    return connection.deprovisioner(inventory, opened.runs(), sample);
  }

  private ActionJournal openJournal(Intent intent) {
    if (intent != Intent.PLAN && !connection.readOnly()) {
      ActionJournal opened = ActionJournal.open(dataDirectory, connection.time());
      if (intent == Intent.ACT || opened.mayAct()) {
        return opened;
      }
      opened.close();
    }
    return ActionJournal.openToLook(dataDirectory, connection.time());
  }

  /** Signs nobody out; ends what belongs to this command. Runs have to be over. */
  @Override
  public void close() {
    if (journal != null) {
      journal.close();
    }
    connection.close();
    signIn.close();
    if (sample != null) {
      sample.close();
    }
  }
}
