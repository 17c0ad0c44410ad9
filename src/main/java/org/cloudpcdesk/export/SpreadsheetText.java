package org.cloudpcdesk.export;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Text that a spreadsheet takes for text. A cell that begins with one of some signs is run as a formula, quoted or not
 * (https://owasp.org/www-community/attacks/CSV_Injection), and names in a directory are chosen by whoever bears them.
 */
public final class SpreadsheetText {
  /** The wide forms are read like the plain ones where East Asian text is typed. */
  private static final String FORMULA_BEGINS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private SpreadsheetText() {}

  /** Whether a spreadsheet would take a text for a formula, whatever it passes over before the sign. */
  public static boolean beginsFormula(String text) {
    int at = 0;
    while (at < text.length() && FORMULA_BEGINS.indexOf(text.charAt(at)) < 0 && isPassedOver(text.charAt(at))) {
      at++;
    }
    return at < text.length() && FORMULA_BEGINS.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isPassedOver(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** The text itself, or with an apostrophe before it where it would begin a formula. */
  public static String safe(String text) {
    return beginsFormula(text) ? "'" + text : text;
  }

  /** A line of comma separated values as RFC 4180 describes it, with its line end; no cell begins a formula. */
  public static String csvLine(Collection<String> cells) {
    return cells.stream().map(SpreadsheetText::csvCell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A line of tab separated values without a line end, for the clipboard; no cell begins a formula. */
  public static String tabbedLine(Collection<String> cells) {
    return cells.stream().map(cell -> safe(cell.replaceAll("\\p{Cntrl}+", " "))).collect(Collectors.joining("\t"));
  }

  private static String csvCell(String text) {
    String safe = safe(text);
    // A semicolon or a tab parts cells, too, where the computer's language says so.
    boolean plain = safe.chars().noneMatch(c -> "\",;\t\r\n".indexOf(c) >= 0);
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
