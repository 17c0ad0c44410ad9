package org.cloudpcdesk.app;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.UnfinishedRun;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.inventory.OfflineCopy.Trouble;
import org.cloudpcdesk.model.Permission;
import org.cloudpcdesk.platform.Browser;
import org.cloudpcdesk.platform.Network;
import org.cloudpcdesk.platform.SystemBrowser;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.platform.Tray;
import org.cloudpcdesk.platform.WindowSystem;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.settings.FileSettingsStore;
import org.cloudpcdesk.settings.ManagedSettings;
import org.cloudpcdesk.settings.Policy;
import org.cloudpcdesk.settings.PolicyProblem;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsProblem;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.ui.access.AccessSheet;
import org.cloudpcdesk.ui.access.AccessViewModel;
import org.cloudpcdesk.store.KnownTenants.Known;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.store.StoreProblem;
import org.cloudpcdesk.ui.activity.ActivityPane;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Notices;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.StageDialogs;
import org.cloudpcdesk.ui.common.StageNotices;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.common.UiThread;
import org.cloudpcdesk.ui.deprovision.SheetDeprovisionCommand;
import org.cloudpcdesk.ui.details.DetailsPane;
import org.cloudpcdesk.ui.history.HistoryWindow;
import org.cloudpcdesk.ui.main.MainWindow;
import org.cloudpcdesk.ui.settings.DiagnosticsDialog;
import org.cloudpcdesk.ui.settings.ProxyPasswordDialog;
import org.cloudpcdesk.ui.settings.SettingsDialog;
import org.cloudpcdesk.ui.signin.Opener;
import org.cloudpcdesk.ui.signin.WelcomeController;
import org.cloudpcdesk.ui.signin.WelcomeViewModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running program: one stage that shows the welcome page or the main window of a session, and everything they are built
 * from. Used on the UI thread.
 */
