import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Trees of files. */
final class Folders {

  private Folders() {}

  /** The files under a folder, in the order of their names. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Copies the files of one folder, which has no folders in it. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        // The licences of a linked runtime are for reading only, and Windows keeps such files.
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !path.toFile().setWritable(true)) {
          throw new IOException(path + " cannot be made writable, so it is not deleted");
        }
        Files.delete(path);
      }
    }
  }

  /** Bytes of all files together. */
  static long size(Path fileOrFolder) throws IOException {
    try (Stream<Path> all = Files.walk(fileOrFolder)) {
      long sum = 0;
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        sum += Files.size(path);
      }
      return sum;
    }
  }
}
