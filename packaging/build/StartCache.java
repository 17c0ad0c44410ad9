import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The AOT cache (JEP 483, 514, 515): what the JVM learned in one run, so that the next starts need not learn it again.
 * The run is the program itself, started as its launcher starts it, in a rehearsal: it opens the window on rows that are
 * already stored, searches, looks at details and closes; then it finds something in the terminal.
 */
record StartCache(Os os, Image image) {

  static final String FILE = "start.aot";

  void train(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    // The first run fills the data directory, the second is the one to learn from.
    rehearse(folder, List.of());
    rehearse(folder, List.of("-XX:AOTCacheOutput=" + image.app().resolve(FILE)));
    if (!Files.exists(image.app().resolve(FILE))) {
      throw new IllegalStateException("the rehearsal left no start cache; its output is in " + folder);
    }
  }

  private void rehearse(Path folder, List<String> more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(display());
    command.add(os.java(image.runtime()).toString());
    command.addAll(options());
    command.addAll(more);
    command.addAll(List.of("-cp", classPath(), Image.MAIN));
    command.addAll(List.of("rehearse", "--data-dir", folder.resolve("data").toString()));
    Tool.program(command, folder.resolve(more.isEmpty() ? "fill.log" : "train.log"), Map.of());
  }

  /** Without a display the rehearsal gets one of its own. */
  private List<String> display() {
    String display = System.getenv("DISPLAY");
    return os == Os.LINUX && (display == null || display.isBlank())
        ? List.of("xvfb-run", "-a", "-s", "-screen 0 1920x1080x24")
        : List.of();
  }

  private List<String> options() throws IOException {
    return image.jvmOptions().stream()
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
