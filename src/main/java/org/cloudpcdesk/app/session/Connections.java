package org.cloudpcdesk.app.session;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.app.process.Version;
import org.cloudpcdesk.graph.GraphOptions;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.signin.SignInException;

/** Connects accounts to the service as options and settings say, for the window and the terminal alike. Thread-safe. */
public final class Connections {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final DeskOptions options;
  private final SettingsStore settings;
  private final Network network;
  private final Time time;

  public Connections(DeskOptions options, SettingsStore settings, Network network, Time time) {
    this.options = options;
    this.settings = settings;
    this.network = network;
    this.time = time;
  }

  /**
   * Holds the policy against the tenant of an account.
   *
   * @throws SignInException of kind {@link SignInException.Kind#TENANT_NOT_ALLOWED}
   */
  public void requireAllowed(Account account) throws SignInException {
    if (!settings.current().allowsTenant(account.tenantId())) {
      throw notAllowed();
    }
  }

  static SignInException notAllowed() {
    return new SignInException(
        SignInException.Kind.TENANT_NOT_ALLOWED, "the policy does not allow the tenant", null, null, null);
  }

  /**
   * The same for an account that was just signed in, whose tenant's directory is asked how it is called. Blocks for some
   * seconds at most. It keeps that name as long as it is open: what confirms a run does not change under anybody's hands.
   */
  public Connection openNamed(Roots roots, SignIn signIn, GraphTokens tokens, Account account) {
    Connection connection = open(roots, signIn, tokens, account);
    return connection.of(TenantNames.named(account, connection.graph().directory()));
  }

  /**
   * Sets up what one account uses of the service, as the settings are now; nothing is sent yet.
   *
   * @param roots where the service is, and in which cloud
   * @param signIn the account's
   * @param tokens those of the same sign-in
   */
  public Connection open(Roots roots, SignIn signIn, GraphTokens tokens, Account account) {
    Settings holding = settings.current();
    boolean readOnly = options.readOnly() || holding.readOnly();
    GraphServices graph =
        GraphServices.open(
            new GraphOptions(roots.graph(), "CloudPCDesk/" + Version.current(), readOnly, CONNECT, ANSWER),
            network,
            tokens,
            time,
            RandomGenerator.getDefault());
    AccountAccess access =
        new AccountAccess(signIn, graph.access(), graph.directory(), account, roots.cloud(), holding.effectiveClientId(), time);
    return new Connection(account, holding, readOnly, tokens, graph, access, time);
  }
}
