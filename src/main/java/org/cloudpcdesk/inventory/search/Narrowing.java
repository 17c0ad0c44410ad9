package org.cloudpcdesk.inventory.search;

import java.util.List;
import org.cloudpcdesk.inventory.query.Condition;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.TextMatch;

/** Tells from two conditions alone that whatever answers to the one answers to the other, too. */
final class Narrowing {
  private Narrowing() {}

  /** Whether {@code wider} holds wherever {@code narrow} does; false may only mean that it cannot be seen. */
  static boolean isNarrower(Condition narrow, Condition wider) {
    if (narrow instanceof Condition.Anywhere(TextMatch one) && wider instanceof Condition.Anywhere(TextMatch other)) {
      return isNarrower(one, other);
    }
    return narrow instanceof Condition.Text(Field field, TextMatch one)
        && wider instanceof Condition.Text(Field otherField, TextMatch other)
        && field == otherField
        && isNarrower(one, other);
  }

  private static boolean isNarrower(TextMatch narrow, TextMatch wider) {
    return switch (wider) {
      case TextMatch.Contains(String part) -> pieces(narrow).stream().anyMatch(piece -> piece.contains(part));
      case TextMatch.Pieces(List<String> pieces) when isBeginning(pieces) -> begins(narrow, pieces.getFirst());
      case TextMatch.Pieces _, TextMatch.Whole _ -> false;
    };
  }

  private static boolean isBeginning(List<String> pieces) {
    return pieces.size() == 2 && pieces.getLast().isEmpty();
  }

  private static boolean begins(TextMatch narrow, String beginning) {
    return switch (narrow) {
      case TextMatch.Contains _ -> beginning.isEmpty();
      case TextMatch.Whole(String text) -> text.startsWith(beginning);
      case TextMatch.Pieces(List<String> pieces) -> pieces.getFirst().startsWith(beginning);
    };
  }

  private static List<String> pieces(TextMatch match) {
    return switch (match) {
      case TextMatch.Contains(String part) -> List.of(part);
      case TextMatch.Whole(String text) -> List.of(text);
      case TextMatch.Pieces(List<String> pieces) -> pieces;
    };
  }
}
