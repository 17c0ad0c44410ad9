package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.graph.RequestLog;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.sample.SampleBrowser;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.sample.SampleTenant;
import org.cloudpcdesk.store.Note;
import org.cloudpcdesk.store.StoreException;
import org.cloudpcdesk.ui.common.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real window with its network cable pulled out and plugged in again. */
class OfflineWindowTest extends DeskTest {
  private static final int ROWS = 40;

  @TempDir static Path folder;

  private SampleTenant tenant;
  private Cable cable;
  private Path data;

  @Start
  void start(Stage stage) throws Exception {
    this.stage = stage;
    tenant = SampleTenant.start(SampleOptions.DEFAULTS.withCloudPcs(ROWS).withSpeed(1).withAutoApprove(true));
    tenant.control().keepStill();
    cable = new Cable(tenant.graphRoot());
    data = Files.createTempDirectory(folder, "data");
    // Tokens outlive the program, as they do on Windows.
    Files.writeString(data.resolve("settings.json"), "{\"tokenStorage\": \"FILE\"}");
    open();
  }

  private void open() {
    desk =
        new Desk(
            new DeskOptions(false, new Roots(cable.root(""), cable.root("/login")), data, false),
            stage,
            new SampleBrowser()::open,
            SampleOptions.DEFAULTS);
    desk.start();
  }

  @Override
  void closeRest() throws IOException {
    cable.close();
    tenant.close();
  }

  /** Ends the program and starts it again. */
  private void restart() {
    closeDesk();
    WaitForAsyncUtils.waitForAsyncFx(20_000, this::open);
  }

  private void signIn(FxRobot robot) {
    robot.clickOn("#signInButton");
    live();
  }

  private void live() {
    until("the list, read to its end", () -> phase() == Phase.LIVE && rowsShown() == ROWS);
  }

  private Phase phase() {
    Session session = desk.session();
    return session == null ? Phase.NEW : session.refresher().state().phase();
  }

  private int rowsShown() {
    return stage.getScene().lookup("#grid") instanceof TableView<?> grid ? grid.getItems().size() : 0;
  }

  private String banner() {
    Node banner = stage.getScene().lookup("#banner");
    return banner != null && banner.isVisible() && banner.lookup("#bannerTitle") instanceof Label title
        ? title.getText()
        : "";
  }

  @Test
  void startsOfflineWithDataAndComesOnline(FxRobot robot) throws Exception {
    signIn(robot);
    Instant seen = oldest();
    cable.unplug();
    restart();

    until("the stored rows", () -> rowsShown() == ROWS);
    assertThat(desk.session().requests().recent()).as("nothing was asked for them").isEmpty();
    assertThat(stage.getTitle()).isEqualTo("Cloud PC Desk \u2013 northwind-sample.example");
    assertThat(oldest()).isBetween(seen.minus(Duration.ofMinutes(1)), seen.plus(Duration.ofMinutes(1)));
    until("how old they are", () -> banner().startsWith("Offline: showing what was seen at"));

    cable.plugIn();
    robot.press(KeyCode.F5).release(KeyCode.F5);

    live();
    until("no banner", () -> banner().isEmpty());
    assertThat(desk.session().signIn().account()).isPresent();
    assertThat(oldest()).isAfter(seen);
  }

  @Test
  void viewsOfOnesOwnOutliveTheProgram(FxRobot robot) {
    signIn(robot);
    saveView(robot);
    until("that it is kept", () -> kept().size() == 1);

    restart();

    until("the view", () -> robot.lookup("Mine").tryQuery().isPresent());
  }

