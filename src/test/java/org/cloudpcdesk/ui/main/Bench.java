package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.OfflineCopy;
import org.cloudpcdesk.inventory.Refresher;
import org.cloudpcdesk.inventory.search.Column;
import org.cloudpcdesk.access.AccountAccess;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.platform.SteppedTime;
import org.cloudpcdesk.settings.LayoutFile;
import org.cloudpcdesk.settings.Settings;
import org.cloudpcdesk.settings.SettingsStore;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.TenantInMemory;
import org.cloudpcdesk.ui.common.DeprovisionCommand;
import org.cloudpcdesk.ui.common.DialogService;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.Selection;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.common.TimeText;
import org.testfx.util.WaitForAsyncUtils;

/** The real main window on the real inventory, refresher and search; only the service and the desktop are stand-ins. */
final class Bench implements AutoCloseable {
  final SteppedTime time = new SteppedTime(CloudPcFixtures.NOW);
  final TenantInMemory tenant = new TenantInMemory(time);
  final Inventory inventory = new Inventory();
  final Selection selection = new Selection();
  final Command command = new Command();
  final Log log = new Log();
  final Dialogs dialogs = new Dialogs();
  final Asked asked = new Asked();
  final List<String> copied = new ArrayList<>();
  final Files files = new Files();
  final Store settings = new Store();
  final ThemeManager themes;
  final Label details = new Label("details");
  final Account account;
  final Stage stage;
  final MainWindow window;
  final Refresher refresher;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  Bench(Stage stage, boolean readOnly) {
    this(stage, readOnly, Path.of("target", "no-such-folder", "layout.json"));
  }

  /** Shows the window of somebody who only looks. */
  static Bench looking(Stage stage) {
    Bench bench = new Bench(stage, true);
    bench.window.show();
    return bench;
  }

  /** @param layoutFile how the window was arranged, if there is such a file */
  Bench(Stage stage, boolean readOnly, Path layoutFile) {
    LayoutFile layout = new LayoutFile(layoutFile, layoutFile.toFile().getParentFile().exists() ? Runnable::run : work -> {});
    this.stage = stage;
    this.themes = new ThemeManager();
    themes.choose(ThemeChoice.LIGHT);
    this.refresher = new Refresher(tenant, inventory, time, executor);
    details.setId("detailsPane");
    details.setFocusTraversable(true);
    Label activity = new Label("activity");
    activity.setId("activityPane");
    account = new Account("home", "admin@contoso.com", "Admin", "11111111-2222-3333-4444-555555555555");
    Session session =
        new Session(
            account,
            false,
            readOnly,
            null,
            new AccountAccess(null, null, null, account, Cloud.GLOBAL, "client-id", time),
            tenant,
            null,
            log,
            inventory,
            refresher,
            new OfflineCopy(inventory, refresher, Duration.ofDays(90), time, executor),
            null,
            () -> {});
    this.window =
        new MainWindow(
            stage,
            session,
            new MainWindow.Panes(details, activity, command, selection),
            new MainWindow.Desktop(
                dialogs, themes, settings, layout, copied::add, files, time, new TimeText(ZoneOffset.UTC, Locale.UK), executor),
            asked);
  }

