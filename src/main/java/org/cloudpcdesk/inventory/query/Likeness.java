package org.cloudpcdesk.inventory.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds what was probably meant by a word that is none of the words known. */
final class Likeness {
  private static final int MOST_TYPOS = 2;

  private Likeness() {}

  static String nearestField(String word) {
    return nearest(word, Stream.of(Field.values()).map(Field::word).toList());
  }

  static String nearestState(String word) {
    return nearest(word, Stream.of(State.values()).map(State::word).toList());
  }

  private static String nearest(String word, List<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    String best = "";
    int least = MOST_TYPOS + 1;
    for (String one : known) {
      boolean begun = lower.length() > 1 && one.startsWith(lower);
      int typos = begun ? 0 : typos(lower, one);
      if (typos < least && typos < one.length() - 1) {
        least = typos;
        best = one;
      }
    }
    return best;
  }

  /** Letters to insert, drop, replace or swap with their neighbour (optimal string alignment). */
  private static int typos(String a, String b) {
    if (Math.abs(a.length() - b.length()) > MOST_TYPOS) {
      return MOST_TYPOS + 1;
    }
    int[][] typos = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        typos[i][j] = i == 0 || j == 0 ? i + j : least(typos, a, b, i, j);
      }
    }
    return typos[a.length()][b.length()];
  }

  private static int least(int[][] typos, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(typos[i - 1][j - 1] + same, Math.min(typos[i - 1][j], typos[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, typos[i - 2][j - 2] + 1) : least;
  }
}