  private void saveView(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.S);
    until("the question for a name", () -> stage.getScene().lookup("#viewName") instanceof TextField);
    robot.interact(() -> ((TextField) stage.getScene().lookup("#viewName")).setText("Mine"));
    robot.interact(((Button) stage.getScene().lookup("#nameSave"))::fire);
  }

  private List<String> kept() {
    try {
      return desk.session().offline().notes(Note.VIEW);
    } catch (StoreException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private Instant oldest() {
    return desk.session().inventory().snapshot().rows().stream()
        .map(Inventory.Row::seen)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  @Test
  void startsOfflineWithoutData(FxRobot robot) throws Exception {
    cable.unplug();

    robot.clickOn("#signInButton");

    until(
        "why it did not work",
        () -> stage.getScene().lookup("#failureWhat") instanceof Label what && !what.getText().isEmpty());
    assertThat(desk.session()).isNull();
  }

  @Test
  void aKnownTenantOfWhichNothingIsStoredSaysThatItIsOutOfReach(FxRobot robot) throws Exception {
    signIn(robot);
    closeDesk();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(data.resolve("store"), "*.db*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    cable.unplug();
    WaitForAsyncUtils.waitForAsyncFx(20_000, this::open);

    until("why nothing is there", () -> stage.getScene().lookup("#placeholder-offline") != null);
    until("a way on", () -> stage.getScene().lookup("#placeholderTryAgain") != null);
    assertThat(rowsShown()).isZero();

    cable.plugIn();
    robot.interact(((Button) stage.getScene().lookup("#placeholderTryAgain"))::fire);
    live();
  }

  @Test
  void aDamagedStoreIsReportedAndWhatNoNetworkBringsBackIsTakenOver(FxRobot robot) throws Exception {
    signIn(robot);
    String leaver = inGrace();
    robot.interact(() -> desk.session().inventory().mark(Set.of(leaver), Instant.now()));
    saveView(robot);
    until("that both are kept", () -> kept().size() == 1 && marksKept() == 1);
    closeDesk();
    Path file = storeFile();
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = raw.createStatement()) {
      statement.executeUpdate("update block set sealed = zeroblob(length(sealed)) where number = 0");
    }
    WaitForAsyncUtils.waitForAsyncFx(20_000, this::open);

    live();
    until("what happened", () -> bannerText().startsWith("What was stored for offline use was damaged. Your own views"));
    assertThat(file.resolveSibling(file.getFileName() + ".damaged")).exists();
    until("the view", () -> robot.lookup("Mine").tryQuery().isPresent());
    assertThat(desk.session().inventory().snapshot().find(leaver).marked()).as("marked still").isNotNull();
  }

  private Path storeFile() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(data.resolve("store"), "*.db")) {
      return files.iterator().next();
    }
  }

  private int marksKept() {
    try {
      return desk.session().offline().notes(Note.MARK).size();
    } catch (StoreException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private String bannerText() {
    return stage.getScene().lookup("#bannerText") instanceof Labeled text ? text.getText() : "";
  }

  @Test
  void goesOfflineInTheMiddleAndComesBack(FxRobot robot) throws Exception {
    signIn(robot);
    cable.unplug();
    robot.press(KeyCode.F5).release(KeyCode.F5);

    until("offline", () -> phase() == Phase.OFFLINE && banner().startsWith("Offline: showing what was seen at"));
    assertThat(rowsShown()).isEqualTo(ROWS);

    cable.plugIn();
    robot.press(KeyCode.F5).release(KeyCode.F5);
    live();
    until("no banner", () -> banner().isEmpty());
  }

  @Test
  void deprovisioningOfflineIsRefusedWithTheReasonAndMarkingForLaterIsPossible(FxRobot robot) throws Exception {
    signIn(robot);
    String leaver = inGrace();
    cable.unplug();
    robot.push(KeyCode.F5);
    until("offline", () -> phase() == Phase.OFFLINE);

    robot.interact(() -> grid().getSelectionModel().clearAndSelect(place(leaver)));
    until("the reason", () -> text("#choiceHint").startsWith("Offline: each Cloud PC has to be read again"));
    assertThat(text("#choiceHint")).contains("Nothing was sent", "Mark them for later (Ctrl+M)");
    assertThat(stage.getScene().lookup("#deprovision").isDisabled()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    assertThat(robot.listWindows().stream().filter(Stage.class::isInstance)).as("no sheet").hasSize(1);

    robot.push(KeyCode.CONTROL, KeyCode.M);
    until("the mark", () -> grid().getItems().get(place(leaver)).marked() != null);
    until("its view", () -> stage.getScene().lookup("#view-MARKED") instanceof Labeled view && view.getText().endsWith(": 1"));

    restart();
    until("the mark, kept", () -> rowsShown() == ROWS && grid().getItems().get(place(leaver)).marked() != null);
    until("offline", () -> phase() == Phase.OFFLINE);
    assertThat(banner()).startsWith("Offline");

    cable.plugIn();
    robot.push(KeyCode.F5);
    live();
    until("what to do with it", () -> banner().startsWith("One Cloud PC is marked for later. The list was read again at"));
    assertThat(posts()).as("nothing is sent by itself").isEmpty();
    Platform.runLater(((Button) stage.getScene().lookup("#bannerRemedy"))::fire);
    until("the sheet", () -> robot.listWindows().stream().filter(Stage.class::isInstance).count() == 2);
    assertThat(posts()).as("nor by looking at the plan").isEmpty();

    robot.push(KeyCode.ESCAPE);
    until("no sheet", () -> robot.listWindows().stream().filter(Stage.class::isInstance).count() == 1);
    until("no banner", () -> banner().isEmpty());
    assertThat(grid().getItems().get(place(leaver)).marked()).as("still marked").isNotNull();
  }

  private String inGrace() {
    return desk.session().inventory().snapshot().rows().stream()
        .filter(row -> row.pc().status().isInGracePeriod())
        .findFirst()
        .orElseThrow()
        .pc()
        .id();
  }

  @SuppressWarnings("unchecked")
  private TableView<Inventory.Row> grid() {
    return (TableView<Inventory.Row>) stage.getScene().lookup("#grid");
  }

  private int place(String id) {
    return grid().getItems().stream().map(row -> row.pc().id()).toList().indexOf(id);
  }

  private String text(String selector) {
    return ((Labeled) stage.getScene().lookup(selector)).getText();
  }

  private List<RequestLog.Entry> posts() {
    return desk.session().requests().recent().stream().filter(request -> request.method().equals("POST")).toList();
  }

  @Test
  void theWindowBeginsAsItWasLeftAndTellsWhatWasNotSeen(FxRobot robot) throws Exception {
    signIn(robot);
    String leaver = inGrace();
    robot.interact(
        () -> {
          column("REGION").setVisible(false);
          column("PLAN").setPrefWidth(177);
          grid().getColumns().add(0, grid().getColumns().remove(2));
          column("DEVICE").setSortType(TableColumn.SortType.DESCENDING);
          grid().getSortOrder().setAll(List.of(column("DEVICE")));
          ((ToggleButton) stage.getScene().lookup("#toggleDetails")).setSelected(false);
        });
    List<String> order = grid().getColumns().stream().map(TableColumnBase::getId).toList();
    robot.interact(() -> desk.session().inventory().remove(Set.of(leaver), Instant.now()));
    until("the news", () -> news().equals("1"));
    cable.unplug();

    restart();

    until("the stored rows", () -> rowsShown() == ROWS - 1);
    assertThat(grid().getColumns()).extracting(TableColumnBase::getId).isEqualTo(order);
    assertThat(column("REGION").isVisible()).isFalse();
    assertThat(column("PLAN").getWidth()).isEqualTo(177);
    assertThat(grid().getSortOrder()).extracting(TableColumnBase::getId).containsExactly("column-DEVICE");
    assertThat(((ToggleButton) stage.getScene().lookup("#toggleDetails")).isSelected()).isFalse();
    until("the news, kept", () -> news().equals("1"));
    robot.push(KeyCode.CONTROL, KeyCode.U);
    robot.interact(((Button) stage.getScene().lookup("#newsSeen"))::fire);
    until("none left", () -> news().isEmpty());
    restart();
    until("the stored rows", () -> rowsShown() == ROWS - 1);
    until("offline", () -> phase() == Phase.OFFLINE);
    assertThat(news()).as("seen is seen").isEmpty();
  }

  private String news() {
    return stage.getScene().lookup("#news") instanceof Labeled button ? button.getText() : "";
  }

  private TableColumn<Inventory.Row, ?> column(String name) {
    return grid().getColumns().stream().filter(one -> one.getId().equals("column-" + name)).findFirst().orElseThrow();
  }

  @Test
  void whatIsGoneIsShownAsItWasLastSeen(FxRobot robot) throws Exception {
    signIn(robot);
    Inventory.Row leaver = desk.session().inventory().snapshot().find(inGrace());
    robot.interact(() -> desk.session().inventory().remove(Set.of(leaver.pc().id()), Instant.now()));
    until("its view", () -> stage.getScene().lookup("#view-GONE") instanceof Labeled view && view.getText().endsWith(": 1"));

    robot.clickOn("#view-GONE");
    until("the row", () -> rowsShown() == 1 && grid().getItems().getFirst().gone() != null);
    robot.interact(() -> grid().getSelectionModel().clearAndSelect(0));
    until("how it stands", () -> robot.lookup("Gone (In grace period)").tryQuery().isPresent());
    assertThat(stage.getScene().lookup("#deprovision").isDisabled()).isTrue();
    assertThat(stage.getScene().lookup("#mark").isDisabled()).isTrue();
  }

  @Test
  void withoutATokenTheStoredRowsAreShownAndASignInIsOffered(FxRobot robot) throws Exception {
    signIn(robot);
    closeDesk();
    Files.delete(data.resolve("tokens.sealed"));
    WaitForAsyncUtils.waitForAsyncFx(20_000, this::open);

    until("the stored rows", () -> rowsShown() == ROWS);
    until("that nobody is signed in", () -> banner().contains("nobody is signed in yet"));

    robot.clickOn("#bannerRemedy");
    live();
    until("no banner", () -> banner().isEmpty());
  }

  @Test
  void whoSignedOutBeginsWithTheWelcomePage(FxRobot robot) throws Exception {
    signIn(robot);
    robot.clickOn("#accountMenu").clickOn("#signOut");
    until("the welcome page", () -> robot.lookup("#signInButton").tryQuery().isPresent());

    restart();

    until("the welcome page", () -> robot.lookup("#signInButton").tryQuery().isPresent());
    assertThat(desk.session()).isNull();
  }
}
