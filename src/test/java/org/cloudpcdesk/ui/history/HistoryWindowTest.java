package org.cloudpcdesk.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.graph.GraphException;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.ChosenFiles;
import org.cloudpcdesk.ui.ContrastLook;
import org.cloudpcdesk.ui.DeskBench;
import org.cloudpcdesk.ui.Pictures;
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
class HistoryWindowTest {
  private final DeskBench bench = new DeskBench();
  private final ChosenFiles files = new ChosenFiles();
  private HistoryWindow window;

  @TempDir Path folder;

  @Start
  void start(Stage stage) {
    new ThemeManager().choose(ThemeChoice.LIGHT);
    stage.setScene(new Scene(new StackPane(), 300, 200));
    stage.show();
    window =
        new HistoryWindow(
            bench.session,
            new Tasks(Runnable::run),
            new HistoryWindow.Desktop(
                stage, bench.dialogs(), files, bench.copied::add, bench.time, bench.times));
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(5000, window::close);
  }

  private void run(String reason, String ticket, CloudPc... pcs) throws Exception {
    bench.knows(pcs);
    Deprovisioner deprovisioner = bench.session.deprovisioner();
    DeprovisionRun run = deprovisioner.start(deprovisioner.prepare(List.of(pcs)), Confirmation.of(reason, ticket));
    run.execute();
  }

  private void show(String cloudPc) {
    Platform.runLater(() -> window.show(cloudPc));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static TableView<ActLine> table(FxRobot robot) {
    return robot.lookup("#table").queryTableView();
  }

  private static List<String> devices(FxRobot robot) {
    return table(robot).getItems().stream().map(ActLine::device).toList();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static void until(String what, BooleanSupplier holds) {
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(holds::getAsBoolean).get());
    } catch (TimeoutException late) {
      throw new AssertionError("never seen: " + what, late);
    }
  }

  private void search(FxRobot robot, String words, int found) {
    robot.interact(() -> robot.lookup("#search").queryAs(TextField.class).setText(words));
    until(found + " acts for " + words, () -> table(robot).getItems().size() == found);
  }

  @Test
  void anActIsFoundByPersonDeviceTicketReasonAndAccount(FxRobot robot) throws Exception {
    run("left the company", "INC-1", DeskBench.inGrace("ada"));
    run("device lost", "INC-2", DeskBench.inGrace("bob"));
    show(null);
    until("both", () -> table(robot).getItems().size() == 2);
    assertThat(devices(robot)).as("the latest first").containsExactly("CPC-bob", "CPC-ada");
    search(robot, "ADA@contoso", 1);
    search(robot, "cpc-bob", 1);
    search(robot, "inc-1", 1);
    assertThat(devices(robot)).containsExactly("CPC-ada");
    search(robot, "lost", 1);
    search(robot, "admin@contoso.example", 2);
    search(robot, "admin@contoso.example inc-2", 1);
    search(robot, "nobody", 0);
    assertThat(text(robot, "#summary")).startsWith("No act in the journal");
  }

  private static void choose(FxRobot robot, Period period) {
    @SuppressWarnings("unchecked")
    ChoiceBox<Period> choice = robot.lookup("#period").queryAs(ChoiceBox.class);
    robot.interact(() -> choice.setValue(period));
  }

  @Test
  void anActIsFoundByTime(FxRobot robot) throws Exception {
    run("left", "INC-1", DeskBench.inGrace("ada"));
    bench.time.advance(Duration.ofDays(3));
    run("left", "INC-2", DeskBench.inGrace("bob"));
    show(null);
    until("both", () -> table(robot).getItems().size() == 2);
    choose(robot, Period.DAY);
    until("one", () -> table(robot).getItems().size() == 1);
    assertThat(devices(robot)).containsExactly("CPC-bob");
    choose(robot, Period.WEEK);
    until("both again", () -> table(robot).getItems().size() == 2);
    search(robot, "inc-1", 1);
    choose(robot, Period.DAY);
    until("none of that day", () -> table(robot).getItems().isEmpty());
  }

  @Test
  void microsoftsEventsStandBesideAndActsOfOthersAreMarked(FxRobot robot) throws Exception {
    run("left", "INC-1", DeskBench.inGrace("a"));
    bench.service.audit =
        List.of(
            AuditMatchTest.event("e1", "EndGracePeriod", bench.time.now(), "admin@contoso.example", "a"),
            AuditMatchTest.event("e2", "Reprovision", bench.time.now(), "eve@contoso.example", "a"));
    show(null);
    until("the act of another", () -> table(robot).getItems().size() == 2);
    assertThat(table(robot).getItems())
        .extracting(ActLine::source)
        .containsExactlyInAnyOrder("This program and Microsoft", "Microsoft: somebody else did it");
    assertThat(text(robot, "#summary")).contains("1 of them confirmed", "1 by somebody else");
    ActLine theirs =
        table(robot).getItems().stream().filter(line -> line.act() instanceof Act.Theirs).findFirst().orElseThrow();
    robot.interact(() -> table(robot).getSelectionModel().select(theirs));
    String whole = robot.lookup("#whole").queryAs(TextArea.class).getText();
    assertThat(whole).contains("CPC-a", "eve@contoso.example", "Reprovision CloudPC", "Done by somebody else");
  }

