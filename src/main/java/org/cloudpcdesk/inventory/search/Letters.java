package org.cloudpcdesk.inventory.search;

/**
 * Which texts of a block have which characters: for each of 64 kinds of characters a bit for each text. What is looked for
 * is read for in those texts alone that have all of its characters; of most parts of most rows that is told without
 * touching them. Immutable.
 */
final class Letters {
  private static final int KINDS = 64;
  private static final int DIGITS = 26;
  private static final int FIRST_SHARED = 36;
  private static final int FOREIGN = 63;
  private static final int ASCII = 128;

  private final int words;
  private final long[] bits;

  /**
   * @param all the texts, one after the other
   * @param starts where each text begins; one more for the end
   */
  Letters(char[] all, int[] starts) {
    int rows = starts.length - 1;
    words = (rows + 63) >>> 6;
    bits = new long[KINDS * words];
    for (int row = 0; row < rows; row++) {
      long kinds = 0;
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        kinds |= 1L << kind(all[i]);
      }
      for (; kinds != 0; kinds &= kinds - 1) {
        bits[Long.numberOfTrailingZeros(kinds) * words + (row >>> 6)] |= 1L << (row & 63);
      }
    }
  }

  /** Letters and digits have kinds of their own; the others share what is left. */
  private static int kind(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (c >= '0' && c <= '9') {
      return DIGITS + c - '0';
    }
    return c < ASCII ? FIRST_SHARED + c % (FOREIGN - FIRST_SHARED) : FOREIGN;
  }

  /** Whether {@link #narrow} leaves nothing but matches. */
  static boolean tellsAll(String text) {
    return text.length() == 1 && kind(text.charAt(0)) < FIRST_SHARED;
  }

  /** Takes those texts out of a set that lack a character. */
  void narrow(String text, RowSet rows) {
    for (int i = 0; i < text.length(); i++) {
      int first = kind(text.charAt(i)) * words;
      for (int word = 0; word < words; word++) {
        rows.words[word] &= bits[first + word];
      }
    }
  }
}
