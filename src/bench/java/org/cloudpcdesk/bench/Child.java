package org.cloudpcdesk.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process with the program's flags and this one's class path. */
final class Child {
  private Child() {}

  /** JavaFX as modules, as the program has it; without a display on the class path, where the headless toolkit works. */
  private static List<String> toolkit() {
    String classPath = System.getProperty("java.class.path");
    String modules = System.getProperty("jdk.module.path", "");
    if (System.getenv("DISPLAY") != null) {
      return List.of("--module-path", modules, "--add-modules", "javafx.controls,javafx.fxml", "-cp", classPath);
    }
    return List.of(
        "-Dglass.platform=Monocle",
        "-Dmonocle.platform=Headless",
        "-Dprism.order=sw",
        "-Dheadless.geometry=1920x1080-32",
        "-cp",
        classPath + File.pathSeparator + modules);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Runs a class of the benchmarks to its end, and returns the lines that it printed. */
  static List<String> lines(Class<?> main, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "@" + Path.of("packaging", "jvm.options"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = said.lines().toList();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(main.getName() + " " + arguments[0] + " failed");
      }
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Starts a window and waits until it has said several things, the last of them last.
   *
   * @param words what lines begin with
   * @param main the class, and what it is given
   * @return from the start of the process to each of these lines
   */
  static List<Double> millisTo(List<String> words, List<String> flags, String... main)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java(), "@" + Path.of("packaging", "jvm.options")));
    command.addAll(flags);
    command.addAll(toolkit());
    Stream.of(main).forEach(command::add);
    long begun = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Double[] took = new Double[words.size()];
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        double now = (System.nanoTime() - begun) / 1e6;
        for (int i = 0; i < took.length; i++) {
          if (line.startsWith(words.get(i))) {
            took[i] = now;
          }
        }
        if (took[took.length - 1] != null) {
          return List.of(took);
        }
      }
      throw new IllegalStateException(main[0] + " ended and never said " + words.getLast());
    } finally {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
