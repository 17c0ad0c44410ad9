package org.cloudpcdesk.secrecy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Searches folders, each file again only when it has changed; bundles and spreadsheets are opened. Not thread-safe. */
final class SearchedFiles {
  private record Seen(long size, long changed) {}

  private final Map<Path, Seen> seen = new HashMap<>();
  private int searched;

  /** So many files were searched. */
  int searched() {
    return searched;
  }

  /** What was found in what is new in a folder. */
  List<String> leaks(Path folder) throws IOException {
    List<String> leaks = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return leaks;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      try {
        Seen now = new Seen(Files.size(file), Files.getLastModifiedTime(file).toMillis());
        if (!now.equals(seen.put(file, now))) {
          search(file, leaks);
        }
      } catch (NoSuchFileException gone) {
        // A temporary file, or a log of the database.
        seen.remove(file);
      }
    }
    return leaks;
  }

  private void search(Path file, List<String> leaks) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    searched++;
    search(file.toString(), bytes, leaks);
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".zip") || name.endsWith(".xlsx")) {
      // By its table of contents: a workbook tells the sizes of its parts there alone.
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          try (InputStream part = zip.getInputStream(entry)) {
            search(file + "!" + entry.getName(), part.readAllBytes(), leaks);
          }
        }
      } catch (ZipException notWhole) {
        // An export or a bundle that was broken off; its bytes were searched as they are.
      }
    }
  }

  /** One character for each byte. */
  private static void search(String where, byte[] bytes, List<String> leaks) {
    Marks.in(new String(bytes, StandardCharsets.ISO_8859_1)).ifPresent(found -> leaks.add(where + ": " + found));
  }
}
