package org.cloudpcdesk.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudpcdesk.ui.main.Bench.eventually;
import static org.cloudpcdesk.ui.main.Bench.onFx;

import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.inventory.search.BuiltInView;
import org.cloudpcdesk.inventory.search.SavedView;
import org.cloudpcdesk.model.Account;
import org.cloudpcdesk.model.Cloud;
import org.cloudpcdesk.model.CloudPcStatus.Kind;
import org.cloudpcdesk.model.Organization;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.common.KnownAccount;
import org.cloudpcdesk.ui.common.KnownAccount.Standing;
import org.cloudpcdesk.ui.grid.ShownView;
import org.cloudpcdesk.ui.palette.Entry;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Going anywhere by Ctrl+K. */
class PaletteTest extends WindowTest {
  @Start
  void start(Stage stage) {
    bench = Bench.looking(stage);
    bench.tenant.put(
        MainWindowTest.pc("1", "CPC-grace-01", "grace.hopper@contoso.com", Kind.IN_GRACE_PERIOD),
        MainWindowTest.pc("2", "CPC-grace-02", "grace.hopper@contoso.com", Kind.PROVISIONED),
        MainWindowTest.pc("3", "CPC-alan-01", "alan.turing@contoso.com", Kind.PROVISIONED));
  }

  private void open(FxRobot robot) {
    bench.load(3);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertThat(focused()).isEqualTo("paletteText");
  }

  @Test
  void emptyItOffersViewsActionsAndSettings(FxRobot robot) {
    open(robot);
    assertThat(kinds()).startsWith(Entry.Kind.VIEW).contains(Entry.Kind.ACTION).endsWith(Entry.Kind.SETTING);
    assertThat(onFx(() -> AccessibleNames.missing(bench.stage.getScene().getRoot()))).isEmpty();
    robot.type(KeyCode.ESCAPE);
    assertThat(bench.stage.getScene().lookup("#palette")).isNull();
    assertThat(focused()).isEqualTo("grid");
  }

  @Test
  void itLeadsToTheOtherAccountsOfThisComputer(FxRobot robot) {
    Account other =
        new Account("2.p", "ada@partner.com", "Ada", "t").in(new Organization("t", "Fabrikam Ltd", "fabrikam.com"));
    onFx(() -> bench.asked.accounts.set(List.of(new KnownAccount(other, Cloud.GLOBAL, false, Standing.READY))));
    open(robot);

    robot.write("fabrikam");

    eventually("the tenant", () -> List.of("Switch to Fabrikam Ltd (fabrikam.com)").equals(titles()));
    robot.type(KeyCode.ENTER);
    assertThat(bench.asked.actions).containsExactly("switchTo ada@partner.com");
  }

  @Test
  void peopleComeFirstThenCloudPcsThenViews(FxRobot robot) {
    open(robot);
    robot.write("grace");
    eventually(
        "in this order",
        () ->
            titles().equals(List.of("grace.hopper@contoso.com", "CPC-grace-01", "CPC-grace-02", "In grace")));
    assertThat(entries().getFirst().detail())
        .isEqualTo("2 Cloud PCs: CPC-grace-01 (In grace period), CPC-grace-02 (Provisioned)");
    assertThat(onFx(() -> bench.node("paletteText").getAccessibleHelp()))
        .startsWith("Person: grace.hopper@contoso.com");
  }

  @Test
  void whatAnswersAsItWasTypedComesBeforeAPersonWithATypingError(FxRobot robot) {
    open(robot);
    onFx(() -> bench.model().grid().views().save(new SavedView("Plans of Alan", "alan", List.of(), List.of())));
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("plan");
    eventually("both", () -> titles().contains("alan.turing@contoso.com"));
    assertThat(titles()).containsSubsequence("Plans of Alan", "alan.turing@contoso.com", "CPC-alan-01");
  }

  @Test
  void enterOnAPersonShowsAllTheirCloudPcs(FxRobot robot) {
    open(robot);
    robot.write("hoper");
    eventually("found but for a typing error", () -> titles().getFirst().equals("grace.hopper@contoso.com"));
    robot.type(KeyCode.ENTER);
    eventually("both", () -> bench.devices().equals(List.of("CPC-grace-01", "CPC-grace-02")));
    assertThat(focused()).isEqualTo("grid");
    assertThat(bench.stage.getScene().lookup("#palette")).isNull();
  }

