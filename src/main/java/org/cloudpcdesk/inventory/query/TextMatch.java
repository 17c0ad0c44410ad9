package org.cloudpcdesk.inventory.query;

import java.util.ArrayList;
import java.util.List;

/** How a value's folded text is compared. The empty value, which stands for "not known", matches nothing. */
public sealed interface TextMatch {

  /** Whether a folded value matches. */
  boolean test(String folded);

  /** The value has this in it. Never empty. */
  record Contains(String part) implements TextMatch {
    @Override
    public boolean test(String folded) {
      return folded.contains(part);
    }
  }

  /** The value is this and no more. */
  record Whole(String text) implements TextMatch {
    @Override
    public boolean test(String folded) {
      return folded.equals(text);
    }
  }

  /** The whole value is these pieces in their order, with anything between them; there are at least two. */
  record Pieces(List<String> pieces) implements TextMatch {
    public Pieces {
      pieces = List.copyOf(pieces);
    }

    static Pieces of(String pattern) {
      List<String> pieces = new ArrayList<>();
      for (String piece : pattern.split("\\*", -1)) {
        pieces.add(Fold.fold(piece));
      }
      return new Pieces(pieces);
    }

    @Override
    public boolean test(String folded) {
      String last = pieces.getLast();
      if (folded.isEmpty() || !folded.startsWith(pieces.getFirst()) || !folded.endsWith(last)) {
        return false;
      }
      int at = pieces.getFirst().length();
      int end = folded.length() - last.length();
      for (String piece : pieces.subList(1, pieces.size() - 1)) {
        int found = folded.indexOf(piece, at);
        if (found < 0) {
          return false;
        }
        at = found + piece.length();
      }
      return at <= end;
    }
  }
}
