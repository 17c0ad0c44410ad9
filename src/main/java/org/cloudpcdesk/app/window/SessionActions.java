package org.cloudpcdesk.app.window;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javafx.beans.value.ObservableValue;
import org.cloudpcdesk.app.session.Sessions;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.ui.common.BrowserQuestion;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.history.HistoryWindow;
import org.cloudpcdesk.ui.main.MainWindow;
import org.cloudpcdesk.ui.signin.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the main window of a session asks of the program around it. Used on the UI thread. */
final class SessionActions implements MainWindow.Actions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionActions.class);

  private final Messages messages = Messages.of(SessionActions.class);
  private final Session session;
  private final Sessions sessions;
  private final Desktop desktop;
  private final DeskDialogs dialogs;
  private final HistoryWindow history;
  private final Accounts accounts;
  private final BrowserQuestion again;

  SessionActions(
      Session session,
      Sessions sessions,
      Desktop desktop,
      DeskDialogs dialogs,
      HistoryWindow history,
      Accounts accounts) {
    this.session = session;
    this.sessions = sessions;
    this.desktop = desktop;
    this.dialogs = dialogs;
    this.history = history;
    this.accounts = accounts;
    this.again = new BrowserQuestion(session.signIn(), this::signedInAgain, this::tellNotSignedIn);
  }

  @Override
  public void signOut() {
    accounts.signOut(session);
  }

  @Override
  public void forget() {
    accounts.forget(session.account());
  }

  @Override
  public ObservableValue<List<KnownAccount>> accounts() {
    return accounts.known();
  }

  @Override
  public void switchTo(KnownAccount other) {
    accounts.switchTo(other);
  }

  @Override
  public void addAccount() {
    accounts.add();
  }

  @Override
  public void signInAgain() {
    again.ask(Set.of(Permission.CLOUD_PC_READ));
  }

  @Override
  public ObservableValue<Boolean> signingIn() {
    return again.asking();
  }

  @Override
  public void cancelSignIn() {
    again.cancel();
  }

  private void signedInAgain() {
    sessions.askForRoles(session);
    session.refresher().refreshNow();
  }

  private void tellNotSignedIn(Throwable failure) {
    if (failure instanceof CancellationException || Failure.isCancel(failure)) {
      return;
    }
    LOG.warn("signing in again did not work", failure);
    Failure told = Failure.of(failure);
    desktop
        .dialogs()
        .error(messages.text("again.what", told.what()), messages.text("again.unchanged"), told.next(), told.technical());
  }

  @Override
  public void openAccess() {
    GraphException last = session.refresher().state().error();
    openAccess(last != null && last.isAboutAccess() ? last : null);
  }

  /** Shows what the account may do, and why a request was refused. */
  void explain(GraphException refused) {
    openAccess(refused);
  }

  private void openAccess(@Nullable GraphException refused) {
    Set<Permission> needed = EnumSet.of(Permission.CLOUD_PC_READ);
    if (refused != null) {
      refused.permission().ifPresent(needed::add);
    }
    dialogs.openAccess(session, refused, () -> again.ask(needed));
  }

  @Override
  public void openSettings(String setting) {
    dialogs.openSettings(setting);
  }

  @Override
  public void openHistory() {
    history.show(null);
  }

  @Override
  public void openAbout() {
    dialogs.openAbout();
  }

  /** Takes back what is still asked. */
  @Override
  public void close() {
    again.close();
  }
}
