package org.cloudpcdesk.app.window;

import java.util.List;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Networks;
import org.cloudpcdesk.app.session.OfflineData;
import org.cloudpcdesk.app.session.OfflineStart;
import org.cloudpcdesk.app.session.Sessions;
import org.cloudpcdesk.app.update.UpdateNotice;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.SystemBrowser;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.platform.Tray;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.settings.ManagedSettings;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.StageDialogs;
import org.cloudpcdesk.ui.common.StageNotices;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.common.UiThread;
import org.cloudpcdesk.ui.settings.ProxyPasswordDialog;
import org.cloudpcdesk.ui.signin.Opener;
import org.cloudpcdesk.ui.signin.WelcomeController;
import org.cloudpcdesk.ui.signin.WelcomeViewModel;
import org.jspecify.annotations.Nullable;

/**
 * The running program: one stage that shows the welcome page or the main window of a session. Wires what they are built
 * from, and decides which of them is shown. Used on the UI thread.
 */
final class Desk implements Accounts.Window, AutoCloseable {
  private final DeskOptions options;
  private final Messages messages = Messages.of(Desk.class);
  private final DeskFiles files;
  private final Desktop desktop;
  private final Stage stage;
  private final Sessions sessions;
  private final Accounts accounts;
  private final DeskDialogs dialogs;
  private final Troubles troubles;
  private final UpdateNotice updates;
  private final Closing closing;
  private final EventHandler<WindowEvent> onCloseRequest;
  private final OfflineStart offline;
  private boolean closed;
  private Runnable ended = () -> {};
  private Runnable leave = () -> {};
  private @Nullable SessionWindow shown;
  private String query;

  /**
   * @param files read while the toolkit started
   * @param start what was stored, on its way while the toolkit started
   */
  Desk(
      DeskOptions options, Stage stage, Policy policy, DeskFiles files, OfflineData data, OfflineStart start) {
    this(
        options,
        stage,
        policy,
        new SystemBrowser(),
        SampleOptions.DEFAULTS.withCloudPcs(options.sampleSize()),
        null,
        files,
        data,
        start);
  }

  /** For tests, which hold the browser and the sample tenant. */
  Desk(DeskOptions options, Stage stage, Browser browser, SampleOptions sample) {
    this(options, stage, Policy.NONE, browser, sample, null);
  }

  /** @param tray the desktop's own when null */
  Desk(
      DeskOptions options, Stage stage, Policy policy, Browser browser, SampleOptions sample, @Nullable Tray tray) {
    this(
        options,
        stage,
        policy,
        browser,
        sample,
        tray,
        DeskFiles.read(options.dataDirectory()),
        new OfflineData(options.dataDirectory(), Time.system()),
        null);
  }

  private Desk(
      DeskOptions options,
      Stage stage,
      Policy policy,
      Browser browser,
      SampleOptions sample,
      @Nullable Tray tray,
      DeskFiles files,
      OfflineData data,
      @Nullable OfflineStart start) {
    this.options = options;
    this.stage = stage;
    this.query = options.query();
    this.files = files;
    this.desktop =
        desktop(
            options,
            stage,
            new ManagedSettings(files.settings(), policy),
            browser,
            tray == null ? Tray.ofDesktop(files.workers().tray(), Frame.trayIcon()) : tray,
            files);
    SettingsStore settings = desktop.settings();
    Network network = desktop.network();
    this.sessions =
        new Sessions(options, settings, data, browser, desktop.time(), network, desktop.executor(), sample);
    this.accounts =
        new Accounts(
            this,
            sessions,
            new KnownAccounts(sessions, desktop.executor()),
            desktop.dialogs(),
            desktop.tasks(),
            desktop.executor(),
            desktop.time());
    this.offline = start == null ? OfflineStart.begin(data, options, desktop.executor()) : start;
    this.dialogs = new DeskDialogs(desktop, options.dataDirectory(), this::session);
    this.troubles = new Troubles(settings, network);
    this.updates =
        new UpdateNotice(desktop.tasks(), desktop.notices(), () -> settings.current().updateUrl(), network);
    this.closing =
        new Closing(
            stage, desktop.dialogs(), desktop.tasks(), desktop.tray(), desktop.time(), this::runs, this::end);
    this.onCloseRequest = closing::requested;
  }

