package org.cloudpcdesk.app.window;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.cloudpcdesk.app.process.StartTime;
import org.cloudpcdesk.app.session.Sessions;
import org.cloudpcdesk.app.update.UpdateNotice;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.UnfinishedRun;
import org.cloudpcdesk.inventory.OfflineCopy.Trouble;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.ui.activity.ActivityPane;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.LatePane;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.UiThread;
import org.cloudpcdesk.ui.deprovision.SheetDeprovisionCommand;
import org.cloudpcdesk.ui.details.DetailsPane;
import org.cloudpcdesk.ui.history.HistoryWindow;
import org.cloudpcdesk.ui.main.MainWindow;
import org.jspecify.annotations.Nullable;

/**
 * The main window of one session: built from the screens' parts, filled from what was stored, and only then connected with
 * the network and the journal. Closing it closes the session. Used on the UI thread.
 */
final class SessionWindow implements AutoCloseable {
  private final Session session;
  private final Sessions sessions;
  private final Desktop desktop;
  private final Troubles troubles;
  private final UpdateNotice updates;
  private final Accounts accounts;
  private final HistoryWindow history;
  private final Selection selection = new Selection();
  private final SheetDeprovisionCommand command;
  private final LatePane detailsPlace = new LatePane();
  private final LatePane activityPlace = new LatePane();
  private final SessionActions actions;
  private final ActivityPane.Ways ways;
  private final MainWindow window;
  private @Nullable DetailsPane details;
  private @Nullable ActivityPane activity;
  private Runnable release = () -> {};
  private boolean closed;

  /**
   * Takes over the stage.
   *
   * @param accounts goes to another account, which closes this window
   */
  SessionWindow(
      Session session,
      Sessions sessions,
      Desktop desktop,
      DeskDialogs dialogs,
      Troubles troubles,
      UpdateNotice updates,
      Accounts accounts) {
    this.session = session;
    this.sessions = sessions;
    this.desktop = desktop;
    this.troubles = troubles;
    this.updates = updates;
    this.accounts = accounts;
    FileDialogs files = desktop.files();
    this.command =
        new SheetDeprovisionCommand(
            session, desktop.tasks(), desktop.dialogs(), files, desktop.time(), desktop.times());
    this.history =
        new HistoryWindow(
            session,
            desktop.tasks(),
            new HistoryWindow.Desktop(
                desktop.stage(), desktop.dialogs(), files, desktop.clipboard(), desktop.time(), desktop.times()));
    this.actions = new SessionActions(session, sessions, desktop, dialogs, history, accounts);
    this.ways = ways(command, history, actions);
    this.window =
        new MainWindow(
            desktop.stage(),
            session,
            new MainWindow.Panes(detailsPlace, activityPlace, command, selection),
            new MainWindow.Desktop(
                desktop.dialogs(),
                desktop.themes(),
                desktop.settings(),
                desktop.layout(),
                desktop.clipboard(),
                files,
                desktop.time(),
                desktop.times(),
                desktop.executor()),
            actions);
  }

  /** Builds what the first drawing can do without. */
  private void complete() {
    if (closed || details != null) {
      return;
    }
    Frame.addIcons(desktop.stage());
    DetailsPane detailsPane =
        new DetailsPane(
            session,
            selection,
            command,
            desktop.tasks(),
            desktop.time(),
            desktop.times(),
            desktop.clipboard(),
            new DetailsPane.Ways(this::reveal, history::show, ways::explain));
    details = detailsPane;
    detailsPlace.fill(detailsPane.node());
    ActivityPane activityPane =
        new ActivityPane(
            session,
            desktop.tasks(),
            desktop.dialogs(),
            desktop.notices(),
            desktop.time(),
            desktop.times(),
            desktop.clipboard(),
            ways);
    activity = activityPane;
    activityPlace.fill(activityPane.node());
  }

