package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.cloudpcdesk.inventory.RefreshState.Phase;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcFixtures;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.grid.ShownView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window around the grid, driven by keys and clicks on a tenant of five. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
  private Bench bench;

  @Start
  void start(Stage stage) {
    bench = new Bench(stage, false);
    bench.tenant.put(
        pc("1", "CPC-ada", "ada@contoso.com", Kind.IN_GRACE_PERIOD),
        pc("2", "CPC-bob", "bob@contoso.com", Kind.PROVISIONED),
        pc("3", "CPC-cyd", "cyd@contoso.com", Kind.IN_GRACE_PERIOD),
        pc("4", "CPC-dan", "dan@contoso.com", Kind.FAILED),
        pc("5", "CPC-eve", "eve@contoso.com", Kind.PROVISIONING));
    bench.window.show();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  static CloudPc pc(String id, String device, String user, Kind kind) {
    return CloudPcFixtures.one(id, kind).toBuilder()
        .managedDeviceName(device)
        .userPrincipalName(user)
        .displayName(device)
        .build();
  }

  @Test
  void theBandNamesTenantCloudAccountAndMode() {
    assertThat(bench.stage.getTitle()).startsWith("Cloud PC Desk").contains("contoso.com");
    assertThat(bench.text("tenant")).isEqualTo("contoso.com");
    assertThat(bench.text("cloud")).isEqualTo("Global");
    assertThat(bench.text("account")).isEqualTo("admin@contoso.com");
    assertThat(bench.text("mode")).isEqualTo("May act");
  }

  @Test
  void filtersWhileTypingAndEscClearsThenReturnsToTheGrid(FxRobot robot) {
    bench.load(5);
    robot.type(KeyCode.SLASH);
    assertThat(focused()).as("the grid had the keyboard; / gave it to the search field").isEqualTo("search");
    robot.write("bo");
    eventually("one row is left", () -> bench.table().getItems().size() == 1);
    assertThat(bench.devices()).containsExactly("CPC-bob");
    assertThat(bench.text("rowsShown")).isEqualTo("1 of 5 Cloud PCs");

    robot.type(KeyCode.ESCAPE);
    eventually("all rows are back", () -> bench.table().getItems().size() == 5);
    assertThat(focused()).isEqualTo("search");
    robot.type(KeyCode.ESCAPE);
    assertThat(focused()).isEqualTo("grid");
  }

  @Test
  void slashIsALetterInTheSearchField(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    assertThat(focused()).isEqualTo("search");
    robot.write("2/?");
    assertThat(onFx(() -> bench.model().grid().text().get())).isEqualTo("2/?");
    assertThat(bench.dialogs.contents).isEmpty();
  }

  @Test
  void theOnlyMatchOfASearchCanBeDeprovisionedFromTheSearchField(FxRobot robot) {
    bench.load(5);
    robot.type(KeyCode.SLASH);
    robot.write("ada");
    eventually("the match is chosen", () -> bench.selection.chosen().equals(List.of("1")));
    assertThat(bench.text("choiceSummary")).isEqualTo("1 chosen, 1 in grace");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    assertThat(bench.command.opened).containsExactly(List.of("1"));
  }

  @Test
  void allThatAreShownInGraceCanBeDeprovisionedWithoutChoosingThem(FxRobot robot) {
    bench.load(5);
    eventually("all rows", () -> bench.table().getItems().size() == 5);
    MenuButton more = (MenuButton) bench.node("deprovisionMore");
    robot.interact(more::show);
    MenuItem shown = more.getItems().getFirst();
    assertThat(shown.getText()).isEqualTo("All 2 shown in their grace period...");
    robot.interact(shown::fire);
    assertThat(bench.command.opened).containsExactly(List.of("1", "3"));
    robot.type(KeyCode.SLASH);
    robot.write("bob");
    eventually("one row", () -> bench.table().getItems().size() == 1);
    robot.interact(more::show);
    assertThat(shown.isDisable()).isTrue();
    assertThat(shown.getText()).isEqualTo("None shown is in its grace period");
    robot.interact(more::hide);
  }

  @Test
  void aTenantIsMarkedAsProductionInTheMenuAndTheBandShowsIt(FxRobot robot) {
    Node band = bench.stage.getScene().getRoot().lookup(".tenant-band");
    CheckMenuItem mark =
        (CheckMenuItem)
            ((MenuButton) bench.node("accountMenu"))
                .getItems().stream().filter(item -> "markProduction".equals(item.getId())).findFirst().orElseThrow();
    assertThat(bench.node("productionMark").isVisible()).isFalse();
    robot.interact(mark::fire);
    eventually("the mark", () -> bench.node("productionMark").isVisible());
    assertThat(band.getPseudoClassStates()).extracting(Object::toString).contains("production");
    assertThat(bench.settings.current().productionTenants()).hasSize(1);
    robot.interact(mark::fire);
    eventually("no mark", () -> !bench.node("productionMark").isVisible());
    assertThat(bench.settings.current().productionTenants()).isEmpty();
  }

  @Test
  void theHistoryOpensByItsKey(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.H);
    assertThat(bench.asked.actions).containsExactly("openHistory");
  }

  @Test
  void aListOpensByItsKey(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertThat(bench.command.lists).isEqualTo(1);
  }

  @Test
  void viewsCountAndNarrow(FxRobot robot) {
    bench.load(5);
    eventually(
        "the counts",
        () ->
            viewNames()
                .containsAll(List.of("All: 5", "In grace: 2", "Failed: 1", "In motion: 1", "Ends within 24 h: 0")));
    onFx(() -> views().getSelectionModel().select(new ShownView.BuiltIn(BuiltInView.IN_GRACE)));
    eventually("two are in grace", () -> bench.table().getItems().size() == 2);
    assertThat(bench.devices()).containsExactly("CPC-ada", "CPC-cyd");

    bench.tenant.put(pc("6", "CPC-fay", "fay@contoso.com", Kind.IN_GRACE_PERIOD));
    robot.type(KeyCode.F5);
    eventually("the new one came", () -> bench.table().getItems().size() == 3);
    eventually("the counts follow", () -> viewNames().containsAll(List.of("All: 6", "In grace: 3")));
  }

  @Test
  void theSelectionBarSaysWhyNotAndOpensTheSheetWhenItMay(FxRobot robot) {
    bench.load(5);
    onFx(() -> bench.table().getSelectionModel().clearAndSelect(0));
    onFx(() -> bench.table().getSelectionModel().select(2));
    assertThat(bench.text("choiceSummary")).isEqualTo("2 chosen, 1 in grace");
    assertThat(bench.text("choiceHint")).contains("grace period");
    assertThat(bench.node("deprovision").isDisabled()).isTrue();

    onFx(() -> bench.table().getSelectionModel().clearSelection(2));
    onFx(() -> bench.table().getSelectionModel().select(1));
    assertThat(bench.text("choiceSummary")).isEqualTo("2 chosen, 2 in grace");
    assertThat(bench.node("deprovision").isDisabled()).isFalse();
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#deprovision");
    assertThat(bench.command.opened).containsExactly(List.of("1", "3"));
  }

  @Test
  void rowsThatLeaveTheListLeaveTheChoiceAndTheBarSaysSo() {
    bench.load(5);
    onFx(() -> bench.table().getSelectionModel().selectAll());
    onFx(() -> bench.model().grid().view().set(new ShownView.BuiltIn(BuiltInView.IN_GRACE)));
    eventually("the choice shrank", () -> bench.selection.chosen().size() == 2);
    assertThat(bench.selection.chosen()).containsExactlyInAnyOrder("1", "3");
    assertThat(bench.text("choiceHint")).startsWith("3 no longer shown");
  }

  @Test
  void f5ReadsTheListAndTheButtonTellsTheNextOne(FxRobot robot) {
    bench.load(5);
    bench.pass(Duration.ofSeconds(18));
    assertThat(onFx(() -> ((Button) bench.node("refresh")).getText())).isEqualTo("4:42");
    assertThat(bench.text("refreshed")).isEqualTo("Refreshed 18 s ago");
    int before = bench.tenant.lists();
    robot.type(KeyCode.F5);
    eventually("the list is read again", () -> bench.tenant.lists() == before + 1);
    eventually("and is fresh", () -> bench.model().status().refreshed().get().equals("Refreshed just now"));
  }

  @Test
  void panesFoldAndComeBackWithTheirSize(FxRobot robot) {
    bench.load(5);
    Node details = bench.node("detailsPane");
    double width = onFx(() -> details.getParent().getLayoutBounds().getWidth());
    // Narrower than its first size where the window was first laid out at its smallest: the rows' bar comes first.
    assertThat(width).isBetween(200.0, 380.0);
    robot.type(KeyCode.F4);
    assertThat(onFx(() -> details.getScene() == null)).as("folded").isTrue();
    assertThat(onFx(() -> ((ToggleButton) bench.node("toggleDetails")).isSelected())).isFalse();
    robot.push(KeyCode.CONTROL, KeyCode.D);
    assertThat(onFx(() -> details.getParent().getLayoutBounds().getWidth())).isBetween(width - 2, width + 2);

    robot.push(KeyCode.CONTROL, KeyCode.J);
    assertThat(bench.stage.getScene().lookup("#activityPane")).isNull();
    robot.clickOn("#toggleActivity");
    assertThat(bench.node("activityPane").getParent().getLayoutBounds().getHeight()).isBetween(216.0, 232.0);
  }

  @Test
  void enterShowsTheDetailsEvenWhenFolded(FxRobot robot) {
    bench.load(5);
    robot.type(KeyCode.F4);
    robot.type(KeyCode.DOWN, KeyCode.ENTER);
    assertThat(focused()).isEqualTo("detailsPane");
  }

  @Test
  void questionMarkShowsTheKeys(FxRobot robot) {
    bench.load(5);
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    assertThat(bench.dialogs.contents).singleElement().extracting(Node::getId).isEqualTo("keysView");
  }

  private List<MenuItem> accountItems() {
    return onFx(() -> List.copyOf(((MenuButton) bench.node("accountMenu")).getItems()));
  }

  @Test
  void theAccountMenuAsksTheProgram() {
    List<MenuItem> items = accountItems();
    assertThat(items).hasSize(14);
    onFx(() -> items.forEach(MenuItem::fire));
    assertThat(bench.asked.actions)
        .containsExactly(
            "addAccount", "openHistory", "openAccess", "openSettings", "openAbout", "signOut", "forget");
    assertThat(bench.dialogs.contents).as("the keys are shown here").hasSize(1);
  }

  @Test
  void theAccountMenuNamesWhoIsHereAndGoesToTheOthers() {
    Account guest = new Account("2.home", "bo@fabrikam.com", "Bo", "33333333-2222-3333-4444-555555555555", "contoso.us");
    Account gone = new Account("3.home", "cy@old.example", null, "home");
    Account out = new Account("4.home", "di@new.example", null, "home");
    onFx(
        () ->
            bench.asked.accounts.set(
                List.of(
                    new KnownAccount(bench.account, Cloud.GLOBAL, false, Standing.READY),
                    new KnownAccount(guest, Cloud.US_GOVERNMENT_L4, true, Standing.READY),
                    new KnownAccount(gone, Cloud.GLOBAL, false, Standing.NOT_ALLOWED),
                    new KnownAccount(out, Cloud.GLOBAL, false, Standing.SIGNED_OUT))));

    List<MenuItem> items = accountItems();
    Node who = ((CustomMenuItem) items.getFirst()).getContent();
    assertThat(((Pane) who).getChildren()).extracting(line -> ((Label) line).getText())
        .containsExactly("Admin", "admin@contoso.com", "contoso.com, Global");
    List<MenuItem> others =
        items.stream().filter(item -> item.getStyleClass().contains("account-other")).toList();
    assertThat(others).extracting(MenuItem::getText)
        .containsExactly(
            "contoso.us (production)\nbo@fabrikam.com, US Government L4 (GCC High)",
            "old.example\ncy@old.example, Global (not allowed by the policy)",
            "new.example\ndi@new.example, Global (signed out)");
    assertThat(others).extracting(MenuItem::isDisable).containsExactly(false, true, false);

    onFx(() -> others.getFirst().fire());

    assertThat(bench.asked.actions).containsExactly("switchTo bo@fabrikam.com");
  }

  @Test
  void theThemeButtonChangesAndKeepsTheTheme(FxRobot robot) {
    onFx(() -> bench.themes.choose(ThemeChoice.LIGHT));
    robot.clickOn("#theme");
    assertThat(bench.themes.dark().get()).isTrue();
    assertThat(bench.settings.current().theme()).isEqualTo(ThemeChoice.DARK);
    robot.clickOn("#theme");
    assertThat(bench.themes.dark().get()).isFalse();
    assertThat(bench.settings.current().theme()).isEqualTo(ThemeChoice.LIGHT);
  }

  @Test
  void theGaugeShowsThrottling() {
    bench.load(5);
    assertThat(bench.text("throttlingText")).isEqualTo("Not throttled");
    bench.log.throttling = 0.25;
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.text("throttlingText")).isEqualTo("Throttled 25%");
    assertThat(((ProgressBar) bench.node("throttling")).getProgress()).isEqualTo(0.25);
  }

  @Test
  void nothingIsAskedWhileMinimised() {
    bench.load(5);
    onFx(() -> bench.stage.setIconified(true));
    eventually("paused", () -> bench.model().status().phase().get() == Phase.PAUSED);
    assertThat(bench.text("connection")).isEqualTo("Paused");
    onFx(() -> bench.stage.setIconified(false));
    eventually("live again", () -> bench.model().status().phase().get() == Phase.LIVE);
  }

  @Test
  void aClosedWindowHearsOfNothing() {
    bench.load(5);
    onFx(() -> bench.window.close());
    bench.inventory.remove(Set.of("1"), bench.time.now());
    bench.refresher.setActive(false);
    eventually("the refresher has gone on", () -> bench.refresher.state().phase() == Phase.PAUSED);
    assertThat(bench.devices()).hasSize(5);
    assertThat(bench.model().status().phase().get()).isEqualTo(Phase.LIVE);
  }

  @Test
  void everyControlHasANameInBothThemes() {
    bench.load(5);
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      onFx(() -> bench.themes.choose(theme));
      onFx(() -> bench.model().settingsProblem("The file could not be read."));
      assertThat(onFx(() -> AccessibleNames.missing(bench.stage.getScene().getRoot()))).isEmpty();
    }
    Button nameless = new Button();
    onFx(() -> ((Pane) bench.node("choiceBar")).getChildren().add(nameless));
    assertThat(onFx(() -> AccessibleNames.missing(bench.stage.getScene().getRoot()))).hasSize(1);
  }

  private String focused() {
    return onFx(() -> bench.stage.getScene().getFocusOwner().getId());
  }

  @SuppressWarnings("unchecked")
  private ListView<ShownView> views() {
    return (ListView<ShownView>) bench.node("viewList");
  }

  /** On the UI thread. */
  private List<String> viewNames() {
    return views().lookupAll(".list-cell").stream()
        .map(cell -> ((Labeled) cell).getText())
        .filter(text -> text != null)
        .toList();
  }
}
