package org.cloudpcdesk.platform;

import com.google.gson.JsonObject;
import com.sun.jna.platform.win32.KnownFolders;
import com.sun.jna.platform.win32.Shell32Util;
import com.sun.jna.platform.win32.Win32Exception;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where this computer's policy is looked for. No option and no environment variable leads elsewhere. */
public final class MachinePolicy {
  private static final String FOLDER = "Cloud PC Desk";
  private static final String FILE = "policy.json";

  private MachinePolicy() {}

  /** The sources of this computer, the weaker first. */
  public static List<PolicySource> sources() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return List.of(inProgramData(), new RegistryPolicy(new WindowsRegistry()));
    }
    return List.of(new PolicyFile(outsideWindows(os)));
  }

  static Path outsideWindows(String os) {
    return os.startsWith("mac")
        ? Path.of("/Library/Application Support", FOLDER, FILE)
        : Path.of("/etc/cloud-pc-desk", FILE);
  }

  /** Windows is asked for the folder: the user may have set {@code %ProgramData%} to another one. */
  private static PolicySource inProgramData() {
    try {
      return new PolicyFile(Path.of(Shell32Util.getKnownFolderPath(KnownFolders.FOLDERID_ProgramData), FOLDER, FILE));
    } catch (Win32Exception | LinkageError refused) {
      return new Unknown(refused);
    }
  }

  /** It cannot be said whether there is a policy. */
  private record Unknown(Throwable why) implements PolicySource {

    @Override
    public String place() {
      return "%ProgramData%\\" + FOLDER + "\\" + FILE;
    }

    @Override
    public Optional<JsonObject> read() throws IOException {
      throw new IOException("Windows does not name its program data folder", why);
    }
  }
}
