package org.cloudpcdesk.inventory.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cloudpcdesk.inventory.query.Fold;

/**
 * Says how well a name answers to what somebody typed to get at it: it begins so, a word of it begins so, it has that in
 * it, or a word of it begins so but for one typing error, in this order; among equals, a shorter name. Of several words
 * each must answer. Immutable, any thread.
 */
public final class NameScore {
  /** The name does not answer at all. */
  public static final int NONE = 0;

  /** So far apart are the kinds of answers; what is below tells shorter names from longer ones. */
  static final int STEP = 1_000;

  private static final int TYPO = STEP;
  private static final int INSIDE = 2 * STEP;
  private static final int WORD = 3 * STEP;
  private static final int BEGINNING = 4 * STEP;
  private static final int LONGEST = STEP - 1;

  /** In shorter words a typing error leaves too little to go by. */
  private static final int LEAST_FOR_TYPO = 4;

  private final List<String> words;

  private NameScore(List<String> words) {
    this.words = words;
  }

  /** Prepares what was typed. */
  public static NameScore of(String typed) {
    List<String> words = new ArrayList<>(List.of(Fold.fold(typed).split(" +")));
    words.removeIf(String::isEmpty);
    // The longest is missing most often.
    words.sort(Comparator.comparingInt(String::length).reversed());
    return new NameScore(List.copyOf(words));
  }

  /** Whether nothing was typed, to which no name answers. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /**
   * How well a name answers: the more, the better; {@link #NONE} when it does not.
   *
   * @param folded the name as {@link Fold} has it
   */
  public int rate(String folded) {
    int least = words.isEmpty() ? NONE : Integer.MAX_VALUE;
    for (String word : words) {
      least = Math.min(least, score(folded, word));
      if (least == NONE) {
        return NONE;
      }
    }
    return least == NONE ? NONE : least + LONGEST - Math.min(LONGEST, folded.length());
  }

  /**
   * Whether a name has all that was typed in it, without a typing error.
   *
   * @param folded the name as {@link Fold} has it
   */
  public boolean isIn(String folded) {
    return words.stream().allMatch(folded::contains);
  }

  private static int score(String name, String word) {
    int at = name.indexOf(word);
    if (at == 0) {
      return BEGINNING;
    }
    boolean inside = at > 0;
    while (at > 0) {
      if (beginsWord(name, at)) {
        return WORD;
      }
      at = name.indexOf(word, at + 1);
    }
    return inside ? INSIDE : word.length() >= LEAST_FOR_TYPO && hasAlmost(name, word) ? TYPO : NONE;
  }

  private static boolean beginsWord(String name, int at) {
    return at == 0 || (!Character.isLetterOrDigit(name.charAt(at - 1)) && Character.isLetterOrDigit(name.charAt(at)));
  }

  private static boolean hasAlmost(String name, String word) {
    for (int at = 0; at <= name.length() - word.length() + 1; at++) {
      if (beginsWord(name, at) && beginsAlmost(name, at, word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name goes on like a word from a place, but for one letter missing, added, wrong or swapped. */
  private static boolean beginsAlmost(String name, int at, String word) {
    int same = 0;
    while (same < word.length() && at + same < name.length() && name.charAt(at + same) == word.charAt(same)) {
      same++;
    }
    int left = word.length() - same;
    int here = at + same;
    boolean wrong = left > 0 && goesOn(name, here + 1, word, same + 1);
    boolean missing = goesOn(name, here + 1, word, same);
    boolean added = left > 0 && goesOn(name, here, word, same + 1);
    return wrong || missing || added || (left >= 2 && isSwapped(name, here, word, same));
  }

  private static boolean isSwapped(String name, int here, String word, int same) {
    return here + 1 < name.length()
        && name.charAt(here) == word.charAt(same + 1)
        && name.charAt(here + 1) == word.charAt(same)
        && goesOn(name, here + 2, word, same + 2);
  }

  private static boolean goesOn(String name, int at, String word, int from) {
    return name.regionMatches(at, word, from, word.length() - from);
  }
}
