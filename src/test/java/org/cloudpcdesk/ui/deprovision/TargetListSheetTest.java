package org.cloudpcdesk.ui.deprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.ContrastLook;
import org.cloudpcdesk.ui.DeskBench;
import org.cloudpcdesk.ui.Pictures;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.ThemeManager;
import org.cloudpcdesk.ui.deprovision.ListLine.Verdict;
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
class TargetListSheetTest {
  private final DeskBench bench = new DeskBench();
  private SheetDeprovisionCommand command;

  @TempDir Path folder;

  @Start
  void start(Stage stage) {
    new ThemeManager().choose(ThemeChoice.LIGHT);
    bench.owner = stage;
    command =
        new SheetDeprovisionCommand(
            bench.session, new Tasks(Runnable::run), bench.dialogs(), bench.files, bench.time, bench.times);
    stage.setScene(new Scene(new StackPane(), 1000, 800));
    stage.show();
  }

  @AfterEach
  void closeTheSheets(FxRobot robot) {
    for (String button : List.of("#cancelDeprovision", "#cancelList")) {
      robot.interact(() -> robot.lookup(button).queryAllAs(Button.class).forEach(Button::fire));
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private void open() {
    Platform.runLater(command::openList);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void paste(FxRobot robot, String text) {
    robot.interact(() -> robot.lookup("#text").queryAs(TextArea.class).setText(text));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static TableView<ListLine> lines(FxRobot robot) {
    return robot.lookup("#lines").queryTableView();
  }

  private static Button goOn(FxRobot robot) {
    return robot.lookup("#planList").queryButton();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  /** Ada has two Cloud PCs; Bob has one. */
  private void knowsAdaAndBob() {
    bench.knows(
        DeskBench.inGrace("one").toBuilder().userPrincipalName("ada@contoso.example").build(),
        DeskBench.inGrace("two").toBuilder().userPrincipalName("ada@contoso.example").build(),
        DeskBench.inGrace("bob"));
  }

  @Test
  void everyLineIsShownWithWhatItNamesAndNothingIsGuessed(FxRobot robot) {
    knowsAdaAndBob();
    open();
    assertThat(goOn(robot).isDisabled()).isTrue();
    paste(robot, "BOB@contoso.example\nada@contoso.example\n\nnobody@contoso.example\nCPC-bob\n");
    assertThat(lines(robot).getItems())
        .extracting(ListLine::verdict)
        .containsExactly(Verdict.FOUND, Verdict.AMBIGUOUS, Verdict.UNMATCHED, Verdict.REPEATED);
    assertThat(lines(robot).getItems()).extracting(ListLine::number).containsExactly(1, 2, 4, 5);
    assertThat(lines(robot).getItems().get(1).what()).contains("CPC-one of ada", "CPC-two of ada");
    assertThat(lines(robot).getItems().get(3).what()).contains("line 1");
    assertThat(text(robot, "#summary")).isEqualTo("4 lines: 1 found, 1 not found, 1 ambiguous, 1 repeated");
    assertThat(goOn(robot).getText()).isEqualTo("_Plan for 1 Cloud PC...");
  }

  @Test
  void theAdministratorSaysWhichOneIsMeantAndThePlanHasIt(FxRobot robot) {
    knowsAdaAndBob();
    open();
    paste(robot, "ada@contoso.example");
    MenuButton pick = robot.lookup("#pick").queryAs(MenuButton.class);
    assertThat(pick.isDisabled()).isTrue();
    robot.interact(() -> lines(robot).getSelectionModel().select(0));
    assertThat(pick.getItems()).hasSize(2);
    robot.interact(pick.getItems().get(1)::fire);
    assertThat(lines(robot).getItems().getFirst().verdict()).isEqualTo(Verdict.FOUND);
    assertThat(lines(robot).getItems().getFirst().device()).isEqualTo("CPC-two");
    robot.interact(goOn(robot)::fire);
    WaitForAsyncUtils.waitForFxEvents();
    TableView<DeprovisionSheetViewModel.Line> planned = robot.lookup("#lines").queryTableView();
    assertThat(planned.getItems()).extracting(line -> line.target().id()).containsExactly("two");
  }

  @Test
  void onlyLinesToLookAtCanBeShown(FxRobot robot) {
    knowsAdaAndBob();
    open();
    paste(robot, "bob@contoso.example\nada@contoso.example\nnobody");
    robot.interact(() -> robot.lookup("#onlyOpen").queryAs(CheckBox.class).setSelected(true));
    assertThat(lines(robot).getItems()).extracting(ListLine::number).containsExactly(2, 3);
    assertThat(goOn(robot).isDisabled()).isFalse();
  }

  @Test
  void whatIsNotInGraceIsFoundHereAndLeftOutOfThePlan(FxRobot robot) {
    bench.knows(DeskBench.inGrace("a"), DeskBench.with("b", "provisioned"));
    open();
    paste(robot, "CPC-a\nCPC-b");
    assertThat(lines(robot).getItems().get(1).what()).isEqualTo("Provisioned");
    robot.interact(goOn(robot)::fire);
    WaitForAsyncUtils.waitForFxEvents();
    TableView<Choice.Refused> skipped = robot.lookup("#skipped").queryTableView();
    assertThat(skipped.getItems()).extracting(Choice.Refused::device).containsExactly("CPC-b");
  }

  @Test
  void aFileIsReadWhateverWindowsWroteItWith(FxRobot robot) throws Exception {
    CloudPc jose = DeskBench.inGrace("j").toBuilder().userPrincipalName("jos\u00e9@contoso.example").build();
    bench.knows(jose, DeskBench.inGrace("b"));
    open();
    String list = "Name;Mail\r\nJos\u00e9;jos\u00e9@contoso.example\r\n";
    for (String charset : List.of("UTF-8", "windows-1252", "UTF-16")) {
      bench.files.answer = Files.writeString(folder.resolve(charset + ".csv"), list, Charset.forName(charset));
      paste(robot, "");
      robot.interact(robot.lookup("#chooseFile").queryButton()::fire);
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(lines(robot).getItems())
          .as(charset)
          .extracting(ListLine::verdict)
          .containsExactly(Verdict.UNMATCHED, Verdict.FOUND);
    }
  }

  @Test
  void aFileThatIsNoTextIsSaidAndChangesNothing(FxRobot robot) throws Exception {
    bench.knows(DeskBench.inGrace("a"));
    open();
    paste(robot, "CPC-a");
    bench.files.answer = Files.write(folder.resolve("book.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});
    robot.interact(robot.lookup("#chooseFile").queryButton()::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#problem")).startsWith("book.xlsx cannot be read as a list");
    assertThat(robot.lookup("#text").queryAs(TextArea.class).getText()).isEqualTo("CPC-a");
  }

  @Test
  void fiveHundredLinesFitOnTheSmallestScreen(FxRobot robot) throws Exception {
    CloudPc[] many = IntStream.range(0, 500).mapToObj(i -> DeskBench.inGrace("p" + i)).toArray(CloudPc[]::new);
    bench.knows(many);
    open();
    paste(robot, IntStream.range(0, 500).mapToObj(i -> "CPC-p" + i).collect(Collectors.joining("\n", "", "\nnobody")));
    assertThat(goOn(robot).getText()).isEqualTo("_Plan for 500 Cloud PCs...");
    Scene sheet = goOn(robot).getScene();
    assertThat(sheet.getHeight()).isLessThan(680);
    assertThat(sheet.getWidth()).isLessThan(1280);
    assertThat(sheet.getRoot().lookupAll(".table-row-cell")).hasSizeLessThan(40);
    Parent content = (Parent) ((DialogPane) sheet.getRoot()).getContent();
    for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
      Platform.runLater(() -> new ThemeManager().choose(choice));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> AccessibleNames.missing(content))).isEmpty();
      assertThat(Pictures.of(sheet.getRoot(), "list-" + choice)).isGreaterThan(20);
    }
    assertThat(ContrastLook.wrong(sheet.getRoot())).isEmpty();
  }
}
