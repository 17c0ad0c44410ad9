package org.cloudpcdesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class UiThreadTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger seen = new AtomicInteger();
  private int runs;

  @Start
  void start(Stage stage) {
    // No window is shown: work goes on while the program's own is hidden.
  }

  @Test
  void aFloodOfEventsRunsOnceAFrameAndTheLastIsSeen() throws Exception {
    Runnable event =
        UiThread.perFrame(
            () -> {
              runs++;
              seen.set(asked.get());
            });
    long begun = System.nanoTime();
    for (int i = 0; i < 20_000; i++) {
      asked.incrementAndGet();
      event.run();
    }
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> seen.get() == 20_000);
    long frames = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 16 + 2;
    assertThat((long) runs).isBetween(1L, frames);
  }

  @Test
  void oneEventAloneRunsAtOnce() {
    Runnable event = UiThread.perFrame(() -> runs++);
    event.run();
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> assertThat(runs).isEqualTo(1));
  }
}
