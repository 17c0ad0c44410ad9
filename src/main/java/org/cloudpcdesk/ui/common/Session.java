package org.cloudpcdesk.ui.common;

import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.DirectoryApi;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.signin.SignIn;

/**
 * Everything that belongs to one signed-in account in one tenant. Closing it ends its work: runs first, so that nothing
 * is sent any more, then the refresh, then the connections and the sign-in.
 *
 * @param sample true for the built-in sample tenant
 * @param readOnly true when sending is switched off
 * @param access what the account may do
 * @param disconnect ends the connections and the sign-in; {@link #close} runs it last
 */
public record Session(
    Account account,
    boolean sample,
    boolean readOnly,
    SignIn signIn,
    AccountAccess access,
    CloudPcApi cloudPcs,
    DirectoryApi directory,
    RequestLog requests,
    Inventory inventory,
    Refresher refresher,
    Deprovisioner deprovisioner,
    Runnable disconnect)
    implements AutoCloseable {

  @Override
  public void close() {
    deprovisioner.close();
    refresher.close();
    disconnect.run();
  }
}
