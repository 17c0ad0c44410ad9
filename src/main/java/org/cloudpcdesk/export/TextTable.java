package org.cloudpcdesk.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns of text for a terminal: as wide as their widest cell, with a header in capitals. */
public final class TextTable {

  private final List<List<String>> lines = new ArrayList<>();

  public TextTable(List<String> columns) {
    List<String> header = new ArrayList<>(columns.size());
    for (String name : columns) {
      header.add(name.toUpperCase(Locale.ROOT));
    }
    lines.add(header);
  }

  /** Adds a line with a cell for each column. */
  public void add(List<String> cells) {
    List<String> line = new ArrayList<>(cells.size());
    for (String cell : cells) {
      line.add(printable(cell));
    }
    lines.add(line);
  }

  /**
   * Control characters, those above ASCII too, could move the terminal's cursor and hide a line; marks of direction could
   * show a name as another.
   */
  public static String printable(String text) {
    char[] printable = null;
    for (int i = 0; i < text.length(); i++) {
      if (isUnprintable(text.charAt(i))) {
        printable = printable == null ? text.toCharArray() : printable;
        printable[i] = ' ';
      }
    }
    return printable == null ? text : new String(printable);
  }

  private static boolean isUnprintable(char c) {
    return Character.isISOControl(c)
        || c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  /** The whole table, every line ended. */
  @Override
  public String toString() {
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      int filled = text.length();
      for (int i = 0; i < widths.length; i++) {
        String cell = line.get(i);
        text.append(cell);
        filled = cell.isBlank() ? filled : text.length();
        text.repeat(' ', widths[i] - cell.length() + 2);
      }
      text.setLength(filled);
      text.append('\n');
    }
    return text.toString();
  }
}
