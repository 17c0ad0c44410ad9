package org.cloudpcdesk.diagnostics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What would be given to support, as it would be given. Immutable. */
public record Bundle(List<File> files) {

  /** One file of it, whose whole text can be looked at. */
  public record File(String name, String text) {}

  public Bundle {
    files = List.copyOf(files);
  }

  /**
   * Writes exactly these files into a zip.
   *
   * @throws IOException when it cannot be written; nothing half is left
   */
  public void write(Path zip) throws IOException {
    boolean whole = false;
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (File file : files) {
        entries.putNextEntry(new ZipEntry(file.name()));
        entries.write(file.text().getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(zip);
      }
    }
  }
}
