package org.cloudpcdesk.app.window;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.stage.Stage;
import org.cloudpcdesk.platform.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A test of the whole program in its window: it makes a {@link Desk} where TestFX starts it, which is closed after each test. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
abstract class DeskTest {
  static final Browser NO_BROWSER =
      page -> {
        throw new AssertionError("the sample tenant needs no browser");
      };

  Desk desk;
  Stage stage;

  @AfterEach
  void end() throws Exception {
    closeDesk();
    closeRest();
  }

  final void closeDesk() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          // The stage outlives a test: others are given the same one.
          stage.setOnHidden(null);
          desk.close();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Closes what the test opened beside the desk. */
  void closeRest() throws Exception {}

  /** Waits for what is seen on the UI thread, a minute at most. */
  static void until(String what, BooleanSupplier holds) {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(holds::getAsBoolean).get());
    } catch (TimeoutException late) {
      throw new AssertionError("never seen: " + what, late);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
