package org.cloudpcdesk.inventory.search;

import java.util.Arrays;
import org.cloudpcdesk.inventory.query.Fold;
import org.jspecify.annotations.Nullable;

/**
 * One text of each row of a block, folded, in one string: so that looking for a word is one pass over adjoining memory,
 * which the JVM does many bytes at a time, instead of a visit to an object for each row. Immutable.
 */
final class Texts {
  /** Stands before, between and after the texts; folding leaves no such character, and it sorts before all others. */
  static final char SEPARATOR = '\n';

  private final String all;
  /** Where each text begins; one more for the end. */
  private final int[] starts;

  private final Letters letters;
  private final char largest;

  private Texts(char[] all, int end, int[] starts) {
    this.all = new String(all, 0, end);
    this.starts = starts;
    letters = new Letters(all, starts);
    char most = 0;
    for (int i = 0; i < end; i++) {
      most = all[i] > most ? all[i] : most;
    }
    largest = most;
  }

  /** Collects the texts of a block in the order of its rows. */
  static final class Builder {
    private final int[] starts;
    private char[] all;
    private int end;
    private int size;

    Builder(int rows) {
      starts = new int[rows + 1];
      all = new char[rows * 40 + 1];
      all[end++] = SEPARATOR;
    }

    /** Adds a text that is yet to be folded; null is the empty text. */
    void add(@Nullable String text) {
      starts[size++] = end;
      if (text != null) {
        room(text.length());
        int after = Fold.ascii(text, all, end);
        if (after >= 0) {
          end = after;
        } else {
          String folded = Fold.fold(text);
          append(folded, 0, folded.length());
        }
      }
      room(0);
      all[end++] = SEPARATOR;
    }

    /** Takes over a text that was prepared before. */
    void add(Texts from, int row) {
      starts[size++] = end;
      append(from.all, from.starts[row], from.starts[row + 1]);
    }

    private void append(String text, int from, int to) {
      room(to - from);
      text.getChars(from, to, all, end);
      end += to - from;
    }

    /** Makes room for so many characters and a separator. */
    private void room(int characters) {
      if (all.length - end <= characters) {
        all = Arrays.copyOf(all, Math.max(all.length * 2, end + characters + 1));
      }
    }

    Texts build() {
      starts[size] = end;
      return new Texts(all, end, starts);
    }
  }

  int rows() {
    return starts.length - 1;
  }

  /** The text of a row of the block. */
  String get(int row) {
    return all.substring(starts[row], starts[row + 1] - 1);
  }

  boolean isEmpty(int row) {
    return starts[row + 1] - starts[row] == 1;
  }

  /** The character at a place of a row's text; at its end and after, the separator. */
  char at(int row, int place) {
    int at = starts[row] + place;
    return at < starts[row + 1] ? all.charAt(at) : SEPARATOR;
  }

  /** The largest character that occurs. */
  char largest() {
    return largest;
  }

  /**
   * Adds those rows to a set whose text matches.
   *
   * @param among the rows to look at
   * @param first the number of this block's first row in both sets
   */
  void find(Needle needle, RowSet among, RowSet found, int first) {
    RowSet left = among.part(first, rows());
    letters.narrow(needle.text(), left);
    int size = left.size();
    if (size == 0) {
      return;
    }
    if (needle.needsProof() || !Letters.tellsAll(needle.text())) {
      RowSet hits = RowSet.none(rows());
      if (size * 8 < rows()) {
        one(needle, left, hits);
      } else {
        sweep(needle, left, hits);
      }
      left = hits;
    }
    found.or(left, first);
  }

  /** Looks into each wanted text, because most others are not wanted. */
  private void one(Needle needle, RowSet among, RowSet hits) {
    int end = rows();
    for (int row = among.next(0, end); row < end; row = among.next(row + 1, end)) {
      if (all.indexOf(needle.text(), starts[row] - 1, starts[row + 1]) >= 0 && holds(needle, row)) {
        hits.set(row);
      }
    }
  }

  /** Goes from hit to hit. */
  private void sweep(Needle needle, RowSet among, RowSet hits) {
    int end = rows();
    int row = among.next(0, end);
    while (row < end) {
      int at = all.indexOf(needle.text(), starts[row] - 1);
      if (at < 0) {
        return;
      }
      // A hit on the separator before a text is that text's.
      int inside = all.charAt(at) == SEPARATOR ? at + 1 : at;
      while (starts[row + 1] <= inside) {
        row++;
      }
      if (among.get(row) && holds(needle, row)) {
        hits.set(row);
      }
      row = among.next(row + 1, end);
    }
  }

  private boolean holds(Needle needle, int row) {
    return !needle.needsProof() || needle.match().test(get(row));
  }

  /** Compares the texts of two rows, of which the other may be of another block. */
  int compare(int row, Texts other, int otherRow) {
    int length = Math.min(starts[row + 1] - starts[row], other.starts[otherRow + 1] - other.starts[otherRow]);
    int i = starts[row];
    int j = other.starts[otherRow];
    // Each ends with the separator, so that they differ at the latest where the shorter one ends.
    for (int k = 0; k < length; k++) {
      char a = all.charAt(i + k);
      char b = other.all.charAt(j + k);
      if (a != b) {
        return a - b;
      }
    }
    return 0;
  }
}
