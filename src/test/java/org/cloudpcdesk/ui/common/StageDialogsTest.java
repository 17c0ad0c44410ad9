package org.cloudpcdesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.AccessibleNames;
import org.cloudpcdesk.ui.ContrastLook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Dialogs over a real window. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class StageDialogsTest {
  private final List<String> copied = new ArrayList<>();
  private StageDialogs dialogs;
  private Stage stage;

  @Start
  void start(Stage shown) {
    ThemeManager themes = new ThemeManager();
    themes.choose(ThemeChoice.DARK);
    stage = shown;
    stage.setScene(new Scene(new StackPane(new Label("below")), 800, 600));
    stage.show();
    dialogs = new StageDialogs(stage, copied::add);
  }

  @AfterEach
  void end() {
    WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          List.copyOf(Window.getWindows()).forEach(Window::hide);
          return true;
        });
  }

  @Test
  void anErrorSaysWhatWhatNotAndWhatNextAndCopiesTheRest(FxRobot robot) throws Exception {
    Platform.runLater(() -> dialogs.error("It broke.", "Nothing was changed.", "Try later.", "request-id: 7"));
    DialogPane pane = pane(robot);
    assertThat(pane.getHeaderText()).isEqualTo("It broke.");
    assertThat(pane.getContent().lookupAll(".label").stream().map(label -> ((Label) label).getText()))
        .containsExactly("Nothing was changed.", "Try later.");
    WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          pane.setExpanded(true);
          return true;
        });
    assertThat(((TextArea) pane.getExpandableContent().lookup(".text-area")).getText()).isEqualTo("request-id: 7");
    robot.clickOn("#copyTechnical");
    assertThat(copied).containsExactly("request-id: 7");
    assertThat(WaitForAsyncUtils.waitForAsyncFx(5_000, () -> AccessibleNames.missing(pane))).isEmpty();
    assertThat(pane.getScene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("desk.css"));
    assertThat(ContrastLook.wrong(pane)).isEmpty();
    robot.type(KeyCode.ESCAPE);
  }

  @Test
  void enterGivesTheSafeAnswer(FxRobot robot) {
    CompletableFuture<Boolean> answer = ask();
    pane(robot);
    robot.type(KeyCode.ENTER);
    assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
  }

  @Test
  void theOtherAnswerMustBeChosen(FxRobot robot) {
    CompletableFuture<Boolean> answer = ask();
    DialogPane pane = pane(robot);
    Button yes =
        pane.getButtonTypes().stream()
            .filter(type -> type.getButtonData() == ButtonData.OK_DONE)
            .map(type -> (Button) pane.lookupButton(type))
            .findFirst()
            .orElseThrow();
    assertThat(yes.isFocused()).isFalse();
    robot.clickOn(yes);
    assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(true);
  }

  @Test
  void contentHasOneButtonToCloseIt(FxRobot robot) {
    Platform.runLater(() -> dialogs.showContent("Keys", new Label("what they do")));
    DialogPane pane = pane(robot);
    assertThat(pane.getButtonTypes()).hasSize(1);
    Stage dialog = (Stage) pane.getScene().getWindow();
    assertThat(dialog.getOwner()).isEqualTo(stage);
    robot.type(KeyCode.ESCAPE);
    assertThat(dialog.isShowing()).isFalse();
  }

  @Test
  void aNotificationIsShownInTheWindow(FxRobot robot) throws Exception {
    Platform.runLater(() -> dialogs.notify("Gone", "CPC-ada is deprovisioned."));
    WaitForAsyncUtils.waitFor(
        5, TimeUnit.SECONDS, () -> !robot.lookup("CPC-ada is deprovisioned.").queryAll().isEmpty());
  }

  private CompletableFuture<Boolean> ask() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Platform.runLater(() -> answer.complete(dialogs.confirm("Sure?", "It cannot be undone.", "Do it", "Leave it")));
    return answer;
  }

  private static DialogPane pane(FxRobot robot) {
    try {
      WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> !robot.lookup(".dialog-pane").queryAll().isEmpty());
    } catch (TimeoutException late) {
      throw new AssertionError("no dialog came", late);
    }
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(".dialog-pane").query();
  }
}
