package org.cloudpcdesk.ui.main;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** A test of the main window: it opens a {@link Bench} where TestFX starts it, which is closed after each test. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
abstract class WindowTest {
  Bench bench;

  @AfterEach
  void end() {
    bench.close();
  }
}
