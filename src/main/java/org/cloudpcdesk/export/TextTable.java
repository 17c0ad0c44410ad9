package org.cloudpcdesk.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Columns of text for a terminal: as wide as their widest cell, with a header in capitals. */
public final class TextTable {
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private final List<List<String>> lines = new ArrayList<>();

  public TextTable(List<String> columns) {
    lines.add(columns.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList());
  }

  /** Adds a line with a cell for each column. */
  public void add(List<String> cells) {
    lines.add(cells.stream().map(TextTable::printable).toList());
  }

  /**
   * Control characters, those above ASCII too, could move the terminal's cursor and hide a line; marks of direction could
   * show a name as another.
   */
  public static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ");
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
    return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String padded(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      text.append(line.get(i)).repeat(' ', widths[i] - line.get(i).length() + 2);
    }
    return text.toString().stripTrailing();
  }
}
