package org.cloudpcdesk.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.cloudpcdesk.export.Table.Cell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes an Excel workbook, some rows at a time, so that a large table needs little memory. */
final class XlsxFile {
  /** Excel's dates have no zone, and who reads a bare one takes it for the time of their own clock. */
  private static final String DATE = "yyyy-mm-dd hh:mm:ss \\U\\T\\C";
  /** Excel's own format for text: what looks like a formula stays text when the cell is edited, too. */
  private static final String AS_TEXT = "@";
  private static final int ROWS_AT_ONCE = 1000;
  private static final double NARROWEST = 10;
  private static final double WIDEST = 60;
  /** Excel counts days from 1900 on, and takes that year for a leap year; year 1 is what a service says for "never". */
  private static final Instant FIRST_DATE = Instant.parse("1900-03-01T00:00:00Z");

  private static final Instant AFTER_LAST_DATE = Instant.parse("+10000-01-01T00:00:00Z");

  /** Excel takes no more in a cell; a file with more counts as damaged. */
  private static final int LONGEST_TEXT = 32_767;

  private XlsxFile() {}

  static void write(Table table, OutputStream to) throws IOException {
    Workbook book = new Workbook(to, "CloudPCDesk", null);
    rows(book.newWorksheet(table.name()), table);
    about(book.newWorksheet("about"), table.about());
    book.finish();
  }

  private static void rows(Worksheet sheet, Table table) throws IOException {
    List<Table.Column> columns = table.columns();
    sheet.freezePane(0, 1);
    for (int column = 0; column < columns.size(); column++) {
      String title = columns.get(column).title();
      text(sheet, 0, column, title);
      sheet.style(0, column).bold().set();
      sheet.width(column, Math.clamp(title.length() * 2.0, NARROWEST, WIDEST));
    }
    int number = 0;
    for (List<Cell> row : table.rows()) {
      Interruption.check();
      number++;
      for (int column = 0; column < row.size(); column++) {
        cell(sheet, number, column, row.get(column));
      }
      if (number % ROWS_AT_ONCE == 0) {
        sheet.flush();
      }
    }
    sheet.setAutoFilter(0, 0, number, columns.size() - 1);
    sheet.finish();
  }

  private static void about(Worksheet sheet, Map<String, Cell> about) throws IOException {
    int row = 0;
    for (Map.Entry<String, Cell> fact : about.entrySet()) {
      text(sheet, row, 0, fact.getKey());
      cell(sheet, row++, 1, fact.getValue());
    }
    sheet.width(0, 20);
    sheet.width(1, WIDEST);
    sheet.finish();
  }

  private static void cell(Worksheet sheet, int row, int column, Cell cell) {
    switch (cell) {
      case Cell.Text(String text) -> text(sheet, row, column, text);
      case Cell.Moment moment when !isExcelDate(moment.at()) -> text(sheet, row, column, moment.at().toString());
      case Cell.Moment moment -> {
        sheet.value(row, column, LocalDateTime.ofInstant(moment.at(), ZoneOffset.UTC));
        sheet.style(row, column).format(DATE).set();
      }
      case Cell.Count(long number) -> sheet.value(row, column, number);
    }
  }

  private static boolean isExcelDate(Instant at) {
    return !at.isBefore(FIRST_DATE) && at.isBefore(AFTER_LAST_DATE);
  }

  private static void text(Worksheet sheet, int row, int column, String text) {
    if (text.isEmpty()) {
      return;
    }
    sheet.inlineString(row, column, text.length() > LONGEST_TEXT ? beginning(text) : text);
    if (SpreadsheetText.beginsFormula(text)) {
      sheet.style(row, column).format(AS_TEXT).set();
    }
  }

  /** As much of a text as a cell holds, no character cut in two. */
  private static String beginning(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
    return text.substring(0, end);
  }
}