  /** Waits until something holds, without holding up the window. */
  static void eventually(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException late) {
      fail("never came true: " + what, late);
    }
  }

  /** Does something on the UI thread and waits until it is done and drawn. */
  static <T> T onFx(Callable<T> work) {
    T result = WaitForAsyncUtils.waitForAsyncFx(15_000, work);
    WaitForAsyncUtils.waitForFxEvents();
    return result;
  }

  static void onFx(Runnable work) {
    onFx(
        () -> {
          work.run();
          return true;
        });
  }

  /** Starts the refresh and waits until so many rows are shown. */
  void load(int rows) {
    refresher.start();
    eventually(
        rows + " rows",
        () -> table().getItems().size() == rows && model().grid().refresh().get().completedAt() != null);
  }

  /** Moves the simulated clock, and the window's own with it. */
  void pass(Duration duration) {
    time.advance(duration);
    onFx(() -> model().tick());
  }

  MainViewModel model() {
    return window.model();
  }

  @SuppressWarnings("unchecked")
  TableView<Row> table() {
    return (TableView<Row>) stage.getScene().lookup("#grid");
  }

  TableColumn<Row, ?> column(Column column) {
    return table().getColumns().stream().filter(one -> one.getUserData() == column).findFirst().orElseThrow();
  }

  /** The visible cell of a Cloud PC in a column. */
  Optional<TableCell<?, ?>> cell(String id, Column column) {
    table().applyCss();
    table().layout();
    for (Node node : table().lookupAll(".table-cell")) {
      if (node instanceof TableCell<?, ?> cell
          && cell.isVisible()
          && cell.getTableRow().isVisible()
          && cell.getItem() instanceof Row row
          && row.pc().id().equals(id)
          && cell.getTableColumn().getUserData() == column) {
        return Optional.of(cell);
      }
    }
    return Optional.empty();
  }

  String text(String id) {
    return onFx(() -> ((Labeled) node(id)).getText());
  }

  Node node(String id) {
    Node node = stage.getScene().lookup("#" + id);
    if (node == null) {
      throw new AssertionError("no node with the id " + id);
    }
    return node;
  }

  /** The devices in the order they are shown. */
  List<String> devices() {
    return onFx(() -> table().getItems().stream().map(row -> row.pc().deviceLabel()).toList());
  }

  @Override
  public void close() {
    onFx(
        () -> {
          window.close();
          stage.hide();
        });
    refresher.close();
    executor.shutdownNow();
    if (!ended()) {
      fail("the background work did not end");
    }
  }

  private boolean ended() {
    try {
      return executor.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A command that is enabled when all chosen are in grace, as far as the inventory tells. */
  final class Command implements DeprovisionCommand {
    final List<List<String>> opened = new ArrayList<>();
    int lists;

    @Override
    public Verdict verdict(List<String> ids) {
      long eligible =
          ids.stream()
              .map(inventory.snapshot()::find)
              .filter(row -> row != null && row.pc().status().isInGracePeriod())
              .count();
      boolean all = !ids.isEmpty() && eligible == ids.size();
      String why = all ? null : "Only Cloud PCs in their grace period can be deprovisioned.";
      return new Verdict(all, why, (int) eligible);
    }

    @Override
    public void open(List<String> ids) {
      opened.add(ids);
    }

    @Override
    public void openList() {
      lists++;
    }
  }

  /** A gauge that the test sets. */
  static final class Log implements RequestLog {
    volatile double throttling;

    @Override
    public List<Entry> recent() {
      return List.of();
    }

    @Override
    public List<Entry> about(String cloudPcId) {
      return List.of();
    }

    @Override
    public double throttling() {
      return throttling;
    }
  }

  /** Keeps what would have been shown. */
  static final class Dialogs implements DialogService {
    final List<Node> contents = new ArrayList<>();
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void error(String what, String unchanged, String next, String technical) {
      told.add(what);
    }

    @Override
    public boolean confirm(String title, String question, String yes, String no) {
      throw new AssertionError(question);
    }

    @Override
    public <R> Optional<R> show(Dialog<R> dialog) {
      contents.add(dialog.getDialogPane().getContent());
      return Optional.empty();
    }

    @Override
    public void notify(String title, String text) {
      told.add(text);
    }
  }

  /** Chooses the file that the test names. */
  static final class Files implements FileDialogs {
    final List<String> suggested = new ArrayList<>();
    Optional<Path> answer = Optional.empty();

    @Override
    public Optional<Path> save(String title, String name, List<Kind> kinds) {
      suggested.add(name + "." + kinds.getFirst().extension());
      return answer;
    }

    @Override
    public Optional<Path> open(String title, List<Kind> kinds) {
      throw new AssertionError("not asked for by the main window");
    }
  }

  /** Keeps what was asked of the program. */
  static final class Asked implements MainWindow.Actions {
    final List<String> actions = new ArrayList<>();
    final SimpleObjectProperty<Boolean> signingIn = new SimpleObjectProperty<>(false);
    final SimpleObjectProperty<List<KnownAccount>> accounts = new SimpleObjectProperty<>(List.of());

    @Override
    public void signOut() {
      actions.add("signOut");
    }

    @Override
    public void forget() {
      actions.add("forget");
    }

    @Override
    public ObservableValue<List<KnownAccount>> accounts() {
      return accounts;
    }

    @Override
    public void switchTo(KnownAccount other) {
      actions.add("switchTo " + other.account().username());
    }

    @Override
    public void addAccount() {
      actions.add("addAccount");
    }

    @Override
    public void signInAgain() {
      actions.add("signInAgain");
    }

    @Override
    public ObservableValue<Boolean> signingIn() {
      return signingIn;
    }

    @Override
    public void cancelSignIn() {
      actions.add("cancelSignIn");
    }

    @Override
    public void openHistory() {
      actions.add("openHistory");
    }

    @Override
    public void openSettings(String setting) {
      actions.add(("openSettings " + setting).strip());
    }

    @Override
    public void openAccess() {
      actions.add("openAccess");
    }

    @Override
    public void openAbout() {
      actions.add("openAbout");
    }
  }

  /** Settings in memory. */
  static final class Store implements SettingsStore {
    private final List<Consumer<Settings>> listeners = new ArrayList<>();
    private Settings current = Settings.DEFAULTS;

    @Override
    public Settings current() {
      return current;
    }

    @Override
    public void change(UnaryOperator<Settings> change) {
      current = change.apply(current);
      listeners.forEach(listener -> listener.accept(current));
    }

    @Override
    public Runnable listen(Consumer<Settings> listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }
}
