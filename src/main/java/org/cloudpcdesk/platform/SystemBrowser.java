package org.cloudpcdesk.platform;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The browser the system opens web pages with. Programs are started directly, never through a shell, so that nothing
 * in an address is taken for a command. Thread-safe.
 */
public final class SystemBrowser implements Browser {
  /** An opener that failed has ended by then; a browser that runs on is a success. */
  private static final long VERDICT_SECONDS = 3;

  /** Starts programs. */
  @FunctionalInterface
  interface Launcher {
    /**
     * Starts a program.
     *
     * @return false when it ended at once with an error
     * @throws IOException when there is no such program
     */
    boolean launch(List<String> command) throws IOException;
  }

  private final String system;
  private final String windowsFolder;
  private final Launcher launcher;

  public SystemBrowser() {
    this(System.getProperty("os.name", ""), System.getenv().getOrDefault("SystemRoot", "C:\\Windows"),
        SystemBrowser::launch);
  }

  SystemBrowser(String system, String windowsFolder, Launcher launcher) {
    this.system = system.toLowerCase(Locale.ROOT);
    this.windowsFolder = windowsFolder;
    this.launcher = launcher;
  }

  @Override
  public void open(URI page) throws IOException {
    String scheme = page.getScheme();
    if (page.getHost() == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
      throw new IOException("only http and https pages are opened");
    }
    List<List<String>> commands = commands(page.toASCIIString());
    for (List<String> command : commands) {
      try {
        if (launcher.launch(command)) {
          return;
        }
      } catch (IOException notThere) {
        // The next one may be; the message below names all that were tried.
      }
    }
    throw new IOException(
        "no browser could be started; tried " + String.join(", ", commands.stream().map(List::getFirst).toList()));
  }

  private List<List<String>> commands(String page) {
    if (system.startsWith("windows")) {
      // With its full path: a rundll32.exe in the working folder must not be found first.
      return List.of(List.of(windowsFolder + "\\System32\\rundll32.exe", "url.dll,FileProtocolHandler", page));
    }
    if (system.startsWith("mac")) {
      return List.of(List.of("/usr/bin/open", page));
    }
    return List.of(
        List.of("xdg-open", page),
        List.of("gio", "open", page),
        List.of("wslview", page),
        List.of("x-www-browser", page),
        List.of("sensible-browser", page));
  }

  private static boolean launch(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return !process.waitFor(VERDICT_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the browser was started", cancelled);
    }
  }
}
