package org.cloudpcdesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SecondClockTest {
  private final AtomicInteger ticks = new AtomicInteger();
  private final AtomicInteger elsewhere = new AtomicInteger();
  private final SecondClock clock =
      new SecondClock(
          () -> {
            ticks.incrementAndGet();
            if (!Platform.isFxApplicationThread()) {
              elsewhere.incrementAndGet();
            }
          });

  @Start
  void start(Stage stage) {
    // No window is needed.
  }

  @Test
  void ticksOnTheUiThreadUntilItIsStopped() throws Exception {
    onFx(clock::start);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> ticks.get() >= 2);
    onFx(clock::stop);
    int before = ticks.get();
    AtomicInteger other = new AtomicInteger();
    SecondClock witness = new SecondClock(other::incrementAndGet);
    onFx(witness::start);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> other.get() >= 2);
    onFx(witness::stop);

    assertThat(ticks).hasValue(before);
    assertThat(elsewhere).hasValue(0);
  }

  private static void onFx(Runnable work) {
    WaitForAsyncUtils.waitForAsyncFx(5_000, work);
  }
}
