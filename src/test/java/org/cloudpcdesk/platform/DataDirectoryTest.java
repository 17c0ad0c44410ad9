package org.cloudpcdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  private static final Path HOME = Path.of("/home/admin");

  @TempDir private Path folder;

  @Test
  void windowsUsesLocalAppData() {
    assertThat(DataDirectory.standard("Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME))
        .isEqualTo(Path.of("/local", "Cloud PC Desk"));
    assertThat(DataDirectory.standard("Windows 11", Map.of(), HOME))
        .isEqualTo(HOME.resolve("AppData").resolve("Local").resolve("Cloud PC Desk"));
  }

  @Test
  void linuxUsesTheXdgDataHomeAndIgnoresARelativeOne() {
    assertThat(DataDirectory.standard("Linux", Map.of("XDG_DATA_HOME", "/xdg"), HOME))
        .isEqualTo(Path.of("/xdg/cloud-pc-desk"));
    assertThat(DataDirectory.standard("Linux", Map.of("XDG_DATA_HOME", "xdg"), HOME))
        .isEqualTo(HOME.resolve(".local/share/cloud-pc-desk"));
  }

  @Test
  void prepareMakesTheFolderAndLeavesNothingInIt() throws IOException {
    Path made = DataDirectory.prepare(folder.resolve("a").resolve("b"));

    assertThat(made).isEmptyDirectory();
  }

  @Test
  void prepareSaysWhatIsInTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> DataDirectory.prepare(file.resolve("below")))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("cannot be written to", "--data-dir");
  }
}
