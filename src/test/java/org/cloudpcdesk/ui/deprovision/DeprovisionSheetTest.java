package org.cloudpcdesk.ui.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.deprovision.RunJournal;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.GraphTime;
import org.cloudpcdesk.model.SubscribedSku;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.store.ActionLock;
import org.cloudpcdesk.store.Journal;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.ContrastLook;
import org.cloudpcdesk.ui.DeskBench;
import org.cloudpcdesk.ui.Pictures;
import org.cloudpcdesk.ui.common.Session;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class DeprovisionSheetTest {
  private final DeskBench bench = new DeskBench();
  private SheetDeprovisionCommand command;

  @Start
  void start(Stage stage) {
    new ThemeManager().choose(ThemeChoice.LIGHT);
    bench.owner = stage;
    command = commandOf(bench.session);
    stage.setScene(new Scene(new StackPane(), 1000, 800));
    stage.show();
  }

  @AfterEach
  void closeTheSheet(FxRobot robot) {
    // By its button: a key goes to whatever window the desktop gave the focus to.
    robot.interact(() -> robot.lookup("#cancelDeprovision").queryAllAs(Button.class).forEach(Button::fire));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void open(String... ids) {
    Platform.runLater(() -> command.open(List.of(ids)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean isOpen(FxRobot robot) {
    return robot.lookup("#cancelDeprovision").tryQuery().isPresent();
  }

  private static String texts(FxRobot robot) {
    Set<Label> labels = robot.lookup(node -> node instanceof Label && node.isVisible()).queryAllAs(Label.class);
    return labels.stream().map(Label::getText).collect(Collectors.joining("\n"));
  }

  @Test
  void theSafeButtonHasTheFocusAndEnterDoesNotDeprovision(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    Button cancel = robot.lookup("#cancelDeprovision").queryButton();
    Button confirm = robot.lookup("#confirmDeprovision").queryButton();
    assertThat(cancel.isFocused()).isTrue();
    assertThat(cancel.isDefaultButton()).isTrue();
    assertThat(confirm.isDefaultButton()).isFalse();
    robot.push(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(isOpen(robot)).isFalse();
    assertThat(bench.session.deprovisioner().runs()).isEmpty();
  }

  @Test
  void escapeClosesAndNothingBegins(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    robot.push(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(isOpen(robot)).isFalse();
    assertThat(bench.session.deprovisioner().runs()).isEmpty();
    assertThat(bench.service.asked).isEmpty();
  }

  @Test
  void confirmedOnPurposeTheRunIsCarriedOut(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    robot.interact(robot.lookup("#confirmDeprovision").queryButton()::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(bench.service.asked).contains("end a");
    assertThat(bench.session.deprovisioner().runs()).hasSize(1);
    assertThat(bench.session.deprovisioner().runs().getFirst().isFinished()).isTrue();
  }

  private SheetDeprovisionCommand commandOf(Session session) {
    return new SheetDeprovisionCommand(
        session, new Tasks(Runnable::run), bench.dialogs(), bench.files, bench.time, bench.times);
  }

  private void confirm(FxRobot robot) {
    robot.interact(robot.lookup("#confirmDeprovision").queryButton()::fire);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<DeprovisionRun> runs() {
    return bench.session.deprovisioner().runs();
  }

  @Test
  void whatFailedIsTriedAgainAsANewRunThatNamesTheOldOne(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"), DeskBench.inGrace("b"));
    bench.service.refused.put("b", GraphException.Kind.ROLE_MISSING);
    open("a", "b");
    confirm(robot);
    DeprovisionRun first = runs().getFirst();
    assertThat(first.items().getLast().state()).isInstanceOf(ItemState.Failed.class);
    bench.service.refused.clear();

    Platform.runLater(() -> command.openRetry(first));
    WaitForAsyncUtils.waitForFxEvents();

    TableView<DeprovisionSheetViewModel.Line> lines = robot.lookup("#lines").queryTableView();
    assertThat(lines.getItems()).extracting(line -> line.target().id()).containsExactly("b");
    assertThat(bench.service.asked.stream().filter("end b"::equals)).as("asked first, sent later").hasSize(1);
    confirm(robot);
    assertThat(runs()).hasSize(2);
    assertThat(runs().getFirst().terms().formerRun()).isEqualTo(first.id());
    assertThat(runs().getFirst().items()).singleElement().satisfies(
        item -> assertThat(item.state()).isInstanceOf(ItemState.Deprovisioned.class));
    assertThat(first.items().getLast().state()).as("the old run stays as it ended").isInstanceOf(ItemState.Failed.class);
  }

  @Test
  void nothingIsTriedAgainThatCannotBeAnyMore(FxRobot robot) {
    bench.knows(DeskBench.inGrace("b"));
    bench.service.refused.put("b", GraphException.Kind.ROLE_MISSING);
    open("b");
    confirm(robot);
    bench.knows(DeskBench.with("b", "provisioned"));

    Platform.runLater(() -> command.openRetry(runs().getFirst()));
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(isOpen(robot)).isFalse();
    assertThat(bench.notifications).singleElement().asString().contains("None of these Cloud PCs can be deprovisioned");
    assertThat(runs()).hasSize(1);
  }

  @Test
  void aLockedJournalIsAnErrorThatStaysAndNothingIsSent(FxRobot robot, @TempDir Path folder) throws Exception {
    try (Journal journal = Journal.open(folder, bench.time::now);
        ActionLock lock = ActionLock.of(folder);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = other.createStatement()) {
      statement.execute("begin exclusive");
      bench.journal = RunJournal.in(journal, lock);
      command = commandOf(bench.session(false));
      bench.knows(DeskBench.inGrace("a"));
      open("a");

      confirm(robot);
    }
    assertThat(bench.notifications)
        .singleElement()
        .asString()
        .startsWith("error: The run was not begun")
        .contains("Nothing was sent", "another program holds it; close it, then try again");
    assertThat(bench.service.asked).doesNotContain("end a", "get a");
  }

  @Test
  void reasonAndTicketGoIntoTheRun(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    robot.interact(
        () -> {
          robot.lookup("#reason").queryAs(TextField.class).setText(" left the company ");
          robot.lookup("#ticket").queryAs(TextField.class).setText("INC-7");
        });
    robot.interact(robot.lookup("#confirmDeprovision").queryButton()::fire);
    WaitForAsyncUtils.waitForFxEvents();
    DeprovisionRun.Terms terms = bench.session.deprovisioner().runs().getFirst().terms();
    assertThat(terms.reason()).isEqualTo("left the company");
    assertThat(terms.ticket()).isEqualTo("INC-7");
  }

  @Test
  void aDryRunReadsAndSendsNothing(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    robot.interact(robot.lookup("#dryRunDeprovision").queryButton()::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(bench.service.asked).contains("get a").doesNotContain("end a");
    assertThat(bench.session.deprovisioner().runs().getFirst().terms().dryRun()).isTrue();
  }

  @Test
  void moreThanTenNeedTheTenantsName(FxRobot robot) {
    chooseMany(11);
    Button confirm = robot.lookup("#confirmDeprovision").queryButton();
    TextField name = robot.lookup("#typeTenant").queryAs(TextField.class);
    assertThat(confirm.isDisabled()).isTrue();
    assertThat(texts(robot)).contains("Type the tenant's name, contoso.example, to go on:");
    robot.interact(() -> name.setText("contoso"));
    assertThat(confirm.isDisabled()).isTrue();
    robot.interact(() -> name.setText("CONTOSO.example "));
    assertThat(confirm.isDisabled()).isFalse();
    assertThat(robot.lookup("#acceptCeiling").query().isVisible()).isFalse();
    assertThat(robot.lookup("#blocked").query().isVisible()).isFalse();
  }

  @Test
  void aProductionTenantNeedsItsNameForOneToo(FxRobot robot) {
    bench.session.deprovisioner().markProduction(true);
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    Button confirm = robot.lookup("#confirmDeprovision").queryButton();
    assertThat(confirm.isDisabled()).isTrue();
    robot.interact(() -> robot.lookup("#typeTenant").queryAs(TextField.class).setText("contoso.example"));
    assertThat(confirm.isDisabled()).isFalse();
  }

  @Test
  void aMarkSetWhileTheSheetIsOpenHoldsForIt(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    bench.session.deprovisioner().markProduction(true);
    robot.interact(robot.lookup("#confirmDeprovision").queryButton()::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(bench.session.deprovisioner().runs()).isEmpty();
    assertThat(bench.notifications.getFirst()).contains("contoso.example");
  }

  @Test
  void tenNeedNoName(FxRobot robot) {
    chooseMany(10);
    assertThat(robot.lookup("#typeTenant").query().isVisible()).isFalse();
    assertThat(robot.lookup("#confirmDeprovision").queryButton().isDisabled()).isFalse();
  }

  @Test
  void aboveTheCeilingASecondStepIsNeeded(FxRobot robot) {
    chooseMany(501);
    robot.interact(() -> robot.lookup("#typeTenant").queryAs(TextField.class).setText("contoso.example"));
    Button confirm = robot.lookup("#confirmDeprovision").queryButton();
    assertThat(confirm.isDisabled()).isTrue();
    assertThat(texts(robot)).contains("Nothing is sent before it is confirmed that all 501 Cloud PCs are meant");
    robot.interact(() -> robot.lookup("#acceptCeiling").queryAs(CheckBox.class).setSelected(true));
    assertThat(confirm.isDisabled()).isFalse();
  }

  private void chooseMany(int count) {
    String[] ids = IntStream.range(0, count).mapToObj(i -> "m" + i).toArray(String[]::new);
    bench.knows(Arrays.stream(ids).map(DeskBench::inGrace).toArray(CloudPc[]::new));
    open(ids);
  }

  @Test
  void itNamesTenantAccountPersonDeviceAndWhatItCosts(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    assertThat(texts(robot))
        .contains(
            "Deprovision CPC-a of a@contoso.example?",
            "contoso.example, id tenant-guid; Global",
            "admin@contoso.example",
            "cannot be undone",
            "204");
    assertThat(robot.lookup("#confirmDeprovision").queryButton().getText()).isEqualTo("_Deprovision 1 Cloud PC");
    TableView<DeprovisionSheetViewModel.Line> lines = robot.lookup("#lines").queryTableView();
    assertThat(lines.getItems().getFirst().graceEnd()).contains("Mar 4, 2026", "2 d 2 h");
  }

  @Test
  void theOnesLeftOutAreListedWithTheirReason(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"), DeskBench.with("b", "provisioned"));
    open("a", "b");
    TableView<Choice.Refused> skipped = robot.lookup("#skipped").queryTableView();
    assertThat(skipped.getItems()).extracting(Choice.Refused::device).containsExactly("CPC-b");
    assertThat(texts(robot)).contains("One is left out: 1 not in grace");
  }

  @Test
  void itSaysWhatThePlanComesTo(FxRobot robot) {
    bench.service.skus = List.of(new SubscribedSku("sku", "CPC_E", 45, 50, List.of("PLAN-1")));
    CloudPc sameOwner = DeskBench.inGrace("b").toBuilder().userPrincipalName("a@contoso.example").build();
    bench.knows(
        DeskBench.inGrace("a").toBuilder().servicePlanId("plan-1").build(),
        sameOwner.toBuilder().servicePlanId("plan-1").gracePeriodEnd(GraphTime.of("2026-03-03T08:00:00Z")).build(),
        DeskBench.inGrace("c").toBuilder().servicePlanName("Cloud PC Business").build());
    open("a", "b", "c");
    assertThat(text(robot, "#people")).isEqualTo("2 lose a Cloud PC");
    assertThat(text(robot, "#earliest")).contains("Mar 3, 2026, 8:00:00");
    assertThat(text(robot, "#licences"))
        .isEqualTo(
            "1 licence of Cloud PC Business, 2 licences of Cloud PC Enterprise 2vCPU/8GB/128GB (45 of 50 in use)");
  }

  @Test
  void withoutTheRightToReadSubscriptionsTheLicencesAreCountedStill(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    assertThat(text(robot, "#licences")).isEqualTo("1 licence of Cloud PC Enterprise 2vCPU/8GB/128GB");
    assertThat(bench.asked).as("nobody is asked for a permission by a sheet").isEmpty();
    assertThat(bench.notifications).isEmpty();
  }

  private static String text(FxRobot robot, String id) {
    // Spaces that the locale's times hold are narrow ones.
    return robot.lookup(id).queryAs(Label.class).getText().replace('\u202f', ' ');
  }

  @Test
  void thoseLeftOutAreGroupedByReason(FxRobot robot) {
    bench.knows(
        DeskBench.inGrace("a"),
        DeskBench.with("b", "provisioned"),
        DeskBench.with("c", "restoring"),
        DeskBench.with("d", "provisioned"));
    open("b", "c", "gone", "d", "a");
    assertThat(texts(robot))
        .contains("4 are left out:", "2 not in grace", "1 being changed by the service", "1 not in the list any more");
    TableView<Choice.Refused> skipped = robot.lookup("#skipped").queryTableView();
    List<String> groups = skipped.getItems().stream().map(Choice.Refused::group).toList();
    assertThat(groups.stream().distinct()).as("those of one reason stand together").hasSize(3);
    assertThat(groups.lastIndexOf("not in grace") - groups.indexOf("not in grace")).isEqualTo(1);
  }

  @Test
  void aRowThatChangesWhileItIsOpenIsSaid(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"));
    open("a");
    Node changed = robot.lookup("#changed").query();
    assertThat(changed.isVisible()).isFalse();
    bench.knows(DeskBench.with("a", "provisioned"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(changed.isVisible()).isTrue();
    assertThat(texts(robot)).contains("One of these changed since this sheet opened");
  }

  @Test
  void whatCannotBeDoneOnlySaysWhy(FxRobot robot) {
    bench.knows(DeskBench.with("a", "provisioned"));
    open("a");
    assertThat(isOpen(robot)).isFalse();
    assertThat(bench.notifications).hasSize(1);
    assertThat(bench.notifications.getFirst()).contains("This Cloud PC is provisioned");
  }

  @Test
  void manyScrollAndTheSheetStaysOnTheScreen(FxRobot robot) throws Exception {
    CloudPc[] many = IntStream.range(0, 300).mapToObj(i -> DeskBench.inGrace("p" + i)).toArray(CloudPc[]::new);
    bench.knows(many);
    bench.knows(DeskBench.with("b", "provisioned"));
    String[] ids = IntStream.range(0, 300).mapToObj(i -> "p" + i).toArray(String[]::new);
    ids[299] = "b";
    open(ids);
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> isOpen(robot));
    Scene sheet = robot.lookup("#lines").query().getScene();
    assertThat(sheet.getHeight()).isLessThan(680);
    assertThat(robot.lookup("#confirmDeprovision").queryButton().getText()).isEqualTo("_Deprovision 299 Cloud PCs");
    // The bar around the buttons is a frame that AccessibleNames would want a name for; the buttons have texts.
    Parent content = (Parent) ((DialogPane) sheet.getRoot()).getContent();
    for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
      Platform.runLater(() -> new ThemeManager().choose(choice));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> AccessibleNames.missing(content))).isEmpty();
      assertThat(Pictures.of(sheet.getRoot(), "sheet-" + choice)).isGreaterThan(20);
    }
    assertThat(ContrastLook.wrong(sheet.getRoot())).isEmpty();
  }
}
