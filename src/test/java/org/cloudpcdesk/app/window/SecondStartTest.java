package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.sample.SampleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the first window does when the program is started once more, and what the build's rehearsal does with it. */
class SecondStartTest extends DeskTest {
  @TempDir private Path folder;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    desk =
        new Desk(
            new DeskOptions(true, Roots.MICROSOFT, folder, true, "an"),
            stage,
            NO_BROWSER,
            SampleOptions.DEFAULTS.withCloudPcs(200));
    desk.start();
  }

  private static String searched(FxRobot robot) {
    return robot.lookup("#search").queryAs(TextField.class).getText();
  }

  private static void untilRows(FxRobot robot) {
    until(
        "rows",
        () -> robot.lookup("#grid").tryQueryAs(TableView.class).filter(grid -> !grid.getItems().isEmpty()).isPresent());
  }

  @Test
  void theQueryOfTheCommandLineIsSearchedFor(FxRobot robot) {
    untilRows(robot);
    assertThat(searched(robot)).isEqualTo("an");
  }

  @Test
  void aSecondStartBringsTheWindowBackAndSearches(FxRobot robot) {
    untilRows(robot);
    robot.interact(() -> stage.setIconified(true));

    robot.interact(() -> desk.show("el"));

    assertThat(stage.isIconified()).isFalse();
    assertThat(searched(robot)).isEqualTo("el");
  }

  @Test
  void aSecondStartWithoutAQueryLeavesTheSearchAlone(FxRobot robot) {
    untilRows(robot);

    robot.interact(() -> desk.show(""));

    assertThat(searched(robot)).isEqualTo("an");
  }

  @Test
  void theRehearsalSearchesLooksAndCloses(FxRobot robot) throws Exception {
    untilRows(robot);
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    CompletableFuture<String> left = new CompletableFuture<>();
    stage.setOnHidden(event -> left.complete(((TextField) stage.getScene().lookup("#search")).getText()));

    robot.interact(() -> new Rehearsal(stage, done).start());

    assertThat(done.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(left.get(10, TimeUnit.SECONDS)).as("back to all rows").isEmpty();
  }
}
