package org.cloudpcdesk.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a table into a file. */
public final class ExportFile {
  private ExportFile() {}

  /**
   * Writes beside the file and puts the result in its place when it is whole: an export that fails or is cancelled
   * leaves what was there before. Blocks; to be called in the background.
   */
  public static void write(Path file, Format format, Table table) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " names no file");
    }
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        format.write(table, out);
      }
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherwise) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
