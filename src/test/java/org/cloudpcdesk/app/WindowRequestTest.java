package org.cloudpcdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowRequestTest {

  @Test
  void readsWhatIsPlainlyRight() {
    assertThat(read("")).isEqualTo(new WindowRequest(false, false, null));
    assertThat(read("--sample")).isEqualTo(new WindowRequest(true, false, null));
    assertThat(read("--data-dir somewhere --read-only"))
        .isEqualTo(new WindowRequest(false, true, Path.of("somewhere")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "find x",
        "--data-dir",
        "--data-dir a --data-dir b",
        "--data-dir=a",
        "--find x",
        "cloudpcdesk:find?q=x",
        "--graph-root http://127.0.0.1:1 --login-root http://127.0.0.1:1",
        "--cloud-pcs 3",
        "--sampl"
      })
  void leavesTheRestToWhoExplainsIt(String line) {
    assertThat(WindowRequest.of(line.split(" "))).isEmpty();
  }

  @Test
  void leavesAPathThatIsNone() {
    assertThat(WindowRequest.of(new String[] {"--data-dir", "\0"})).isEmpty();
  }

  private static WindowRequest read(String line) {
    return WindowRequest.of(line.isEmpty() ? new String[0] : line.split(" ")).orElseThrow();
  }
}
