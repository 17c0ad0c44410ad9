package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.cloudpcdesk.app.session.DeskOptions;
import org.cloudpcdesk.app.session.Roots;
import org.cloudpcdesk.deprovision.Confirmation;
import org.cloudpcdesk.deprovision.DeprovisionPlan;
import org.cloudpcdesk.deprovision.DeprovisionRun;
import org.cloudpcdesk.deprovision.Deprovisioner;
import org.cloudpcdesk.deprovision.ItemState.Reason;
import org.cloudpcdesk.deprovision.ItemState;
import org.cloudpcdesk.inventory.Inventory;
import org.cloudpcdesk.platform.FakeTray;
import org.cloudpcdesk.sample.SampleOptions;
import org.cloudpcdesk.settings.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window is closed while a run goes on, on the real sample tenant. */
class ClosingTest extends DeskTest {
  @TempDir Path folder;

  private final FakeTray tray = new FakeTray();
  private final AtomicInteger ended = new AtomicInteger();

  @Start
  void start(Stage shown) {
    stage = shown;
    desk =
        new Desk(
            new DeskOptions(true, Roots.MICROSOFT, folder, false),
            stage,
            Policy.NONE,
            NO_BROWSER,
            SampleOptions.DEFAULTS.withSpeed(1500).withCloudPcs(300),
            tray);
    desk.onEnd(ended::incrementAndGet);
    desk.start();
  }

  private Deprovisioner deprovisioner() {
    return desk.session().deprovisioner();
  }

  /** Plans a run and, in the background, carries it out. */
  private DeprovisionRun run(boolean execute) throws Exception {
    until("the rows", () -> desk.session() != null && desk.session().inventory().snapshot().rows().size() >= 290);
    List<Inventory.Row> targets =
        desk.session().inventory().snapshot().rows().stream()
            .filter(row -> row.pc().status().isInGracePeriod())
            .limit(3)
            .toList();
    DeprovisionPlan plan = deprovisioner().prepare(targets.stream().map(Inventory.Row::pc).toList());
    DeprovisionRun run = deprovisioner().start(plan, Confirmation.of("leaver", "INC-1"));
    if (execute) {
      Thread.ofVirtual().start(run::execute);
    }
    WaitForAsyncUtils.waitForFxEvents();
    return run;
  }

  private void requestClose() {
    WaitForAsyncUtils.asyncFx(
        () -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void answer(FxRobot robot, String button) {
    robot.interact(robot.lookup(button).queryAs(Button.class)::fire);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void withoutARunItClosesWithoutAsking() {
    until("the session", () -> desk.session() != null);
    requestClose();
    assertThat(ended).hasValue(1);
    assertThat(stage.isShowing()).isFalse();
  }

  @Test
  void stayingChangesNothing(FxRobot robot) throws Exception {
    DeprovisionRun run = run(false);
    requestClose();
    assertThat(robot.lookup("#closeNot").queryAs(Button.class).isDefaultButton()).isTrue();
    assertThat(run.isPaused()).as("nothing is sent while the question stands").isTrue();
    answer(robot, "#closeNot");
    assertThat(run.isPaused()).isFalse();
    assertThat(stage.isShowing()).isTrue();
    assertThat(ended).hasValue(0);
    assertThat(run.isCancelled()).isFalse();
    run.cancel();
  }

  @Test
  void inTheBackgroundTheRunGoesOnIsToldAndTheProgramEnds(FxRobot robot) throws Exception {
    DeprovisionRun run = run(false);
    requestClose();
    answer(robot, "#closeToBackground");
    assertThat(run.isPaused()).isFalse();
    assertThat(stage.isShowing()).isFalse();
    assertThat(ended).hasValue(0);
    run.execute();
    until("the end of the program", () -> ended.get() == 1);
    assertThat(run.isFinished()).isTrue();
    // The tenant lives: one of them may have changed meanwhile.
    assertThat(run.items()).anyMatch(item -> item.state() instanceof ItemState.Deprovisioned);
    assertThat(run.isCancelled()).isFalse();
  }

  @Test
  void theTrayBringsTheWindowBackAndTellsOfTheEnd(FxRobot robot) throws Exception {
    tray.there = true;
    DeprovisionRun run = run(true);
    assertThat(tray.prepared).isTrue();
    requestClose();
    String said = robot.lookup(".label").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList().toString();
    assertThat(said).contains("icon beside the clock");
    answer(robot, "#closeToBackground");
    assertThat(stage.isShowing()).isFalse();
    until("the end of the run told outside", () -> !tray.told.isEmpty());
    assertThat(tray.told).hasSize(1);
    assertThat(run.isFinished()).isTrue();
    tray.open.run();
    until("the window", () -> stage.isShowing());
    assertThat(tray.open).as("the icon is gone again").isNull();
    assertThat(ended).hasValue(0);
  }

  @Test
  void aSecondStartBringsTheHiddenWindowBack(FxRobot robot) throws Exception {
    DeprovisionRun run = run(false);
    requestClose();
    answer(robot, "#closeToBackground");
    assertThat(stage.isShowing()).isFalse();
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> desk.show(""));
    assertThat(stage.isShowing()).isTrue();
    run.cancel();
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(ended).as("a window that is wanted does not end by itself").hasValue(0);
  }

  @Test
  void stoppedSafelyNothingMoreIsSent(FxRobot robot) throws Exception {
    DeprovisionRun run = run(true);
    until("the time to cancel", () -> run.items().getFirst().state() instanceof ItemState.Waiting);
    requestClose();
    answer(robot, "#closeAndStop");
    until("the end of the program", () -> ended.get() == 1);
    assertThat(stage.isShowing()).isFalse();
    assertThat(run.isCancelled()).isTrue();
    assertThat(desk.session().requests().recent()).noneMatch(request -> request.url().endsWith("/endGracePeriod"));
    until("what was not sent is left out", run::isFinished);
    assertThat(run.items())
        .allMatch(
            item -> item.state() instanceof ItemState.Skipped skipped && skipped.reason() instanceof Reason.Cancelled);
  }
}
