package org.cloudpcdesk.sample.odata;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of an expression.
 *
 * @param text for a {@link Kind#STRING} what stands between the quotes, doubled quotes made single
 * @param at place in the expression, from 0
 */
record Token(Kind kind, String text, int at) {

  enum Kind {
    WORD,
    STRING,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  static List<Token> of(String expression) throws ODataException {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < expression.length()) {
      char c = expression.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      Token token =
          switch (c) {
            case '(' -> new Token(Kind.OPEN, "(", at);
            case ')' -> new Token(Kind.CLOSE, ")", at);
            case ',' -> new Token(Kind.COMMA, ",", at);
            case '\'' -> string(expression, at);
            default -> word(expression, at);
          };
      tokens.add(token);
      at += token.kind() == Kind.STRING ? quotedLength(token.text()) : token.text().length();
    }
    tokens.add(new Token(Kind.END, "end of the expression", at));
    return tokens;
  }

  private static Token string(String expression, int start) throws ODataException {
    StringBuilder text = new StringBuilder();
    for (int at = start + 1; at < expression.length(); at++) {
      char c = expression.charAt(at);
      if (c != '\'') {
        text.append(c);
      } else if (at + 1 < expression.length() && expression.charAt(at + 1) == '\'') {
        text.append(c);
        at++;
      } else {
        return new Token(Kind.STRING, text.toString(), start);
      }
    }
    throw new ODataException("There is an unterminated string literal at position " + start + " in '" + expression
        + "'.");
  }

  private static int quotedLength(String text) {
    return text.length() + (int) text.chars().filter(c -> c == '\'').count() + 2;
  }

  private static Token word(String expression, int start) throws ODataException {
    int end = start;
    while (end < expression.length() && isWordPart(expression.charAt(end))) {
      end++;
    }
    if (end == start) {
      throw new ODataException(
          "Syntax error: character '" + expression.charAt(start) + "' is not valid at position " + start + " in '"
              + expression + "'.");
    }
    return new Token(Kind.WORD, expression.substring(start, end), start);
  }

  /** Letters, digits and what stands inside property paths, numbers and dates. */
  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || "_/.:-+@".indexOf(c) >= 0;
  }
}
