package org.cloudpcdesk.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudpcdesk.app.process.ExitCode;
import org.junit.jupiter.api.Test;

class DeskLauncherTest {
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void aFaultWhileTheWindowOpensEndsTheProcessWithOneSentence() {
    DeskLauncher.guarded(
        () -> {
          throw new IllegalStateException("no such page");
        },
        ended,
        err);

    assertThat(ended).isCompletedWithValue(ExitCode.FAULT);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("fault", "log").doesNotContain("Exception").hasLineCount(1);
  }

  @Test
  void aFaultBeforeTheWindowIsBuiltEndsTheToolkitThatIsOnItsWay() {
    AtomicBoolean dropped = new AtomicBoolean();

    int code =
        DeskLauncher.guarded(
            () -> {
              throw new IllegalStateException("no such version");
            },
            () -> dropped.set(true),
            err);

    assertThat(code).isEqualTo(ExitCode.FAULT);
    assertThat(dropped).isTrue();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("fault", "log").doesNotContain("Exception").hasLineCount(1);
  }

  @Test
  void aWindowThatOpensGoesOn() {
    DeskLauncher.guarded(() -> {}, ended, err);

    assertThat(ended).isNotDone();
    assertThat(said.size()).isZero();
  }
}
