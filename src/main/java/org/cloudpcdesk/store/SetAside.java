package org.cloudpcdesk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cloudpcdesk.platform.OwnerOnly;

/**
 * Puts files of a store aside that cannot be used, with what SQLite keeps beside them. A damaged one is called {@code .torn} until
 * all that can be read of it was taken over: a start that finds such a file goes on with it, because an earlier one was ended on
 * the way.
 *
 * @param path the store's file
 */
record SetAside(Path path) {
  private static final String[] BESIDE = {"-wal", "-shm"};

  /** Where a damaged file is that is not wholly taken over yet. */
  Path torn() {
    return path.resolveSibling(path.getFileName() + ".torn");
  }

  /** The store's file is damaged. When another is still to be taken over, this one has nothing that the other has not. */
  void tear() throws IOException {
    if (Files.exists(torn())) {
      moved(path, ".damaged");
      return;
    }
    for (String beside : BESIDE) {
      // Before the file itself: a new file must not meet the log of an old one.
      move(with(path, beside), with(torn(), beside));
    }
    Files.move(path, torn());
  }

  /** What could be read of the damaged file was taken over; returns where it is kept. */
  Path takenOver() throws IOException {
    return moved(torn(), ".damaged");
  }

  /** The store's file was sealed under another key; returns where it is kept. */
  Path unreadable() throws IOException {
    return moved(path, ".unreadable");
  }

  private Path moved(Path file, String suffix) throws IOException {
    Path kept = OwnerOnly.setAside(file, path, suffix);
    for (String beside : BESIDE) {
      move(with(file, beside), with(kept, beside));
    }
    return kept;
  }

  private static Path with(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