  private static Desktop desktop(
      DeskOptions options, Stage stage, SettingsStore settings, Browser browser, Tray tray, DeskFiles files) {
    TextClipboard clipboard = TextClipboard.system();
    DialogService dialogs = new StageDialogs(stage, clipboard);
    Time time = Time.system();
    return new Desktop(
        stage,
        dialogs,
        new StageNotices(stage, dialogs, tray, () -> settings.current().trayNotifications()),
        tray,
        new ThemeManager(),
        settings,
        files.layout(),
        Networks.of(settings, options.dataDirectory(), new ProxyPasswordDialog(dialogs), time),
        browser,
        clipboard,
        files.workers().work(),
        new Tasks(files.workers().work()),
        time,
        TimeText.system());
  }

  /** What is to be done when the window has closed for good. */
  void onEnd(Runnable work) {
    ended = work;
  }

  private void end() {
    stage.hide();
    ended.run();
  }

  private List<DeprovisionRun> runs() {
    Session session = session();
    return session == null ? List.of() : session.deprovisioner().runs();
  }

  /**
   * Shows the tenant that was open last, as it was stored; the welcome page when there is none. With {@code --sample} it
   * goes on to the sample tenant by itself.
   */
  void start() {
    Frame.dress(stage, desktop.themes(), desktop.settings(), desktop.layout().last());
    desktop.settings().listen(next -> desktop.network().askAgain());
    stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, onCloseRequest);
    var _ =
        offline
            .tenant()
            .exceptionally(notFoundOut -> Optional.empty())
            .thenAccept(tenant -> UiThread.run(() -> begin(tenant)));
  }

  /** @param tenant the one that was open last */
  private void begin(Optional<Known> tenant) {
    if (closed) {
      offline.drop();
      return;
    }
    Optional<Known> last = tenant.filter(sessions::mayReopen);
    if (last.isPresent()) {
      showSession(sessions.reopen(last.get(), offline));
      return;
    }
    offline.drop();
    WelcomeViewModel welcome = showWelcome();
    if (options.sample()) {
      welcome.open(new Opener.Request.Sample());
    }
  }

  @Override
  public WelcomeViewModel showWelcome() {
    closePage();
    accounts.read();
    WelcomeViewModel model =
        new WelcomeViewModel(
            sessions,
            this::showSession,
            new WelcomeViewModel.Surroundings(
                desktop.settings(), accounts.known(), desktop.time(), desktop.times(), UiThread::run));
    leave = model::close;
    Parent page =
        new Fxml()
            .register(
                WelcomeController.class,
                () ->
                    new WelcomeController(
                        model,
                        new WelcomeController.Ways(
                            dialogs::openSettings,
                            known -> accounts.forget(known.account()),
                            dialogs::browse,
                            desktop.clipboard()::put)))
            .<Parent, WelcomeController>load(WelcomeController.class, "Welcome.fxml")
            .root();
    Scene scene = new Scene(page);
    ThemeManager.dress(scene);
    stage.setTitle(messages.text("welcome.title"));
    stage.setScene(scene);
    stage.show();
    Frame.addIcons(stage);
    return model;
  }

  @Override
  public void closePage() {
    Runnable leaving = leave;
    leave = () -> {};
    leaving.run();
  }

  @Override
  public void showSession(Session session) {
    closePage();
    SessionWindow window =
        new SessionWindow(session, sessions, desktop, dialogs, troubles, updates, accounts);
    leave =
        () -> {
          shown = null;
          window.close();
        };
    shown = window;
    window.open();
    search();
  }

  /**
   * Brings the window forward, for a second start of the program.
   *
   * @param wanted what to search for; on the welcome page as soon as somebody has signed in. Empty to leave the search alone
   */
  void show(String wanted) {
    query = wanted;
    search();
    closing.comeBack();
    stage.requestFocus();
  }

  private void search() {
    if (shown != null && !query.isEmpty()) {
      shown.find(query);
      query = "";
    }
  }

  /** The session that is open, or null on the welcome page. */
  @Override
  public @Nullable Session session() {
    return shown == null ? null : shown.session();
  }

  /** Ends everything; what was not sent is not sent. */
  @Override
  public void close() {
    stage.removeEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, onCloseRequest);
    closed = true;
    leave.run();
    files.workers().stopWork();
    desktop.tray().close();
    sessions.close();
    files.settings().close();
    files.workers().close();
  }
}
