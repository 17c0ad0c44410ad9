package org.cloudpcdesk.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that only their owner may read. On Windows the rights come from the folder: a user's own application data is
 * closed to other users there.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
  private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  /**
   * Makes a file that must not exist yet. Others see it whole or not at all.
   *
   * @throws FileAlreadyExistsException when there is one, made by another process perhaps
   */
  public static void create(Path file, byte[] content) throws IOException {
    Path next = written(file, content);
    try {
      // Unlike a move, a link never replaces.
      Files.createLink(file, next);
    } catch (UnsupportedOperationException noLinks) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.move(next, file);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Makes or replaces a file, as a whole. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path next = written(file, content);
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static Path written(Path file, byte[] content) throws IOException {
    FileAttribute<?>[] rights =
        POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
    Path folder = file.toAbsolutePath().getParent();
    Path next = Files.createTempFile(folder, file.getFileName() + ".", ".tmp", rights);
    Files.write(next, content);
    return next;
  }

  /** Reads a file, and takes away what rights others have to it. */
  public static byte[] read(Path file) throws IOException {
    if (POSIX && !Files.getPosixFilePermissions(file).equals(OWNER)) {
      Files.setPosixFilePermissions(file, OWNER);
    }
    return Files.readAllBytes(file);
  }

  /** Moves a file aside to the first free name that begins with its own and the suffix; returns that. */
  public static Path setAside(Path file, String suffix) throws IOException {
    return setAside(file, file, suffix);
  }

  /** The same, to a name that begins with another file's. */
  public static Path setAside(Path file, Path named, String suffix) throws IOException {
    for (int number = 1; ; number++) {
      Path aside = named.resolveSibling(named.getFileName() + suffix + (number == 1 ? "" : "-" + number));
      if (!Files.exists(aside)) {
        return Files.move(file, aside);
      }
    }
  }
}
