import java.nio.file.Path;
import java.util.Locale;

/** What differs between the systems an image is built on. */
enum Os {
  LINUX("linux", "lib", "lib/app", "lib/runtime", "bin/cloud-pc-desk", ".so"),
  WINDOWS("windows", "bin", "app", "runtime", "cloud-pc-desk.exe", ".dll");

  /** The system's name in {@code runtime.modules}. */
  final String name;

  /** Where a runtime keeps its native libraries. */
  final String runtimeLibraries;

  /** Places inside an image made by jpackage. */
  final String app;

  final String runtime;
  final String launcher;
  final String librarySuffix;

  Os(String name, String runtimeLibraries, String app, String runtime, String launcher, String librarySuffix) {
    this.name = name;
    this.runtimeLibraries = runtimeLibraries;
    this.app = app;
    this.runtime = runtime;
    this.launcher = launcher;
    this.librarySuffix = librarySuffix;
  }

  static Os current() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return LINUX;
    }
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    throw new IllegalStateException("no image is built on " + name);
  }

  /** The folder in which a library's jar keeps its native code for this system and processor. */
  boolean isOwn(String entry) {
    boolean x64 = System.getProperty("os.arch").matches("amd64|x86_64");
    String processor = x64 ? "x86_64" : "aarch64";
    String sqlite = "org/sqlite/native/" + (this == LINUX ? "Linux/" : "Windows/") + processor + "/";
    String jna = "com/sun/jna/" + (this == LINUX ? "linux-" : "win32-") + processor.replace('_', '-') + "/";
    return entry.startsWith(sqlite) || entry.startsWith(jna);
  }

  Path java(Path runtime) {
    return runtime.resolve("bin").resolve(this == WINDOWS ? "java.exe" : "java");
  }
}
