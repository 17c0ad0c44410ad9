package org.cloudpcdesk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cloudpcdesk.diagnostics.Bundle;
import org.cloudpcdesk.settings.ThemeChoice;
import org.cloudpcdesk.ui.common.FileDialogs;
import org.cloudpcdesk.ui.common.StageDialogs;
import org.cloudpcdesk.ui.common.Tasks;
import org.cloudpcdesk.ui.common.ThemeManager;
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
class DiagnosticsDialogTest {
  private static final Bundle BUNDLE =
      new Bundle(List.of(new Bundle.File("versions.txt", "Java: 25"), new Bundle.File("logs/a.log", "a line")));

  @TempDir private Path folder;
  private Stage stage;
  private Path answer;

  @Start
  void start(Stage first) {
    stage = first;
    new ThemeManager().choose(ThemeChoice.LIGHT);
    stage.setScene(new Scene(new StackPane(), 1280, 720));
    stage.show();
  }

  @Test
  void everyTextIsShownAndExactlyThatIsSaved(FxRobot robot) throws Exception {
    answer = folder.resolve("bundle.zip");
    open(robot);
    assertThat(text(robot)).isEqualTo("Java: 25");
    robot.interact(() -> robot.lookup("#bundleFiles").<ListView<Bundle.File>>query().getSelectionModel().select(1));
    assertThat(text(robot)).isEqualTo("a line");
    assertThat(robot.lookup("#bundleText").<TextArea>query().isEditable()).isFalse();
    assertThat(robot.lookup("#bundleFiles").query().getAccessibleText()).isNotBlank();

    robot.clickOn("#saveDiagnostics");

    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> Files.exists(answer));
    WaitForAsyncUtils.waitForFxEvents();
    try (ZipFile zip = new ZipFile(answer.toFile())) {
      assertThat(zip.stream().map(Object::toString)).containsExactly("versions.txt", "logs/a.log");
      assertThat(new String(zip.getInputStream(zip.getEntry("logs/a.log")).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("a line");
    }
  }

  @Test
  void cancellingSavesNothing(FxRobot robot) throws Exception {
    answer = folder.resolve("bundle.zip");
    open(robot);
    robot.clickOn("#cancelDiagnostics");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(answer).doesNotExist();
    assertThat(robot.lookup("#bundleText").tryQuery()).isEmpty();
  }

  @Test
  void escapeClosesItFromTheListToo(FxRobot robot) throws Exception {
    answer = folder.resolve("bundle.zip");
    open(robot);
    robot.interact(() -> robot.lookup("#bundleFiles").query().requestFocus());
    robot.push(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#bundleText").tryQuery()).isEmpty();
    assertThat(answer).doesNotExist();
  }

  private void open(FxRobot robot) throws Exception {
    DiagnosticsDialog dialog =
        new DiagnosticsDialog(
            () -> BUNDLE, new Tasks(Runnable::run), new StageDialogs(stage, text -> {}), new Answered());
    Platform.runLater(dialog::open);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> robot.lookup("#bundleText").tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot) {
    return robot.lookup("#bundleText").<TextArea>query().getText();
  }

  /** The system's own dialogs cannot be driven without a display. */
  private final class Answered implements FileDialogs {
    @Override
    public Optional<Path> save(String title, String name, List<Kind> kinds) {
      return Optional.of(answer);
    }

    @Override
    public Optional<Path> open(String title, List<Kind> kinds) {
      throw new AssertionError("nothing is read");
    }
  }
}
