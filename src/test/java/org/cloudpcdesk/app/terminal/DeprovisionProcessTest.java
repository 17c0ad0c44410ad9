package org.cloudpcdesk.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cloudpcdesk.app.Main;
import org.cloudpcdesk.app.process.ExitCode;
import org.cloudpcdesk.store.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: what a signal does to it, and what it does not load. */
@Timeout(120)
class DeprovisionProcessTest {

  @TempDir private Path folder;

  private Process start(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + folder.resolve("classes.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "deprovision",
                "--sample",
                "--data-dir",
                folder.resolve("data").toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile()).start();
  }

  @Test
  void aSignalInTheCancelWindowSendsNothingClosesTheJournalAndNamesEachOne() throws Exception {
    Process command = start("is:grace", "--confirm", "northwind-sample.example");
    try (BufferedReader progress =
        new BufferedReader(new InputStreamReader(command.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = progress.readLine(); !line.contains("Nothing is sent for"); line = progress.readLine()) {
        assertThat(line).as("the cancel window").isNotNull();
      }
      command.destroy();
      assertThat(command.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      command.destroyForcibly();
    }

    assertThat(Files.readString(folder.resolve("out"))).contains("0 of ", "Left out", "Ended on request");
    try (Journal journal = Journal.open(folder.resolve("data"), Instant::now)) {
      assertThat(journal.verify()).isInstanceOf(Journal.Verification.Holds.class);
      assertThat(journal.entries(Instant.EPOCH))
          .extracting(entry -> entry.draft().event())
          .contains("RunPlanned", "Waiting", "Skipped", "RunFinished")
          .doesNotContain("Sent");
    }
  }

  @Test
  void noToolkitStartsForAPlan() throws Exception {
    Process command = start("is:grace");

    assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(command.exitValue()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(folder.resolve("classes.log")))
        .contains(DeprovisionJob.class.getName())
        .doesNotContain("com.sun.javafx.tk.Toolkit", "com.sun.glass.ui.Application");
  }
}