  private static ActivityPane.Ways ways(
      SheetDeprovisionCommand command, HistoryWindow history, SessionActions actions) {
    return new ActivityPane.Ways() {
      @Override
      public void planRest(UnfinishedRun interrupted) {
        command.openRest(interrupted);
      }

      @Override
      public void retry(DeprovisionRun ended) {
        command.openRetry(ended);
      }

      @Override
      public void explain(GraphException refused) {
        actions.explain(refused);
      }

      @Override
      public void history() {
        history.show(null);
      }
    };
  }

  private void reveal(String cloudPc) {
    window.reveal(cloudPc);
  }

  Session session() {
    return session;
  }

  /** Puts a query into the search field. */
  void find(String query) {
    window.find(query);
  }

  /** Shows the window with what was stored, and goes on from there. */
  void open() {
    Runnable trouble = () -> window.settingsProblem(troubles.now().orElse(null));
    trouble.run();
    Runnable clock = desktop.network().clock().listen(() -> UiThread.run(trouble));
    // The panel takes room only once there is something to tell.
    window.showActivity(false);
    Runnable runs = session.deprovisioner().listen(run -> UiThread.run(this::runBegun));
    Runnable marks = desktop.settings().listen(this::markProduction);
    markProduction(desktop.settings().current());
    release =
        () -> {
          clock.run();
          runs.run();
          marks.run();
        };
    window.show();
    tellStoreTrouble();
    var _ = session.offline().begun().thenRun(() -> UiThread.run(this::begin));
    var _ = session.offline().filled().thenRun(() -> UiThread.run(this::filled));
  }

  /** The first rows are in the grid, or it is known that there are none. */
  private void begin() {
    int rows = session.inventory().snapshot().rows().size();
    if (rows == 0) {
      complete();
    } else {
      window.whenDrawn(
          () -> {
            StartTime.firstDrawn(rows);
            session.offline().drawFirst();
            complete();
          });
    }
  }

  private void runBegun() {
    complete();
    window.showActivity(true);
    // Wanted at the earliest when a run ends or the window is closed.
    desktop.tray().prepare();
  }

  private void markProduction(Settings now) {
    session.deprovisioner().markProduction(now.isProduction(session.account().tenantId()));
  }

  private void tellStoreTrouble() {
    Consumer<Trouble> tell =
        trouble ->
            UiThread.run(
                () -> {
                  if (!closed) {
                    window.storeProblem(troubles.of(trouble));
                  }
                });
    session.offline().listen(tell);
    session.offline().trouble().ifPresent(tell);
  }

  /** What was stored is in the grid, or is known not to come. The network and the journal wait until it is drawn. */
  private void filled() {
    new KeptViews(session.offline(), desktop.tasks()).load(window::ownViews);
    if (session.inventory().snapshot().rows().isEmpty()) {
      tellFirstRead();
      goOn();
    } else {
      window.whenDrawn(
          () -> {
            int rows = session.inventory().snapshot().rows().size();
            StartTime.drawn(rows);
            accounts.drawn(rows);
            goOn();
          });
    }
  }

  private void tellFirstRead() {
    AtomicBoolean come = new AtomicBoolean();
    Runnable enough =
        session
            .inventory()
            .listen(
                (snapshot, changes) -> {
                  if (!snapshot.rows().isEmpty() && come.compareAndSet(false, true)) {
                    int rows = snapshot.rows().size();
                    UiThread.run(() -> window.whenDrawn(() -> StartTime.readDrawn(rows)));
                  }
                });
    Runnable others = release;
    release =
        () -> {
          others.run();
          enough.run();
        };
  }

  private void goOn() {
    if (closed) {
      return;
    }
    updates.look();
    accounts.read();
    if (session.signIn().account().isEmpty()) {
      sessions.askForRoles(session);
    }
    session.refresher().start();
    complete();
    ActivityPane pane = activity;
    if (pane != null && !session.readOnly()) {
      // Who only looks takes nothing up: another program may be at it.
      pane.takeUp(() -> window.showActivity(true));
    }
  }

  @Override
  public void close() {
    closed = true;
    release.run();
    actions.close();
    history.close();
    window.close();
    if (details != null) {
      details.close();
    }
    if (activity != null) {
      activity.close();
    }
    session.close();
  }
}
