package org.cloudpcdesk.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudpcdesk.sample.world.World;
import org.cloudpcdesk.signin.Visitor;

/**
 * A tenant that lives at the speed of life in a process of its own, and the installed program that somebody has signed in
 * to it: {@code xdotool} presses the button of the first page, and a stand-in for {@code xdg-open} signs in.
 */
final class WatchedTenant implements AutoCloseable {
  /** What the program's log says when the whole list was read and stored. */
  private static final Pattern STORED = Pattern.compile("stored (\\d+) rows");

  private static final Duration FILL = Duration.ofMinutes(4);

  private final Process tenant;
  private final Process program;

  /**
   * Returns when the program has read and stored the whole list.
   *
   * @param image the installed program
   * @param display of an X server
   * @param work an empty folder
   */
  WatchedTenant(Path image, String display, Path work, int cloudPcs) throws IOException, InterruptedException {
    tenant =
        new ProcessBuilder(
                image.resolve("bin/cloud-pc-desk-cli").toString(), "serve-sample", "--cloud-pcs", String.valueOf(cloudPcs))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    JsonObject roots = JsonParser.parseString(tenant.inputReader(StandardCharsets.UTF_8).readLine()).getAsJsonObject();
    Path data = work.resolve("live");
    List<String> command = new ArrayList<>(List.of(image.resolve("bin/cloud-pc-desk").toString()));
    command.addAll(List.of("--graph-root", roots.get("graphRoot").getAsString()));
    command.addAll(List.of("--login-root", roots.get("loginRoot").getAsString()));
    command.addAll(List.of("--data-dir", data.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(work.resolve("live-errors.log").toFile());
    builder.environment().put("DISPLAY", display);
    builder.environment().put("PATH", browser(work).getParent() + ":" + System.getenv("PATH"));
    program = builder.start();
    try {
      press(display, "Return");
      awaitStored(data.resolve("logs/cloud-pc-desk.log"), cloudPcs);
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** The installed program. */
  Process program() {
    return program;
  }

  private static Path browser(Path work) throws IOException {
    Path script = Files.createDirectories(work.resolve("browser")).resolve("xdg-open");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' -cp '%s' %s \"$1\" %s\n"
            .formatted(Child.java(), System.getProperty("java.class.path"), Visitor.class.getName(), World.ADMINISTRATOR));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " cannot be made executable");
    }
    return script;
  }

  /** Waits for the window; there is no window manager that would give it the keyboard. */
  private static void press(String display, String key) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "xdotool", "search", "--sync", "--onlyvisible", "--name", "Cloud PC Desk", "windowfocus", "--sync", "sleep",
                "2", "key", key)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", display);
    if (builder.start().waitFor() != 0) {
      throw new IOException("the first page was not reached");
    }
  }

  private void awaitStored(Path log, int cloudPcs) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + FILL.toNanos();
    while (!hasStored(log, cloudPcs)) {
      if (System.nanoTime() > deadline || !program.isAlive()) {
        throw new IllegalStateException("the rows were not stored; see " + log);
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static boolean hasStored(Path log, int cloudPcs) throws IOException {
    if (!Files.exists(log)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(log)) {
      // Some of the sample tenant's Cloud PCs come and go, so that it has a few less.
      return lines
          .map(STORED::matcher)
          .filter(Matcher::find)
          .anyMatch(found -> Integer.parseInt(found.group(1)) > cloudPcs / 2);
    }
  }

  @Override
  public void close() throws InterruptedException {
    program.destroyForcibly().waitFor();
    tenant.destroyForcibly().waitFor();
  }
}