final class Desk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final double FIRST_WIDTH = 1440;
  private static final double FIRST_HEIGHT = 900;
  private static final Duration LAST_ENTRIES = Duration.ofSeconds(5);
  private static final int TRAY_ICON = 32;
  private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};

  private final DeskOptions options;
  private final Browser browser;
  private final Stage stage;
  private final Messages messages = Messages.of(Desk.class);
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("settings").factory());
  private final Time time = Time.system();
  private final TimeText times = TimeText.system();
  private final TextClipboard clipboard = TextClipboard.system();
  private final ThemeManager themes = new ThemeManager();
  private final WindowSystem windows = WindowSystem.ofThisComputer();
  private final Tasks tasks = new Tasks(executor);
  private final FileSettingsStore ownSettings;
  private final SettingsStore settings;
  private final DialogService dialogs;
  private final Network network;
  private final Sessions sessions;
  private final UpdateNotice updates;
  private final ExecutorService trayWork =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tray").factory());
  private final Tray tray;
  private final Notices notices;
  private final Closing closing;
  private final EventHandler<WindowEvent> onCloseRequest;
  private final OfflineStart offline;
  private boolean closed;
  private Runnable ended = () -> {};
  private Runnable leave = () -> {};
  private @Nullable Session running;
  private Consumer<String> reveal = id -> {};
  private @Nullable MainWindow shown;
  private String query;

  /** @param start what was stored, on its way while the toolkit started */
  Desk(DeskOptions options, Stage stage, Policy policy, OfflineData data, OfflineStart start) {
    this(
        options,
        stage,
        policy,
        new SystemBrowser(),
        SampleOptions.DEFAULTS.withCloudPcs(options.sampleSize()),
        null,
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
      OfflineData data,
      @Nullable OfflineStart start) {
    this.options = options;
    this.browser = browser;
    this.stage = stage;
    this.query = options.query();
    this.ownSettings =
        new FileSettingsStore(options.dataDirectory().resolve("settings.json"), Version.current(), scheduler);
    this.settings = new ManagedSettings(ownSettings, policy);
    this.dialogs = new StageDialogs(stage, clipboard);
    this.network = Networks.of(settings, options.dataDirectory(), new ProxyPasswordDialog(dialogs), time);
    this.sessions = new Sessions(options, settings, data, browser, time, network, executor, sample);
    this.offline = start == null ? OfflineStart.begin(data, options, executor) : start;
    this.tray = tray == null ? Tray.ofDesktop(trayWork, iconFile(TRAY_ICON)) : tray;
    this.notices =
        new StageNotices(stage, dialogs, this.tray, () -> settings.current().trayNotifications());
    this.updates = new UpdateNotice(tasks, notices, () -> settings.current().updateUrl(), network);
    this.closing = new Closing(stage, dialogs, tasks, this.tray, time, this::runs, this::end);
    this.onCloseRequest = closing::requested;
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
    Session session = running;
    return session == null ? List.of() : session.deprovisioner().runs();
  }

  /**
   * Shows the tenant that was open last, as it was stored; the welcome page when there is none. With {@code --sample} it
   * goes on to the sample tenant by itself.
   */
  void start() {
    frameWindows();
    themes.choose(settings.current().theme());
    settings.listen(next -> UiThread.run(() -> themes.choose(next.theme())));
    settings.listen(next -> network.askAgain());
    IntStream.of(ICON_SIZES).mapToObj(Desk::icon).forEach(stage.getIcons()::add);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight()));
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
      showSession(sessions.reopen(last.get(), offline.store()));
      return;
    }
    offline.drop();
    WelcomeViewModel welcome = showWelcome();
    if (options.sample()) {
      welcome.open(Opener.Mode.SAMPLE);
    }
  }

  /** Title bars follow the theme, those of windows that open later as well. */
  private void frameWindows() {
    Runnable frame = () -> windows.darkTitleBars(themes.dark().get());
    themes.dark().addListener((observable, before, now) -> frame.run());
    Window.getWindows().addListener((InvalidationListener) changed -> frame.run());
  }

  private static Image icon(int size) {
    return new Image(iconFile(size).toExternalForm());
  }

  private static URL iconFile(int size) {
    String name = "icon-" + size + ".png";
    return Objects.requireNonNull(MainWindow.class.getResource(name), name);
  }

  private WelcomeViewModel showWelcome() {
    leave.run();
    WelcomeViewModel model = new WelcomeViewModel(sessions, this::showSession, settings, UiThread::run);
    leave = model::close;
    Parent page =
        new Fxml()
            .register(
                WelcomeController.class, () -> new WelcomeController(model, this::openSettings, clipboard::put))
            .<Parent, WelcomeController>load(WelcomeController.class, "Welcome.fxml")
            .root();
    Scene scene = new Scene(page);
    ThemeManager.dress(scene);
    stage.setTitle(messages.text("welcome.title"));
    stage.setScene(scene);
    stage.show();
    return model;
  }

  private void showSession(Session session) {
    leave.run();
    Selection selection = new Selection();
    FileDialogs files = FileDialogs.over(stage);
    SheetDeprovisionCommand command = new SheetDeprovisionCommand(session, tasks, dialogs, files, time, times);
    HistoryWindow history =
        new HistoryWindow(
            session, tasks, new HistoryWindow.Desktop(stage, dialogs, files, clipboard, time, times));
    DetailsPane details =
        new DetailsPane(
            session,
            selection,
            command,
            tasks,
            time,
            times,
            clipboard,
            new DetailsPane.Ways(id -> reveal.accept(id), history::show));
    ActivityPane activity =
        new ActivityPane(session, tasks, dialogs, notices, time, times, clipboard, ways(command, history));
    MainWindow window =
        new MainWindow(
            stage,
            session,
            new MainWindow.Panes(details.node(), activity.node(), command, selection),
            new MainWindow.Desktop(
                dialogs, themes, settings, clipboard, files, time, times, executor),
            new MainWindow.Actions() {
              @Override
              public void signOut() {
                Desk.this.signOut(session);
              }

              @Override
              public void signInAgain() {
                Desk.this.signInAgain(session);
              }

              @Override
              public void openAccess() {
                Desk.this.openAccess(session);
              }

              @Override
              public void openSettings() {
                Desk.this.openSettings();
              }

              @Override
              public void openHistory() {
                history.show(null);
              }

              @Override
              public void openAbout() {
                dialogs.showContent(
                    messages.text("about.title"), new Label(messages.text("about.text", Version.current())));
              }
            });
    Runnable trouble = () -> window.settingsProblem(settingsTrouble().orElse(null));
    trouble.run();
    Runnable clock = network.clock().listen(() -> UiThread.run(trouble));
    // The panel takes room only once there is something to tell.
    window.showActivity(false);
    Runnable runs = session.deprovisioner().listen(run -> UiThread.run(() -> begun(window)));
    Runnable marks = settings.listen(next -> markProduction(session, next));
    markProduction(session, settings.current());
    leave =
        () -> {
          running = null;
          shown = null;
          clock.run();
          runs.run();
          marks.run();
          history.close();
          window.close();
          details.close();
          activity.close();
          session.close();
        };
    running = session;
    reveal = window::reveal;
    window.show();
    shown = window;
    search();
    tellTrouble(session, window);
    var _ =
        session.offline().filled().thenRun(() -> UiThread.run(() -> filled(session, window, activity)));
  }

  /** What was stored is in the grid, or is known not to come. The network and the journal wait until it is drawn. */
  private void filled(Session session, MainWindow window, ActivityPane activity) {
    new KeptViews(session.offline(), tasks).load(window::ownViews);
    Runnable goOn =
        () -> {
          if (session.equals(running)) {
            updates.look();
            if (session.signIn().account().isEmpty()) {
              sessions.askForRoles(session);
            }
            session.refresher().start();
            if (!session.readOnly()) {
              // Who only looks takes nothing up: another program may be at it.
              activity.takeUp(() -> window.showActivity(true));
            }
          }
        };
    if (session.inventory().snapshot().rows().isEmpty()) {
      goOn.run();
    } else {
      window.whenDrawn(
          () -> {
            StartTime.drawn(session.inventory().snapshot().rows().size());
            goOn.run();
          });
    }
  }

  private void tellTrouble(Session session, MainWindow window) {
    Consumer<Trouble> tell =
        trouble ->
            UiThread.run(
                () -> {
                  if (session.equals(running)) {
                    window.storeProblem(describe(trouble));
                  }
                });
    session.offline().listen(tell);
    session.offline().trouble().ifPresent(tell);
  }

  private String describe(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Renewed(StoreProblem.Damaged(Path kept)) -> messages.text("store.damaged", kept);
      case Trouble.Renewed(StoreProblem.KeyLost(Path kept)) -> messages.text("store.keyLost", kept);
      case Trouble.Unusable(StoreException why) -> why.sentence();
    };
  }

  private static void markProduction(Session session, Settings now) {
    session.deprovisioner().markProduction(now.isProduction(session.account().tenantId()));
  }

  private void begun(MainWindow window) {
    window.showActivity(true);
    // Wanted at the earliest when a run ends or the window is closed.
    tray.prepare();
  }

  private static ActivityPane.Ways ways(SheetDeprovisionCommand command, HistoryWindow history) {
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
      public void history() {
        history.show(null);
      }
    };
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
  @Nullable Session session() {
    return running;
  }

  /** The policy's trouble first: it takes rights away. */
  private Optional<String> settingsTrouble() {
    return settings.policy().problems().stream()
        .findFirst()
        .map(this::describe)
        .or(() -> network.clock().off().map(this::describe))
        .or(() -> settings.problem().map(this::describe));
  }

  private String describe(Duration clockOff) {
    return messages.text(clockOff.isNegative() ? "clock.behind" : "clock.ahead", clockOff.abs().toMinutes());
  }

  private String describe(PolicyProblem problem) {
    return switch (problem) {
      case PolicyProblem.Unreadable(String place) -> messages.text("policy.unreadable", place);
      case PolicyProblem.NotUsable(String place, var names) ->
          messages.text("policy.notUsable", place, String.join(", ", names));
    };
  }

  private String describe(SettingsProblem problem) {
    return switch (problem) {
      case SettingsProblem.Unreadable(Path _, Path kept) -> messages.text("settings.unreadable", kept);
      case SettingsProblem.LeftAlone(Path file) -> messages.text("settings.leftAlone", file);
      case SettingsProblem.ValuesIgnored(Path file, var names) ->
          messages.text("settings.valuesIgnored", file, String.join(", ", names));
      case SettingsProblem.NotSaved(Path file) -> messages.text("settings.notSaved", file);
    };
  }

  private void signOut(Session session) {
    var _ = session.signIn().signOut();
    executor.execute(() -> sessions.signedOut(session));
    showWelcome();
  }

  private void signInAgain(Session session) {
    tasks
        .create("sign in again", () -> session.signIn().interactive(Set.of(Permission.CLOUD_PC_READ)).get())
        .onSuccess(
            account -> {
              sessions.askForRoles(session);
              session.refresher().refreshNow();
            })
        .onFailure(
            failure -> {
              LOG.warn("signing in again did not work", failure);
              dialogs.error(
                  messages.text("again.what"), messages.text("again.unchanged"), messages.text("again.next"), "");
            })
        .start();
  }

  private void openAccess(Session session) {
    GraphException last = session.refresher().state().error();
    boolean refused =
        last != null
            && (last.kind() == GraphException.Kind.CONSENT_MISSING || last.kind() == GraphException.Kind.ROLE_MISSING);
    AccessSheet.show(
        new AccessViewModel(session.access(), refused ? last : null, tasks, times),
        dialogs,
        clipboard,
        this::browse,
        () -> signInAgain(session));
  }

  private void browse(URI page) {
    tasks
        .create(
            "open a page",
            () -> {
              browser.open(page);
              return page;
            })
        .onFailure(
            failure -> {
              LOG.warn("no browser could be opened", failure);
              dialogs.error(
                  messages.text("browser.what"),
                  messages.text("browser.unchanged"),
                  messages.text("browser.next"),
                  page.toString());
            })
        .start();
  }

  private void openSettings() {
    new SettingsDialog(settings, dialogs, this::openDiagnostics).open();
  }

  private void openDiagnostics() {
    Session session = running;
    new DiagnosticsDialog(
            () -> Diagnostics.gather(settings, options.dataDirectory(), session),
            tasks,
            dialogs,
            FileDialogs.over(stage))
        .open();
  }

  /**
   * The journal is closed only when nobody writes to it any more; an interrupted run needs a moment for its last
   * entries.
   */
  private void awaitRuns() {
    try {
      if (!executor.awaitTermination(LAST_ENTRIES.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("some work did not end in {}", LAST_ENTRIES);
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends everything; what was not sent is not sent. */
  @Override
  public void close() {
    stage.removeEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, onCloseRequest);
    closed = true;
    leave.run();
    executor.shutdownNow();
    awaitRuns();
    tray.close();
    trayWork.shutdown();
    sessions.close();
    ownSettings.close();
    scheduler.shutdown();
  }
}
