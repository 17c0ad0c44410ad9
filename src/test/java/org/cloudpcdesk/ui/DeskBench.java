package org.cloudpcdesk.ui;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.deprovision.Actor;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.Rules;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.SimulatedTime;
import org.cloudpcdesk.signin.FakeSignIn;
import org.cloudpcdesk.signin.SignIn;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.TimeText;

/** A session on a scripted service, with a held clock, and dialogs that are kept. */
public final class DeskBench {
  public final SimulatedTime time = SimulatedTime.start();
  public final TimeText times = new TimeText(ZoneOffset.UTC, Locale.ENGLISH);
  public final ScriptedService service = new ScriptedService(time);
  public final Inventory inventory = new Inventory();
  public final List<Set<Permission>> asked = new ArrayList<>();
  public final List<String> notifications = new ArrayList<>();
  public final List<String> copied = new ArrayList<>();
  public final CompletableFuture<Account> answer = new CompletableFuture<>();
  public final Account account = new Account("home", "admin@contoso.example", "Admin", "tenant-guid");
  /** What the service says that the account's roles allow. */
  public Set<String> roleActions =
      Set.of("Microsoft.CloudPC/CloudPCs/Read", "Microsoft.CloudPC/CloudPCs/EndGracePeriod");
  /** How often a new token was asked for. */
  public int renewed;
  /** What a session that is opened from now on writes to. */
  public RunJournal journal = RunJournal.inMemory();
  public final Session session = session(false);
  public final ChosenFiles files = new ChosenFiles();
  public Window owner;

  public Session session(boolean readOnly) {
    Refresher refresher = new Refresher(service, inventory, time, Runnable::run);
    return new Session(
        account,
        false,
        readOnly,
        signIn(),
        new AccountAccess(signIn(), () -> roleActions, service, account, Cloud.GLOBAL, "client-id", time),
        service,
        service,
        service,
        inventory,
        refresher,
        new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, Runnable::run),
        new Deprovisioner(
            service,
            service,
            () -> {},
            inventory,
            time,
            Rules.DEFAULT,
            journal,
            Actor.of(account, false)),
        () -> {});
  }

  /** A Cloud PC in its grace period, of a person named after it. */
  public static CloudPc inGrace(String id) {
    return CloudPc.builder(id)
        .displayName("Cloud PC " + id)
        .managedDeviceName("CPC-" + id)
        .userPrincipalName(id + "@contoso.example")
        .status(CloudPcStatus.of("inGracePeriod"))
        .servicePlanName("Cloud PC Enterprise 2vCPU/8GB/128GB")
        .provisioningPolicyId("policy-1")
        .provisioningPolicyName("Engineering West Europe")
        .deviceRegionName("westeurope")
        .gracePeriodEnd(GraphTime.of("2026-03-04T12:00:00Z"))
        .provisioned(GraphTime.of("2025-11-20T08:15:00Z"))
        .build();
  }

  public static CloudPc with(String id, String status) {
    return inGrace(id).toBuilder().status(CloudPcStatus.of(status)).gracePeriodEnd(null).build();
  }

  public void knows(CloudPc... pcs) {
    inventory.merge(List.of(pcs), time.now());
    time.advance(Duration.ofSeconds(1));
  }

  private SignIn signIn() {
    return new FakeSignIn(account) {
      @Override
      public String token(Permission permission, boolean renew) {
        renewed += renew ? 1 : 0;
        return "token";
      }

      @Override
      public CompletableFuture<Account> interactive(Set<Permission> permissions) {
        asked.add(permissions);
        return answer;
      }
    };
  }

  /** Shows dialogs over {@link #owner}; keeps the rest. */
  public DialogService dialogs() {
    return new DialogService() {
      @Override
      public void error(String what, String unchanged, String next, String technical) {
        notifications.add(String.join("\n", "error: " + what, unchanged, next));
      }

      @Override
      public boolean confirm(String title, String question, String yes, String no) {
        return false;
      }

      @Override
      public <R> Optional<R> show(Dialog<R> dialog) {
        dialog.initOwner(owner);
        return dialog.showAndWait();
      }

      @Override
      public void notify(String title, String text) {
        notifications.add(title + ": " + text);
      }
    };
  }
}
