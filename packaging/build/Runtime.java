import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The program's own Java runtime: the modules of {@code packaging/runtime.modules} and no others. */
record Runtime(Os os, Path javafx) {

  private static final Path MODULES = Path.of("packaging", "runtime.modules");

  Path link(Path target) throws IOException {
    Tool.jdk(
        "jlink",
        List.of(
            "--module-path", javafx.toString(),
            "--add-modules", String.join(",", modules()),
            // JavaFX looks for its native code in the runtime's own library folder first, so it lies there as files and
            // nothing is unpacked to a cache folder at start (com.sun.glass.utils.NativeLibLoader).
            "--exclude-resources", "glob:/javafx.graphics/*.so,glob:/javafx.graphics/*.dll,glob:/javafx.graphics/*.dylib",
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output", target.toString()));
    layOutLibraries(target.resolve(os.runtimeLibraries));
    return target;
  }

  private List<String> modules() throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(MODULES)) {
      String name = line.strip();
      if (name.isEmpty() || name.startsWith("#")) {
        continue;
      }
      int colon = name.indexOf(':');
      if (colon < 0 || name.startsWith(os.name + ":")) {
        names.add(name.substring(colon + 1));
      }
    }
    return names;
  }

  private void layOutLibraries(Path target) throws IOException {
    for (Path jar : Folders.files(javafx)) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(os.librarySuffix)).toList()) {
          Path file = target.resolve(entry.getName());
          // On Windows JavaFX brings Microsoft's C runtime, which the Java runtime has already.
          if (!Files.exists(file)) {
            try (InputStream bytes = zip.getInputStream(entry)) {
              Files.copy(bytes, file);
            }
          }
        }
      }
    }
  }
}