  @Test
  void everyStepIsShownWithItsIdsAndCanBeCopied(FxRobot robot) throws Exception {
    run("left", "INC-1", DeskBench.inGrace("a"));
    show(null);
    until("the act", () -> table(robot).getItems().size() == 1);
    robot.interact(() -> table(robot).getSelectionModel().select(0));
    robot.interact(robot.lookup("#copy").queryButton()::fire);
    assertThat(bench.copied.getFirst())
        .contains("Ticket: INC-1", "Reason: left", "Planned", "Request sent", "Accepted", "request-id:", "Seen gone")
        .contains("Microsoft shows no audit event");
  }

  @Test
  void whatMicrosoftRefusesIsSaidAndTheJournalStays(FxRobot robot) throws Exception {
    run("left", "INC-1", DeskBench.inGrace("a"));
    bench.service.failure = GraphException.of(GraphException.Kind.NO_NETWORK, "down").build();
    show(null);
    until("the problem", () -> robot.lookup("#problem").query().isVisible());
    assertThat(devices(robot)).containsExactly("CPC-a");
    assertThat(text(robot, "#problem")).startsWith("Microsoft's audit events are not shown:");
  }

  @Test
  void oneCloudPcAloneShowsWhatOthersDidToIt(FxRobot robot) throws Exception {
    run("left", "INC-1", DeskBench.inGrace("a"));
    bench.knows(DeskBench.inGrace("b"));
    bench.service.audit = List.of(AuditMatchTest.event("e", "Reboot", bench.time.now(), "eve@contoso.example", "b"));
    show("b");
    until("the act of another", () -> devices(robot).equals(List.of("CPC-b")));
    Button only = robot.lookup("#only").queryButton();
    assertThat(only.getText()).isEqualTo("Only CPC-b");
    robot.interact(only::fire);
    until("all", () -> devices(robot).contains("CPC-a"));
    assertThat(only.isVisible()).isFalse();
  }

  @Test
  void whatIsListedIsExportedInTheFormatsOfTheTerminal(FxRobot robot) throws Exception {
    run("=cmd()", "INC-1", DeskBench.inGrace("a"));
    run("lost", "INC-2", DeskBench.inGrace("b"));
    show(null);
    search(robot, "inc-1", 1);
    MenuButton export = robot.lookup("#exportMenu").queryAs(MenuButton.class);
    for (String format : List.of("CSV", "JSON", "TABLE")) {
      files.answer = folder.resolve(format);
      robot.interact(
          () ->
              export.getItems().stream()
                  .filter(item -> ("export-" + format).equals(item.getId()))
                  .forEach(javafx.scene.control.MenuItem::fire));
      until(format, () -> Files.exists(folder.resolve(format)));
    }
    assertThat(files.proposed.getFirst()).isEqualTo("Journal contoso.example 2026-03-02");
    assertThat(Files.readString(folder.resolve("CSV")))
        .startsWith("number,at,run,")
        .contains("RunPlanned", "INC-1", "'=cmd()")
        .doesNotContain("INC-2");
    assertThat(Files.readString(folder.resolve("JSON"))).startsWith("[").contains("\"ticket\": \"INC-1\"");
    assertThat(Files.readString(folder.resolve("TABLE"))).startsWith("NUMBER").contains("INC-1");
    assertThat(bench.notifications).hasSize(3);
    try (var left = Files.list(folder)) {
      assertThat(left).as("no part of a file is left over").hasSize(3);
    }
  }

  @Test
  void escClosesItAndItLooksRightInEachTheme(FxRobot robot) throws Exception {
    run("left", "INC-1", DeskBench.inGrace("a"), DeskBench.inGrace("b"));
    bench.service.audit =
        List.of(AuditMatchTest.event("e2", "Reprovision", bench.time.now(), "eve@contoso.example", "a"));
    show(null);
    until("the acts", () -> table(robot).getItems().size() == 3);
    robot.interact(() -> table(robot).getSelectionModel().select(1));
    Scene scene = table(robot).getScene();
    for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
      Platform.runLater(() -> new ThemeManager().choose(choice));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> AccessibleNames.missing(scene.getRoot()))).isEmpty();
      assertThat(Pictures.of(scene.getRoot(), "history-" + choice)).isGreaterThan(20);
    }
    assertThat(ContrastLook.wrong(scene.getRoot())).isEmpty();
    robot.interact(() -> table(robot).requestFocus());
    robot.push(KeyCode.ESCAPE);
    until("it closed", () -> !scene.getWindow().isShowing());
  }
}
