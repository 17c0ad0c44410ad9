import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** {@code SHA256SUMS} of the installers, as sha256sum writes and checks it. */
final class Sums {

  private Sums() {}

  static void write(Path target) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path installer : installers(target)) {
      lines.append(sum(installer)).append("  ").append(installer.getFileName()).append('\n');
    }
    Files.writeString(target.resolve("SHA256SUMS"), lines);
  }

  static List<Path> installers(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().matches(".*\\.(deb|msi)")).sorted().toList();
    }
  }

  private static String sum(Path file) throws IOException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
