package org.cloudpcdesk.ui.main;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.cloudpcdesk.inventory.search.SavedViews;
import org.cloudpcdesk.platform.Time;
import org.cloudpcdesk.settings.Layout;
import org.cloudpcdesk.settings.LayoutFile;
import org.cloudpcdesk.settings.Setting;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.Fxml;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.Late;
import org.cloudpcdesk.ui.common.Messages;
import org.cloudpcdesk.ui.common.Overlay;
import org.cloudpcdesk.ui.common.SecondClock;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.TextClipboard;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.TimeText;
import org.cloudpcdesk.ui.grid.ChangeWords;
import org.cloudpcdesk.ui.grid.GridController;
import org.cloudpcdesk.ui.palette.Entry;
import org.cloudpcdesk.ui.palette.PaletteController;
import org.cloudpcdesk.ui.palette.PaletteViewModel;
import org.cloudpcdesk.ui.settings.SettingsViewModel;
import org.jspecify.annotations.Nullable;

/** The main window of one session. Used on the UI thread. */
public final class MainWindow implements AutoCloseable {
  private static final double MIN_WIDTH = 960;
  private static final double MIN_HEIGHT = 560;

  /** What the window asks of the program around it. Called on the UI thread. */
  public interface Actions {
    void signOut();

    /** Asks how much of the account is to be forgotten, and signs it out. */
    void forget();

    /** The accounts of this computer, the last used first. */
    ObservableValue<List<KnownAccount>> accounts();

    /** Opens another tenant as it was stored, or by a new sign-in where its account was signed out. */
    void switchTo(KnownAccount other);

    /** Goes to the page where another account or tenant is signed in to. */
    void addAccount();

    /** Starts an interactive sign-in for the same account; afterwards the list is read again. */
    void signInAgain();

    /** Whether the administrator is being asked for it in the browser. */
    ObservableValue<Boolean> signingIn();

    /** Takes it back. */
    void cancelSignIn();

    /** Shows what the account may do, and why the service refused last. */
    void openAccess();

    /** @param setting the one to begin at; empty for none */
    void openSettings(String setting);

    void openHistory();

    void openAbout();
  }

  /** The parts of other screens that the window frames. */
  public record Panes(Node details, Node activity, DeprovisionCommand command, Selection selection) {}

  /**
   * What the window uses of the desktop.
   *
   * @param executor where searches run; not the UI thread
   */
  public record Desktop(
      DialogService dialogs,
      ThemeManager themes,
      SettingsStore settings,
      LayoutFile layout,
      TextClipboard clipboard,
      FileDialogs files,
      Time time,
      TimeText times,
      Executor executor) {}

  private final Stage stage;
  private final Session session;
  private final Panes panes;
  private final Desktop desktop;
  private final Actions actions;
  private final MainViewModel model;
  private final MainController controller;
  private final GridController grid;
  private final ExportModel export;
  private final ProductionMark production;
  private final Late<NewsPanel> news;
  private final Overlay overlay;
  private final Late<PaletteController> palette;
  private final Messages messages = Messages.of(MainWindow.class);
  private final SecondClock clock;
  private final Runnable readGone;
  private final ChangeListener<Boolean> minimised;
  private final Subscription signingIn;

