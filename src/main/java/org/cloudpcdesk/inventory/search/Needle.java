package org.cloudpcdesk.inventory.search;

import java.util.List;
import org.cloudpcdesk.inventory.query.TextMatch;

/**
 * What to look for in {@link Texts} so that no match is passed over.
 *
 * @param text occurs in every text that matches, with the separators around it
 * @param needsProof whether a text may have it without matching
 */
record Needle(TextMatch match, String text, boolean needsProof) {

  static Needle of(TextMatch match) {
    return switch (match) {
      case TextMatch.Contains(String part) -> new Needle(match, part, false);
      case TextMatch.Whole(String text) -> new Needle(match, Texts.SEPARATOR + text + Texts.SEPARATOR, false);
      case TextMatch.Pieces(List<String> pieces) -> new Needle(match, longest(pieces), true);
    };
  }

  private static String longest(List<String> pieces) {
    String longest = "";
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      boolean known = !piece.isEmpty();
      String anchored =
          known && i == 0 ? Texts.SEPARATOR + piece
              : known && i == pieces.size() - 1 ? piece + Texts.SEPARATOR
              : piece;
      longest = anchored.length() > longest.length() ? anchored : longest;
    }
    return longest;
  }
}
