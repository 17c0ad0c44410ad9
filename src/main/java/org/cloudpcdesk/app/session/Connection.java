package org.cloudpcdesk.app.session;

import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.graph.GraphServices;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one account uses of the service: requests, what it may do, and the engine that acts. Thread-safe. Made by
 * {@link Connections}.
 *
 * @param settings those it was opened with
 * @param readOnly nothing can be sent that changes a tenant
 */
public record Connection(
    Account account,
    Settings settings,
    boolean readOnly,
    GraphTokens tokens,
    GraphServices graph,
    AccountAccess access,
    Time time)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** The same of the same account, whose tenant's name is known now. */
  Connection of(Account named) {
    return new Connection(named, settings, readOnly, tokens, graph, access.of(named), time);
  }

  /**
   * The engine that deprovisions as this account.
   *
   * @param sample the sample tenant when the account is one of its; else null
   */
  public Deprovisioner deprovisioner(Inventory inventory, RunJournal journal, @Nullable SampleService sample) {
    return new Deprovisioner(
        graph.cloudPcs(),
        graph.actions(),
        new ActingAccess(tokens, access),
        inventory,
        time,
        RunRules.of(settings, readOnly),
        journal,
        sample == null
            ? Actor.of(account, settings.isProduction(account.tenantId()))
            : ActionJournal.sampleActor(account, sample.startedAt()));
  }

  /**
   * Asks the service what an account's roles allow. Without an answer every action stays offered, and the service decides.
   *
   * @throws GraphException only when it was given up
   */
  public static void readRoles(AccountAccess access) throws GraphException {
    try {
      access.read();
    } catch (GraphException notTold) {
      if (notTold.kind() == GraphException.Kind.CANCELLED) {
        throw notTold;
      }
      LOG.info("what the account's roles allow is not known: {}", notTold.kind());
    }
  }

  /** Sends nothing more; the sign-in stays. */
  @Override
  public void close() {
    graph.close();
  }
}
