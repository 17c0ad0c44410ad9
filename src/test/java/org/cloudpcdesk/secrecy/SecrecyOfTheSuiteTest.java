package org.cloudpcdesk.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Comes last, after {@link SecretWatch} stood behind every other test, and judges what can be judged at the end alone: the
 * exceptions, and whether enough was searched to prove anything.
 */
@Tag("ui")
@Order(Integer.MAX_VALUE)
class SecrecyOfTheSuiteTest {
  /** Fewer are a part of the suite. */
  private static final int WINDOW_CLASSES = 25;

  @Test
  void noSecretWasInTheTextOfAnException(Watch watch) throws IOException {
    assertThat(watch.exceptions().result().leaks()).isEmpty();
  }

  @Test
  void logFilesWindowsAndExceptionsWereSearched(Watch watch) throws IOException {
    assumeTrue(watch.windowClasses() >= WINDOW_CLASSES, "this is a part of the suite");
    assertThat(watch.log().searched()).isGreaterThan(500);
    assertThat(watch.files().searched()).isGreaterThan(30);
    assertThat(watch.windows().searched()).isGreaterThan(5_000);
    assertThat(watch.exceptions().result().searched()).isGreaterThan(1_000);
  }
}
