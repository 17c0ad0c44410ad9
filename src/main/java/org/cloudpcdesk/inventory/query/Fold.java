package org.cloudpcdesk.inventory.query;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is compared: lower case, without accents, any white space or control character a plain blank. Letters that
 * Unicode does not take apart into a base and a mark are spelled as people without them on the keyboard type them.
 */
public final class Fold {
  private Fold() {}

  /** Null folds to the empty text. */
  public static String fold(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    char[] folded = new char[text.length()];
    int end = ascii(text, folded, 0);
    return end >= 0 ? new String(folded, 0, end) : any(Normalizer.normalize(text, Normalizer.Form.NFD));
  }

  /**
   * Folds a text that is all ASCII to the end of other characters, which spares an object for each of a large number.
   *
   * @param into must have room for the whole text behind {@code at}
   * @return where the folded text ends, or -1 when the text is not all ASCII; then {@code into} is as good as before
   */
  public static int ascii(String text, char[] into, int at) {
    int end = at;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        return -1;
      }
      char folded = ascii(c);
      if (folded != ' ' || end > at) {
        into[end++] = folded;
      }
    }
    while (end > at && into[end - 1] == ' ') {
      end--;
    }
    return end;
  }

  private static char ascii(char c) {
    return c < ' ' || c == 127 ? ' ' : c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  private static String any(String decomposed) {
    StringBuilder folded = new StringBuilder(decomposed.length());
    decomposed.codePoints().forEach(c -> append(folded, c));
    return folded.toString().strip();
  }

  private static void append(StringBuilder folded, int codePoint) {
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || Character.isISOControl(codePoint)) {
      folded.append(' ');
      return;
    }
    switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> {}
      default -> letter(folded, Character.toLowerCase(codePoint));
    }
  }

  private static void letter(StringBuilder folded, int lower) {
    switch (lower) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ', 'ð' -> folded.append('d');
      case 'ı' -> folded.append('i');
      // The form sigma takes at the end of a word, where a search text may stop too early.
      case 'ς' -> folded.append('σ');
      default -> folded.appendCodePoint(lower);
    }
  }
}