  @Test
  void enterOnACloudPcShowsItEvenWhenASearchHidIt(FxRobot robot) {
    bench.load(3);
    onFx(() -> bench.model().grid().text().set("alan"));
    eventually("narrowed", () -> bench.table().getItems().size() == 1);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("grace-02");
    eventually("found", () -> titles().contains("CPC-grace-02"));
    robot.type(KeyCode.ENTER);
    eventually("chosen", () -> bench.selection.chosen().equals(List.of("2")));
  }

  @Test
  void viewsActionsAndSettingsAreReached(FxRobot robot) {
    bench.load(3);
    onFx(() -> bench.model().grid().views().save(new SavedView("Leavers", "alan", List.of(), List.of())));
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("leav");
    eventually("the view", () -> titles().getFirst().equals("Leavers"));
    robot.type(KeyCode.ENTER);
    eventually("shown", () -> bench.devices().equals(List.of("CPC-alan-01")));

    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("failed");
    eventually("the built-in one", () -> titles().getFirst().equals("Failed"));
    robot.type(KeyCode.ENTER);
    assertThat(onFx(() -> bench.model().grid().view().get())).isEqualTo(new ShownView.BuiltIn(BuiltInView.FAILED));

    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("setings");
    eventually("settings, but for a typing error", () -> titles().contains("Settings"));
    robot.type(KeyCode.ENTER);
    assertThat(bench.asked.actions).containsExactly("openSettings");

    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("adress");
    eventually("one setting of many, but for a typing error", () -> titles().contains("Address of the proxy"));
    onFx(() -> list().getSelectionModel().select(titles().indexOf("Address of the proxy")));
    robot.type(KeyCode.ENTER);
    assertThat(bench.asked.actions).containsExactly("openSettings", "openSettings proxyAddress");
  }

  @Test
  void whatWouldBeRefusedIsShownWithTheReasonAndDoesNothing(FxRobot robot) {
    open(robot);
    Entry deprovision =
        entries().stream().filter(entry -> entry.title().startsWith("Deprovision")).findFirst().orElseThrow();
    assertThat(deprovision.enabled()).isFalse();
    assertThat(deprovision.detail()).isEqualTo(onFx(() -> bench.model().choice().hint().get())).startsWith("Choose");

    robot.interact(() -> list().getSelectionModel().select(deprovision));
    robot.type(KeyCode.ENTER);

    assertThat(bench.command.opened).isEmpty();
    assertThat(bench.stage.getScene().lookup("#palette")).as("it stays open").isNotNull();
  }

  @Test
  void arrowsGoRoundAndAClickGoes(FxRobot robot) {
    open(robot);
    int last = entries().size() - 1;
    robot.type(KeyCode.UP);
    assertThat(selected()).isEqualTo(last);
    robot.type(KeyCode.DOWN);
    assertThat(selected()).isZero();
    robot.type(KeyCode.PAGE_DOWN);
    assertThat(selected()).isEqualTo(8);
    robot.write("keyboard");
    eventually("one", () -> titles().equals(List.of("Keyboard shortcuts")));
    robot.clickOn("Keyboard shortcuts");
    assertThat(bench.dialogs.contents).hasSize(1);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertThat(onFx(() -> ((TextField) bench.node("paletteText")).getText())).as("it begins anew").isEmpty();
  }

  @SuppressWarnings("unchecked")
  private ListView<Entry> list() {
    return (ListView<Entry>) bench.node("paletteList");
  }

  private List<Entry> entries() {
    return onFx(() -> List.copyOf(list().getItems()));
  }

  private List<Entry.Kind> kinds() {
    return entries().stream().map(Entry::kind).toList();
  }

  /** On the UI thread. */
  private List<String> titles() {
    return list().getItems().stream().map(Entry::title).toList();
  }

  private int selected() {
    return onFx(() -> list().getSelectionModel().getSelectedIndex());
  }

  private String focused() {
    return onFx(() -> bench.stage.getScene().getFocusOwner().getId());
  }
}