  /** Builds the window on a stage that is not shown yet, or takes over one that is. */
  public MainWindow(Stage stage, Session session, Panes panes, Desktop desktop, Actions actions) {
    this.stage = stage;
    this.session = session;
    this.panes = panes;
    this.desktop = desktop;
    this.actions = actions;
    this.model =
        new MainViewModel(
            session, panes.selection(), panes.command(), desktop.time(), desktop.times(), desktop.executor());
    Tasks tasks = new Tasks(desktop.executor());
    this.production = new ProductionMark(desktop.settings(), session.account().tenantId());
    this.export =
        new ExportModel(
            messages,
            session.account(),
            model.grid(),
            new ExportModel.Tools(desktop.files(), desktop.dialogs(), tasks, desktop.time()));
    Fxml fxml =
        new Fxml()
            .register(MainController.class, MainController::new)
            .register(
                HeaderController.class,
                () ->
                    new HeaderController(
                        model,
                        actions,
                        desktop.themes(),
                        new HeaderController.Ways(
                            this::toggleTheme, this::showKeys, this::showNews, this::export, export.busy()),
                        production))
            .register(BannerController.class, () -> new BannerController(model, actions, desktop.clipboard()))
            .register(ViewsController.class, () -> new ViewsController(model.grid()))
            .register(NewsPanel.class, this::newsPanel)
            .register(PaletteController.class, () -> new PaletteController(new PaletteViewModel(paletteSource(actions))))
            .register(
                NamePanel.class,
                () -> new NamePanel(name -> model.grid().views().own().get().find(name).isPresent()))
            .register(ChoiceController.class, () -> new ChoiceController(model))
            .register(StatusController.class, () -> new StatusController(model.status()))
            .register(
                GridController.class,
                () ->
                    new GridController(
                        model.grid(),
                        panes.selection(),
                        panes.command(),
                        new GridController.Actions(this::openDetails, model::refresh, actions::signInAgain),
                        new GridController.Copying(tenant(session), desktop.clipboard(), tasks),
                        desktop.times()));
    Fxml.Loaded<Parent, MainController> main = fxml.load(MainWindow.class, "MainWindow.fxml");
    Fxml.Loaded<Node, GridController> rows = fxml.load(GridController.class, "Grid.fxml");
    this.overlay = new Overlay(main.root());
    // What floats over the window is built when it is first wanted: the first drawing does not wait for it.
    this.news = new Late<>(() -> fxml.<Parent, NewsPanel>load(NewsPanel.class, "News.fxml").controller());
    this.palette =
        new Late<>(() -> fxml.<Parent, PaletteController>load(PaletteController.class, "Palette.fxml").controller());
    this.controller = main.controller();
    this.grid = rows.controller();
    controller.fill(
        rows.root(), panes.details(), panes.activity(), desktop.layout().last(), grid.columnChoices(), grid::enter);
    grid.restore(desktop.layout().last());
    controller.connect(overlay, new Late<>(() -> names(fxml)), grid::shownColumns);
    this.readGone = session.offline()::readGone;
    this.clock = new SecondClock(this::tick);
    this.signingIn = actions.signingIn().subscribe(model::signingIn);
    this.minimised = (observable, before, now) -> model.setActive(!now);
    prepare(overlay.root());
  }

  private NamePanel names(Fxml fxml) {
    NamePanel names = fxml.<Parent, NamePanel>load(NamePanel.class, "Name.fxml").controller();
    names.connect(overlay);
    return names;
  }

  private void tick() {
    model.tick();
    keepLayout();
  }

  /** Looked at now and then: no single event tells that the administrator is done with dragging. */
  private void keepLayout() {
    if (!stage.isShowing() || stage.isIconified()) {
      return;
    }
    Layout last = desktop.layout().last();
    Layout now =
        new Layout(
            List.of(),
            List.of(),
            controller.viewsWidth(),
            controller.details().size(),
            !controller.details().open().get(),
            controller.activity().size(),
            place(last.place()));
    desktop.layout().keep(now.withColumnsOf(grid.arrangement(last)));
  }

  /** Of a maximised window, where it goes when it no longer is. */
  private Layout.@Nullable Place place(Layout.@Nullable Place last) {
    if (!stage.isMaximized()) {
      return new Layout.Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }
    return last == null ? null : new Layout.Place(last.x(), last.y(), last.width(), last.height(), true);
  }

  private NewsPanel newsPanel() {
    return new NewsPanel(
        model.grid(), new ChangeWords(desktop.times()), new NewsPanel.Ways(this::reveal, () -> overlay.hide()));
  }

  private PaletteSource paletteSource(Actions actions) {
    return new PaletteSource(
        messages,
        model.grid(),
        List.of(
            new PaletteSource.Command(
                Entry.Kind.ACTION, "deprovision", model::deprovision, () -> model.choice().refused()),
            action("mark", model::toggleMarks),
            action("planMarked", model::deprovisionMarked),
            action("refresh", model::refresh),
            action("news", this::showNews),
            action("export", this::export),
            action("save", () -> controller.saveView()),
            action("details", () -> toggle(controller.details())),
            action("activity", () -> toggle(controller.activity())),
            action("history", actions::openHistory),
            action("access", actions::openAccess),
            action("keys", this::showKeys),
            action("about", actions::openAbout),
            action("signOut", actions::signOut),
            new PaletteSource.Command(Entry.Kind.SETTING, "settings", () -> actions.openSettings("")),
            new PaletteSource.Command(Entry.Kind.SETTING, "theme", this::toggleTheme)),
        () -> Stream.concat(AccountEntries.of(session, actions).stream(), settings(actions).stream()).toList(),
        this::reveal,
        grid::requestFocus);
  }

  /** Each setting leads to its place among the settings. */
  private List<Entry> settings(Actions actions) {
    return SettingsViewModel.places(desktop.settings()).stream()
        .map(
            place ->
                new Entry(
                    Entry.Kind.SETTING,
                    place.title(),
                    place.section(),
                    place.help(),
                    () -> actions.openSettings(place.id())))
        .toList();
  }

