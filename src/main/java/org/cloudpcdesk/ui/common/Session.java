package org.cloudpcdesk.ui.common;

import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.graph.CloudPcApi;
import org.cloudpcdesk.graph.DirectoryApi;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.signin.SignIn;

/**
 * Everything that belongs to one account in one tenant. It may be open before the account is signed in: then it shows what
 * was stored. Closing it ends its work: runs first, so that nothing is sent any more, then the refresh and what is kept of
 * it, then the connections and the sign-in.
 *
 * @param account who is signed in, or was when the tenant was last open
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
    OfflineCopy offline,
    Deprovisioner deprovisioner,
    Runnable disconnect)
    implements AutoCloseable {

  @Override
  public void close() {
    deprovisioner.close();
    refresher.close();
    offline.close();
    disconnect.run();
  }
}
