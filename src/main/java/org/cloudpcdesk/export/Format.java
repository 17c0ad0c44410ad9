package org.cloudpcdesk.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of file a {@link Table} can be written as. No cell of them is ever run as a formula. */
public enum Format {
  /** An Excel workbook: the table on its first sheet, what it is about on its second; moments are dates in UTC, and say so. */
  XLSX {
    @Override
    public void write(Table table, OutputStream to) throws IOException {
      XlsxFile.write(table, to);
    }
  },
  /** RFC 4180 in UTF-8, with a mark that tells Excel so; what the table is about stands in each row's last columns. */
  CSV {
    @Override
    public void write(Table table, OutputStream to) throws IOException {
      CsvFile.write(table, to);
    }
  },
  /** One object: what the table is about, and the rows as an array of objects. */
  JSON {
    @Override
    public void write(Table table, OutputStream to) throws IOException {
      JsonFile.write(table, to);
    }
  };

  /**
   * Writes a table row by row and leaves the stream open.
   *
   * @throws java.io.InterruptedIOException when the thread is interrupted; the stream then holds a part only
   */
  public abstract void write(Table table, OutputStream to) throws IOException;

  /** The file name's end, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that a file's name ends in, if any. */
  public static Optional<Format> ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(format -> name.endsWith("." + format.extension())).findFirst();
  }
}
