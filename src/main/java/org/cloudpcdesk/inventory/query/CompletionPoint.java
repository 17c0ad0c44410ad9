package org.cloudpcdesk.inventory.query;

import org.cloudpcdesk.inventory.query.Token.Quotes;

/** What stands at a place of a text that is being written as a query, right or not. */
public sealed interface CompletionPoint {

  /** Where what stands there begins. */
  int from();

  /** Where it ends, exclusive; both are the place itself when nothing stands there. */
  int to();

  /** A word, a field's name, or nothing yet. {@code begun} is what stands before the place. */
  record Word(int from, int to, String begun) implements CompletionPoint {}

  /** A field's name with a sign after it, which is not part of the range. */
  record Name(int from, int to, String begun) implements CompletionPoint {}

  /** A field's value, with its quotation marks; {@code begun} has none. */
  record Value(int from, int to, Field field, Operator sign, String begun) implements CompletionPoint {}

  /** Nothing can be offered here: the field is not known. */
  record Nothing(int from, int to) implements CompletionPoint {}

  /**
   * Looks at a place of a text. Never throws; a place beyond the text is its nearest end.
   *
   * @param caret how many UTF-16 units stand before the place
   */
  static CompletionPoint of(String text, int caret) {
    int at = Math.clamp(caret, 0, text.length());
    CompletionPoint point = new Word(at, at, "");
    for (Token token : Token.of(text)) {
      // Of two that meet at the place, the one that begins there is not begun yet.
      if (token.kind() == Token.Kind.TEXT && token.from() < at && at <= token.to()) {
        point = within(token, text, at);
      }
    }
    return point;
  }

  private static CompletionPoint within(Token token, String text, int at) {
    Operator sign = token.sign();
    if (sign == null) {
      boolean quoted = token.quotes() != Quotes.NONE;
      return quoted
          ? new Nothing(token.from(), token.to())
          : new Word(token.from(), token.to(), text.substring(token.from(), at));
    }
    int nameEnd = token.from() + token.name().length();
    if (at <= nameEnd) {
      return new Name(token.from(), nameEnd, text.substring(token.from(), at));
    }
    Field field = Field.of(token.name());
    if (field == null || at < token.valueFrom()) {
      return new Nothing(token.from(), token.to());
    }
    int begin = Math.min(at, token.quotes() == Quotes.NONE ? token.valueFrom() : token.valueFrom() + 1);
    boolean closed = token.quotes() == Quotes.CLOSED && at == token.to();
    String begun = text.substring(begin, closed ? Math.max(begin, at - 1) : at).replace("\"\"", "\"");
    return new Value(token.valueFrom(), token.to(), field, sign, begun);
  }
}
