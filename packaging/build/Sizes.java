import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what was built and how large it is. */
final class Sizes {

  private Sizes() {}

  static void print(Path target, Image image) throws IOException {
    line("image", image.root());
    line("  runtime", image.runtime());
    line("  window cache", image.app().resolve(StartCache.WINDOW));
    line("  find cache", image.app().resolve(StartCache.TERMINAL));
    for (Path installer : Sums.installers(target)) {
      line("installer", installer);
    }
  }

  private static void line(String what, Path path) throws IOException {
    System.out.printf(Locale.ROOT, "%-14s %6.1f MB  %s%n", what, Folders.size(path) / 1e6, path);
  }
}
