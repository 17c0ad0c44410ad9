import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The image: launchers, class path and runtime in one folder that runs wherever it is put. Made by jpackage. */
final class Image {

  /** The window's launcher and the one for a terminal; on Windows only the second can write to the terminal. */
  static final String NAME = "cloud-pc-desk";

  static final String TERMINAL = "cloud-pc-desk-cli";

  static final String MAIN = "org.cloudpcdesk.app.Main";

  /** The same for each file of each build; of an even second, because installers on Windows round to those. */
  static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private static final Path OPTIONS = Path.of("packaging", "jvm.options");

  private final Os os;
  private final String version;
  private final Path target;

  Image(Os os, String version, Path target) {
    this.os = os;
    this.version = version;
    this.target = target;
  }

  void build(Path input, Path runtime) throws IOException {
    Path terminal =
        Files.writeString(
            target.resolve("terminal.properties"),
            "description=Cloud PC Desk for the terminal\nwin-console=true\nlinux-shortcut=false\njava-options="
                + String.join(" ", terminalOptions())
                + "\n");
    String main = jar(input);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--type", "app-image",
                "--name", NAME,
                "--app-version", version,
                "--vendor", "Cloud PC Desk",
                "--description", "Find, watch and deprovision the Windows 365 Cloud PCs of a company",
                "--input", input.toString(),
                "--main-jar", main,
                "--main-class", MAIN,
                "--runtime-image", runtime.toString(),
                "--add-launcher", TERMINAL + "=" + terminal,
                "--icon", Path.of("icons", os == Os.WINDOWS ? "cloud-pc-desk.ico" : "cloud-pc-desk.png").toString(),
                "--dest", target.toString()));
    for (String option : windowOptions()) {
      arguments.addAll(List.of("--java-options", option));
    }
    Tool.jdk("jpackage", arguments);
    if (os == Os.LINUX) {
      new Script(this).write(NAME, TERMINAL);
      Files.delete(root().resolve("lib/libapplauncher.so"));
    } else {
      startInOneProcess(NAME);
      startInOneProcess(TERMINAL);
    }
    for (Path file : Folders.files(app())) {
      Files.setLastModifiedTime(file, TIME);
    }
  }

  /**
   * jpackage's launcher for Windows starts itself once more, so that the path names the app folder, which nothing here needs.
   * With this switch of JDK 24 and later (JDK-8340311, for which jpackage has no option) it does not: one process to find, to
   * close and to end with Ctrl+C.
   */
  private void startInOneProcess(String launcher) throws IOException {
    Path file = app().resolve(launcher + ".cfg");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int section = lines.indexOf("[Application]");
    if (section < 0) {
      throw new IllegalStateException("jpackage writes another kind of launcher file now: " + file);
    }
    lines.add(section + 1, "win.norestart=true");
    Files.write(file, lines);
  }

  private static String jar(Path input) throws IOException {
    try (Stream<Path> files = Files.list(input)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(NAME) && name.endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the program's own jar is not in " + input));
    }
  }

  /**
   * While a window starts, the compilers take as much of two cores as the window itself: what the start cache tells to be
   * worth compiling would be compiled at its two hundredth call. Eight times later the window has its rows; loops, which a
   * search is made of, are compiled as early as ever, and a program that is used for a minute has all compiled either way.
   */
  private static List<String> windowOptions() throws IOException {
    List<String> options = options(StartCache.WINDOW);
    options.addAll(
        List.of("-XX:CompileThresholdScaling=8", "-XX:Tier3BackEdgeThreshold=7500", "-XX:Tier4BackEdgeThreshold=5000"));
    return options;
  }

  /** A process that lives for one answer is over before it has earned what more than the quick compiler costs. */
  private static List<String> terminalOptions() throws IOException {
    List<String> options = options(StartCache.TERMINAL);
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    return options;
  }

  /** What development uses as well, and where things lie in an image. */
  private static List<String> options(String cache) throws IOException {
    List<String> options = new ArrayList<>();
    for (String line : Files.readAllLines(OPTIONS)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        options.add(line.strip());
      }
    }
    options.add("-Dorg.sqlite.lib.path=$APPDIR/native");
    // SQLite's driver looks through its temporary folder for what it unpacked; here it unpacks nothing.
    options.add("-Dorg.sqlite.tmpdir=$APPDIR/native");
    options.add("-Djna.boot.library.path=$APPDIR/native");
    options.add("-Djna.nounpack=true");
    options.add("-XX:AOTCache=$APPDIR/" + cache);
    options.add("-Ddesk.start.cache=$APPDIR/" + cache);
    options.add("-Ddesk.start.time=" + TIME.to(TimeUnit.SECONDS));
    // A cache that does not fit must not write to the standard output of `find`; the program's log tells of it.
    options.add("-Xlog:aot*=off,cds*=off");
    return options;
  }

  Path root() {
    return target.resolve(NAME);
  }

  /** Where the class path lies. */
  Path app() {
    return root().resolve(os.app);
  }

  Path runtime() {
    return root().resolve(os.runtime);
  }

  /** The JVM's options of a launcher. Where things lie is said with {@code $APPDIR}, as in jpackage's launcher files. */
  List<String> jvmOptions(String launcher) throws IOException {
    return launcherFile(launcher, "java-options=");
  }

  /** The class path in its order, which the start cache holds fast; with {@code $APPDIR}. */
  List<String> classPath() throws IOException {
    return launcherFile(NAME, "app.classpath=");
  }

  private List<String> launcherFile(String launcher, String key) throws IOException {
    return Files.readAllLines(app().resolve(launcher + ".cfg")).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .toList();
  }
}
