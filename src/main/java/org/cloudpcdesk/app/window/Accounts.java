package org.cloudpcdesk.app.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.cloudpcdesk.app.session.Sessions;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TenantWords;
import org.cloudpcdesk.ui.common.UiThread;
import org.cloudpcdesk.ui.signin.ForgetSheet;
import org.cloudpcdesk.ui.signin.Opener.Request;
import org.cloudpcdesk.ui.signin.WelcomeViewModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes from one account to another, and leaves them. One tenant is open at a time. Used on the UI thread. */
final class Accounts {
  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  /** What shows sessions. */
  interface Window {
    /** The session that is open, or null. */
    @Nullable Session session();

    /** Closes the session that is open; what is shown stays on the screen until something else is. */
    void closePage();

    /** Shows a session that was opened. */
    void showSession(Session session);

    /** Closes the session that is open and shows the welcome page. */
    WelcomeViewModel showWelcome();
  }

  private final Messages messages = Messages.of(Accounts.class);
  private final Window window;
  private final Sessions sessions;
  private final KnownAccounts known;
  private final DialogService dialogs;
  private final Tasks tasks;
  private final Executor executor;
  private final Time time;
  private @Nullable Instant leftAt;

  Accounts(
      Window window,
      Sessions sessions,
      KnownAccounts known,
      DialogService dialogs,
      Tasks tasks,
      Executor executor,
      Time time) {
    this.window = window;
    this.sessions = sessions;
    this.known = known;
    this.dialogs = dialogs;
    this.tasks = tasks;
    this.executor = executor;
    this.time = time;
  }

  /** The accounts of this computer, the last used first. */
  ReadOnlyObjectProperty<List<KnownAccount>> known() {
    return known.all();
  }

  /** Reads them anew, in the background. */
  void read() {
    known.read();
  }

  void switchTo(KnownAccount other) {
    if (mayLeave()) {
      leftAt = time.now();
      if (other.standing() == Standing.READY) {
        goTo(other);
      } else {
        window.showWelcome().open(new Request.Known(other));
      }
    }
  }

  /** The store of the tenant that is left is closed first: the other account may be one of the same tenant. */
  private void goTo(KnownAccount other) {
    window.closePage();
    var _ =
        sessions
            .open(new Request.Known(other), noCode -> {})
            .whenComplete(
                (session, failure) ->
                    UiThread.run(
                        () -> {
                          if (session != null) {
                            window.showSession(session);
                          } else {
                            LOG.warn("another tenant could not be opened", failure);
                            window.showWelcome().fail(failure);
                          }
                        }));
  }

  /** The rows of the tenant that was gone to are on the screen. */
  void drawn(int rows) {
    Instant begun = leftAt;
    leftAt = null;
    if (begun != null) {
      LOG.info("went to another tenant in {} ms: {} rows drawn", Duration.between(begun, time.now()).toMillis(), rows);
    }
  }

  /** Goes to the welcome page; the account that was open stays signed in, and is offered there. */
  void add() {
    if (mayLeave()) {
      window.showWelcome();
    }
  }

  void signOut(Session session) {
    if (mayLeave()) {
      var _ = session.signIn().signOut();
      executor.execute(
          () -> {
            sessions.signedOut(session);
            known.read();
          });
      window.showWelcome();
    }
  }

  /** Asks how much of an account is to be forgotten, open or not. */
  void forget(Account account) {
    if (isOpen(account) && !mayLeave()) {
      return;
    }
    switch (dialogs.show(ForgetSheet.create(account, tenants(account))).orElse(ForgetSheet.Answer.NOTHING)) {
      case TOKENS -> forget(account, false);
      case TOKENS_AND_DATA -> forget(account, true);
      case NOTHING -> LOG.debug("nothing is forgotten");
    }
  }

  private List<String> tenants(Account account) {
    List<String> names =
        known.all().get().stream()
            .map(KnownAccount::account)
            .filter(one -> one.homeAccountId().equals(account.homeAccountId()))
            .map(TenantWords::name)
            .distinct()
            .toList();
    return names.isEmpty() ? List.of(TenantWords.name(account)) : names;
  }

  private void forget(Account account, boolean withData) {
    Session open = window.session();
    if (open != null && isOpen(account)) {
      var _ = open.signIn().signOut();
      window.showWelcome();
    }
    tasks
        .create(
            "forget an account",
            () -> {
              sessions.forget(account, withData);
              return account;
            })
        .onSuccess(
            gone ->
                dialogs.notify(
                    messages.text("forgotten.title"),
                    messages.text(withData ? "forgotten.data" : "forgotten.tokens", gone.username())))
        .onFailure(this::tellNotForgotten)
        .andFinally(known::read)
        .start();
  }

  private void tellNotForgotten(Throwable failure) {
    LOG.warn("not everything of an account was forgotten", failure);
    dialogs.error(
        messages.text("forget.what"),
        failure instanceof StoreException explained ? explained.sentence() : messages.text("forget.unchanged"),
        messages.text("forget.next"),
        "");
  }

  private boolean isOpen(Account account) {
    Session open = window.session();
    return open != null && !open.sample() && open.account().homeAccountId().equals(account.homeAccountId());
  }

  /** A run is not left alone: nobody would see what becomes of it. */
  private boolean mayLeave() {
    Session open = window.session();
    long runs = open == null ? 0 : open.deprovisioner().runs().stream().filter(run -> !run.isFinished()).count();
    if (runs > 0) {
      dialogs.error(
          messages.text("runs.what", runs), messages.text("runs.unchanged"), messages.text("runs.next"), "");
    }
    return runs == 0;
  }
}
