package org.cloudpcdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.cloudpcdesk.app.process.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitStartCacheTest {

  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void eachJarGetsTheTimeOfTheCache() throws IOException {
    Path moved = Files.writeString(folder.resolve("moved.jar"), "a");
    Path kept = Files.writeString(folder.resolve("kept.jar"), "b");
    Files.setLastModifiedTime(moved, FileTime.from(MADE.plusSeconds(3600)));
    Files.setLastModifiedTime(kept, FileTime.from(MADE));

    FitStartCacheCommand.fit(List.of(moved, kept), MADE);

    assertThat(Files.getLastModifiedTime(moved).toInstant()).isEqualTo(MADE);
    assertThat(Files.getLastModifiedTime(kept).toInstant()).isEqualTo(MADE);
  }

  @Test
  void whereThereIsNoCacheNothingIsTouched() {
    StringWriter err = new StringWriter();

    int code =
        DeskCommandLine.with(options -> ExitCode.FAULT).setErr(new PrintWriter(err, true)).execute("fit-start-cache");

    assertThat(code).isEqualTo(ExitCode.CANNOT_START);
    assertThat(err.toString()).contains("no start cache").hasLineCount(1);
  }
}
