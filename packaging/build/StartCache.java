import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The AOT caches (JEP 483, 514, 515): what the JVM learned in one run, so that the next starts need not learn it again. One
 * for each launcher, because a JVM takes in all of a cache when it starts, and {@code find} is over before it has taken in
 * a window's. The runs are the program itself, started as its launchers start it: a rehearsal that opens the window on rows
 * that are stored, searches, looks at details and closes; and a look-up in the terminal.
 */
record StartCache(Os os, Image image) {

  static final String WINDOW = "start.aot";
  static final String TERMINAL = "terminal.aot";

  void train(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String data = folder.resolve("data").toString();
    // The first run fills the data directory, the others are those to learn from.
    run(Image.NAME, List.of(), folder.resolve("fill.log"), "rehearse", "--data-dir", data);
    learn(Image.NAME, WINDOW, folder.resolve("train.log"), "rehearse", "--data-dir", data);
    learn(Image.TERMINAL, TERMINAL, folder.resolve("find.log"), "find", "(status:grace or user:a*)", "--data-dir", data);
  }

  private void learn(String launcher, String cache, Path log, String... arguments)
      throws IOException, InterruptedException {
    Path file = image.app().resolve(cache);
    run(launcher, List.of("-XX:AOTCacheOutput=" + file), log, arguments);
    if (!Files.exists(file)) {
      throw new IllegalStateException("no start cache came of it; see " + log);
    }
  }

  private void run(String launcher, List<String> more, Path log, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(display());
    command.add(os.java(image.runtime()).toString());
    command.addAll(options(launcher));
    command.addAll(more);
    command.addAll(List.of("-cp", classPath(), Image.MAIN));
    command.addAll(List.of(arguments));
    Tool.program(command, log, Map.of());
  }

  /** Without a display the rehearsal gets one of its own. */
  private List<String> display() {
    String display = System.getenv("DISPLAY");
    return os == Os.LINUX && (display == null || display.isBlank())
        ? List.of("xvfb-run", "-a", "-s", "-screen 0 1920x1080x24")
        : List.of();
  }

  private List<String> options(String launcher) throws IOException {
    return image.jvmOptions(launcher).stream()
        .filter(option -> !option.startsWith("-XX:AOTCache="))
        .map(this::placed)
        .toList();
  }

  private String classPath() throws IOException {
    return image.classPath().stream().map(this::placed).collect(Collectors.joining(File.pathSeparator));
  }

  private String placed(String value) {
    return value.replace("$APPDIR", image.app().toString());
  }
}
