package org.cloudpcdesk.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks for files, so that tests can answer. Used on the UI thread. */
public interface FileDialogs {

  /**
   * A kind of file.
   *
   * @param words for people
   * @param extension without the dot
   */
  record Kind(String words, String extension) {}

  /**
   * Asks where to save; the system asks by itself before a file is overwritten.
   *
   * @param name suggested, without extension
   * @param kinds at least one; the first is the usual one
   * @return the file, whose name ends in the extension of one of the kinds; empty when the administrator thought better
   */
  Optional<Path> save(String title, String name, List<Kind> kinds);

  /** Asks for a file to read; empty when the administrator thought better. */
  Optional<Path> open(String title, List<Kind> kinds);

  /** The system's own dialogs over a window. */
  static FileDialogs over(Window owner) {
    return new FileDialogs() {
      @Override
      public Optional<Path> save(String title, String name, List<Kind> kinds) {
        FileChooser chooser = chooser(title, kinds);
        chooser.setInitialFileName(name + "." + kinds.getFirst().extension());
        File file = chooser.showSaveDialog(owner);
        if (file == null) {
          return Optional.empty();
        }
        int chosen = chooser.getExtensionFilters().indexOf(chooser.getSelectedExtensionFilter());
        return Optional.of(withExtension(file.toPath(), kinds, kinds.get(Math.max(0, chosen))));
      }

      @Override
      public Optional<Path> open(String title, List<Kind> kinds) {
        return Optional.ofNullable(chooser(title, kinds).showOpenDialog(owner)).map(File::toPath);
      }
    };
  }

  private static FileChooser chooser(String title, List<Kind> kinds) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    for (Kind kind : kinds) {
      chooser.getExtensionFilters().add(new ExtensionFilter(kind.words(), "*." + kind.extension()));
    }
    return chooser;
  }

  /** Not every system adds the extension of the kind that was picked. */
  static Path withExtension(Path file, List<Kind> kinds, Kind picked) {
    String name = String.valueOf(file.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    boolean ends = kinds.stream().anyMatch(kind -> lower.endsWith("." + kind.extension()));
    return ends ? file : file.resolveSibling(name + "." + picked.extension());
  }
}