  private static PaletteSource.Command action(String key, Runnable run) {
    return new PaletteSource.Command(Entry.Kind.ACTION, key, run);
  }

  private static GridController.Tenant tenant(Session session) {
    return new GridController.Tenant(
        session.account().tenantName(), session.account().tenantId(), session.cloudPcs()::address);
  }

  /** Shows the window and starts its clock. */
  public void show() {
    stage.show();
    // Split panes take their items in only when they get their skin; before that the grid cannot have the focus.
    stage.getScene().getRoot().applyCss();
    stage.getScene().getRoot().layout();
    grid.requestFocus();
    clock.start();
    whenDrawn(readGone);
  }

  /** One sentence about what is wrong with the settings, shown in the banner; null takes it away. */
  public void settingsProblem(@Nullable String problem) {
    model.settingsProblem(problem);
  }

  /** One sentence about what is wrong with the offline store, shown in the banner; null takes it away. */
  public void storeProblem(@Nullable String problem) {
    model.storeProblem(problem);
  }

  /** Takes in the administrator's own views as they were kept, and says where to keep them from now on. */
  public void ownViews(SavedViews kept, Consumer<SavedViews> keeper) {
    model.grid().views().load(kept, keeper);
  }

  /** Runs something once, on the UI thread, when the grid has drawn the rows that are known now. */
  public void whenDrawn(Runnable work) {
    new FirstDrawing(model.grid(), session.inventory().snapshot().version(), work).start();
  }

  /** Opens or folds the activity panel. */
  public void showActivity(boolean open) {
    controller.activity().open().set(open);
  }

  /** Chooses one Cloud PC in the grid and scrolls to it. */
  public void reveal(String id) {
    grid.reveal(id);
  }

  /** Searches for something, as if it had been typed. */
  public void find(String query) {
    model.grid().text().set(query);
    controller.focusSearch();
  }

  /** Ends the window's work; the stage itself stays, for the next page. */
  @Override
  public void close() {
    keepLayout();
    clock.stop();
    stage.iconifiedProperty().removeListener(minimised);
    production.close();
    signingIn.unsubscribe();
    controller.close();
    model.close();
  }

  MainViewModel model() {
    return model;
  }

  private void prepare(Parent root) {
    Scene scene = new Scene(root, 1280, 760);
    if (stage.getWidth() > 0 && stage.getHeight() > 0) {
      // JavaFX lays a scene out at its preferred size before it shows it: in another than the window's it would do so twice.
      ((Region) root).setPrefSize(stage.getWidth(), stage.getHeight());
    }
    ThemeManager.dress(scene);
    MainKeys.install(scene, keys(), controller::focusSearch, this::showKeys);
    stage.setTitle(model.title());
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setScene(scene);
    stage.iconifiedProperty().addListener(minimised);
  }

  private Map<String, Runnable> keys() {
    return Map.ofEntries(
        Map.entry("F5", model::refresh),
        Map.entry("Ctrl+F", controller::focusSearch),
        Map.entry("F4", () -> toggle(controller.details())),
        Map.entry("Ctrl+D", () -> toggle(controller.details())),
        Map.entry("Ctrl+J", () -> toggle(controller.activity())),
        Map.entry("Ctrl+H", actions::openHistory),
        Map.entry("Ctrl+E", this::export),
        Map.entry("Ctrl+K", () -> palette.get().open(overlay)),
        Map.entry("Ctrl+S", controller::saveView),
        Map.entry("Ctrl+U", this::showNews),
        Map.entry("Ctrl+M", model::toggleMarks),
        Map.entry("Ctrl+Shift+M", model::deprovisionMarked),
        Map.entry("Ctrl+Shift+D", model::deprovision),
        Map.entry("Ctrl+Shift+L", model::deprovisionList));
  }

  /** A pane that folds away with the keyboard in it gives the keyboard to the grid, not to whatever comes first. */
  private void toggle(PaneFold pane) {
    pane.toggle();
    if (!pane.open().get()) {
      grid.requestFocus();
    }
  }

  private void openDetails() {
    controller.details().open().set(true);
    panes.details().requestFocus();
  }

  private void showNews() {
    overlay.show(news.get().panel(), news.get().first());
  }

  private void export() {
    export.export(grid.shownColumns());
  }

  private void toggleTheme() {
    ThemeChoice next = desktop.themes().dark().get() ? ThemeChoice.LIGHT : ThemeChoice.DARK;
    desktop.themes().choose(next);
    desktop.settings().change(before -> before.with(Setting.THEME, next));
  }

  private void showKeys() {
    desktop.dialogs().showContent(messages.text("keys.title"), KeysView.make(messages));
  }
}
