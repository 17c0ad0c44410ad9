import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The class path of the image: the jars without the native code for a dozen systems that some of them carry, and this
 * system's native code as files beside them in {@code native}, so that nothing is unpacked at start. Without signatures,
 * too: the JVM takes no class of a signed jar into the start cache, and checks the signature at each start instead; the
 * installer is signed as a whole.
 */
record Jars(Os os) {

  Path layOut(Path jars, Path target) throws IOException {
    Path libraries = Files.createDirectories(target.resolve("native"));
    for (Path jar : Folders.files(jars)) {
      Path copy = target.resolve(jar.getFileName());
      if (!split(jar, copy, libraries)) {
        Files.copy(jar, copy);
      }
    }
    if (Folders.files(libraries).isEmpty()) {
      throw new IllegalStateException("no native library for this system was found in " + jars);
    }
    return target;
  }

  /** Returns false when the jar may stay as it is. */
  private boolean split(Path jar, Path copy, Path libraries) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.stream().noneMatch(entry -> isNative(entry.getName()) || isSignature(entry.getName()))) {
        return false;
      }
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
        for (ZipEntry entry : zip.stream().toList()) {
          if (isSignature(entry.getName())) {
            continue;
          }
          if (!isNative(entry.getName())) {
            ZipEntry next = new ZipEntry(entry.getName());
            next.setTime(entry.getTime());
            out.putNextEntry(next);
            copy(zip, entry, out);
          } else if (os.isOwn(entry.getName())) {
            String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            try (OutputStream file = Files.newOutputStream(libraries.resolve(name))) {
              copy(zip, entry, file);
            }
          }
        }
      }
      return true;
    }
  }

  private static void copy(ZipFile zip, ZipEntry entry, OutputStream out) throws IOException {
    try (InputStream bytes = zip.getInputStream(entry)) {
      bytes.transferTo(out);
    }
  }

  /** What makes a jar a signed one (JAR file specification); the manifest's digests say nothing without it. */
  private static boolean isSignature(String entry) {
    return entry.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
  }

  private static boolean isNative(String entry) {
    return entry.matches(".*\\.(so|dll|dylib|jnilib|a)");
  }
}
