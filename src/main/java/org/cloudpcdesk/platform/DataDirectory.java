package org.cloudpcdesk.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the program keeps its files. */
public final class DataDirectory {

  private static final String NAME = "Cloud PC Desk";

  private DataDirectory() {}

  /** The folder used on this computer when none is named. */
  public static Path standard() {
    return standard(
        System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
  }

  /**
   * The folder used when none is named: {@code %LOCALAPPDATA%\Cloud PC Desk} on Windows, {@code Library/Application
   * Support} on macOS, else the XDG data home (XDG Base Directory Specification 0.8).
   *
   * @param osName the system property {@code os.name}
   * @param environment the process's environment
   * @param home the user's home folder
   */
  public static Path standard(String osName, Map<String, String> environment, Path home) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      return (usable(local) ? Path.of(local) : home.resolve("AppData").resolve("Local")).resolve(NAME);
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    String xdg = environment.get("XDG_DATA_HOME");
    // The specification says that a relative path is to be ignored.
    Path base = usable(xdg) && Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".local").resolve("share");
    return base.resolve("cloud-pc-desk");
  }

  /**
   * Makes the folder if it is missing and proves that it can be written to.
   *
   * @throws IOException when it cannot; the message is a sentence for the administrator
   */
  public static Path prepare(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "write-test", ".tmp"));
      return folder;
    } catch (IOException refused) {
      throw new IOException(
          "The data directory %s cannot be written to (%s). Nothing was changed. Give this account write access to it, or name another with --data-dir."
              .formatted(folder, reason(refused)),
          refused);
    }
  }

  private static String reason(IOException refused) {
    return switch (refused) {
      case java.nio.file.AccessDeniedException _ -> "access denied";
      case java.nio.file.FileAlreadyExistsException _ -> "a file has this name";
      case java.nio.file.FileSystemException system when system.getReason() != null -> system.getReason();
      default -> refused.getClass().getSimpleName();
    };
  }

  private static boolean usable(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
