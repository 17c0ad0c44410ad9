package org.cloudpcdesk.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cloudpcdesk.export.Table.Cell;

/** Writes comma separated values. */
final class CsvFile {
  /** Without it Excel reads the file in the computer's old code page and spoils every accent. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private CsvFile() {}

  static void write(Table table, OutputStream to) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    out.write(BYTE_ORDER_MARK);
    List<String> header = new ArrayList<>(table.columns().stream().map(Table.Column::name).toList());
    header.addAll(table.about().keySet());
    out.write(SpreadsheetText.csvLine(header));
    List<String> about = texts(table.about().values());
    for (List<Cell> row : table.rows()) {
      Interruption.check();
      List<String> line = new ArrayList<>(texts(row));
      line.addAll(about);
      out.write(SpreadsheetText.csvLine(line));
    }
    out.flush();
  }

  private static List<String> texts(Collection<Cell> cells) {
    return cells.stream().map(CsvFile::text).toList();
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> text;
      case Cell.Moment moment -> moment.at().toString();
      case Cell.Count(long number) -> Long.toString(number);
    };
  }
}
