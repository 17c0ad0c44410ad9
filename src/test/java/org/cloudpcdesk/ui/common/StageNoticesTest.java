package org.cloudpcdesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.cloudpcdesk.platform.FakeTray;
import org.cloudpcdesk.ui.DeskBench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class StageNoticesTest {
  private final DeskBench bench = new DeskBench();
  private final FakeTray tray = new FakeTray();
  private boolean wanted = true;
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    stage.setScene(new Scene(new Button("anything"), 300, 200));
    stage.show();
    stage.requestFocus();
  }

  private void tell(boolean hidden) {
    Notices notices = new StageNotices(stage, bench.dialogs(), tray, () -> wanted);
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          if (hidden) {
            stage.hide();
          }
          notices.tell("The run has ended", "All gone");
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void whoWorksInTheWindowIsToldThere() {
    tray.there = true;
    tell(false);
    assertThat(bench.notifications).containsExactly("The run has ended: All gone");
    assertThat(tray.told).isEmpty();
  }

  @Test
  void whoDoesNotIsToldByTheTrayAndOnce() {
    tray.there = true;
    tell(true);
    assertThat(tray.told).containsExactly("The run has ended: All gone");
    assertThat(bench.notifications).isEmpty();
  }

  @Test
  void withoutATrayAHiddenWindowIsSilent() {
    tell(true);
    assertThat(tray.told).isEmpty();
    assertThat(bench.notifications).isEmpty();
  }

  @Test
  void whoWantsNothingOutsideGetsNothingThere() {
    tray.there = true;
    wanted = false;
    tell(true);
    assertThat(tray.told).isEmpty();
  }
}
