package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.ui.AccessibleNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What an administrator does, with the keyboard, in the real window on the real sample tenant. */
class WholeJobTest extends DeskTest {
  @TempDir static Path folder;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    desk =
        new Desk(
            new DeskOptions(true, Roots.MICROSOFT, folder, false),
            stage,
            NO_BROWSER,
            SampleOptions.DEFAULTS.withSpeed(1500).withCloudPcs(300));
    desk.start();
  }

  private static TableView<?> grid(FxRobot robot) {
    return robot.lookup("#grid").queryAs(TableView.class);
  }

  /** All words that are visible in any window. */
  private static String words(FxRobot robot) {
    return robot.listWindows().stream()
        .filter(window -> window.isShowing() && window.getScene() != null)
        .flatMap(window -> robot.from(window.getScene().getRoot()).lookup(".label").queryAllAs(Labeled.class).stream())
        .map(Labeled::getText)
        .filter(text -> text != null)
        .collect(Collectors.joining("\n"));
  }

  private static boolean lasts(Inventory.Row row, Duration time) {
    return row.pc().gracePeriodEnd().instant().orElseThrow().isAfter(Instant.now().plus(time));
  }

  @Test
  void findsAPersonDeprovisionsAndIsToldWhenItIsGone(FxRobot robot) throws Exception {
    until("the whole list", () -> stage.getTitle().startsWith("Cloud PC Desk") && desk.session() != null
        && desk.session().inventory().snapshot().rows().size() >= 290);
    Inventory.Row leaver =
        desk.session().inventory().snapshot().rows().stream()
            .filter(row -> row.pc().status().isInGracePeriod() && !row.pc().personLabel().isEmpty())
            // A device name is plain ASCII, which a robot can type on any keyboard.
            .filter(row -> row.pc().managedDeviceName() != null)
            // The tenant lives fast: on a slow machine too the same one is to be found, still in its grace period when its
            // turn comes. So one that was in it from the beginning, as what becomes of those is the same each time.
            .filter(row -> lasts(row, Duration.ofDays(2)) && !lasts(row, Duration.ofDays(6)))
            .min(Comparator.comparing(row -> row.pc().id()))
            .orElseThrow();
    assertThat(AccessibleNames.missing(stage.getScene().getRoot())).isEmpty();

    desk.session().inventory().mark(Set.of(leaver.pc().id()), Instant.now());
    robot.type(KeyCode.SLASH);
    robot.write(leaver.pc().deviceLabel().toLowerCase(java.util.Locale.ROOT));
    until("the one row", () -> grid(robot).getItems().size() == 1);

    robot.type(KeyCode.ENTER);
    until("the row in focus", () -> !grid(robot).getSelectionModel().getSelectedIndices().isEmpty());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    until("the sheet", () -> words(robot).contains(leaver.pc().personLabel()) && robot.listWindows().size() > 1);
    assertThat(desk.session().requests().recent()).noneMatch(request -> request.url().endsWith("/endGracePeriod"));

    robot.push(KeyCode.ALT, KeyCode.D);
    until("the request", () -> desk.session().requests().recent().stream().anyMatch(r -> r.url().endsWith("/endGracePeriod")));
    until("no mark any more: the run has it", () -> desk.session().inventory().marks().isEmpty());
    assertThat(desk.session().inventory().snapshot().find(leaver.pc().id())).as("while it is still there").isNotNull();
    until("the end", () -> desk.session().deprovisioner().runs().getFirst().isFinished());

    assertThat(desk.session().requests().recent().stream().filter(r -> r.url().endsWith("/endGracePeriod"))).hasSize(1);
    String log = Files.readString(Path.of("target/test.log"));
    assertThat(log).doesNotContain("Bearer ").doesNotContain(desk.session().signIn().token(
        org.cloudpcdesk.model.Permission.CLOUD_PC_READ, false));
  }
}
