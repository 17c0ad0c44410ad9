package org.cloudpcdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionLockTest {
  @TempDir private Path folder;

  @Test
  void onlyOneAtATimeMayActAndTheNextMayWhenItIsGivenBack() throws JournalException {
    try (ActionLock first = ActionLock.of(folder);
        ActionLock second = ActionLock.of(folder)) {
      assertThat(first.isHeld()).isTrue();
      assertThatCode(first::require).doesNotThrowAnyException();
      assertThat(second.isHeld()).isFalse();
      assertThatThrownBy(second::require)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("Another Cloud PC Desk");
    }

    try (ActionLock third = ActionLock.of(folder)) {
      assertThat(third.isHeld()).isTrue();
    }
  }

  @Test
  void aFolderThatIsNotThereIsAClearError() {
    assertThatThrownBy(() -> ActionLock.of(folder.resolve("none")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("actions.lock");
  }

  @Test
  void anotherProcessMayNotActAlthoughThisOneAskedTwice() throws Exception {
    try (ActionLock first = ActionLock.of(folder)) {
      ActionLock.of(folder).close();

      assertThat(first.isHeld()).isTrue();
      assertThat(child()).isEqualTo(3);
    }
    assertThat(child()).isZero();
  }

  private int child() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LockChild.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return child.waitFor();
  }
}
