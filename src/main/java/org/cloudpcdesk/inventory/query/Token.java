package org.cloudpcdesk.inventory.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a query's text. Cutting never fails: what makes no sense is left to the parser, because completion has to
 * understand half a query, too.
 *
 * @param from where it begins in the text
 * @param to where it ends, exclusive
 * @param name what stands before the sign; empty when there is no sign
 * @param sign null for a text without a field
 * @param value the text to look for, unquoted; empty for signs and ends
 * @param valueFrom where the value begins, with its quotation mark
 * @param quotes how the value is quoted
 */
record Token(
    Kind kind,
    int from,
    int to,
    String name,
    @Nullable Operator sign,
    String value,
    int valueFrom,
    Quotes quotes) {

  enum Kind {
    OPEN,
    CLOSE,
    MINUS,
    /** A word, a quotation, or either behind a field's name and a sign. */
    TEXT,
    END
  }

  enum Quotes {
    NONE,
    CLOSED,
    OPEN
  }

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
      Token next = next(text, at);
      tokens.add(next);
      if (next.kind == Kind.END) {
        return tokens;
      }
      at = next.to;
    }
  }

  private static Token next(String text, int at) {
    if (at == text.length()) {
      return plain(Kind.END, at, at);
    }
    return switch (text.charAt(at)) {
      case '(' -> plain(Kind.OPEN, at, at + 1);
      case ')' -> plain(Kind.CLOSE, at, at + 1);
      case '-' -> plain(Kind.MINUS, at, at + 1);
      default -> test(text, at);
    };
  }

  private static Token plain(Kind kind, int from, int to) {
    return new Token(kind, from, to, "", null, "", from, Quotes.NONE);
  }

  private static Token test(String text, int from) {
    int at = from;
    while (at < text.length() && !endsWord(text.charAt(at)) && signAt(text, at) == null) {
      at++;
    }
    Operator sign = at < text.length() ? signAt(text, at) : null;
    if (sign == null) {
      return value(text, from, "", null, from);
    }
    return value(text, from, text.substring(from, at), sign, at + sign.sign().length());
  }

  private static Token value(String text, int from, String name, @Nullable Operator sign, int valueFrom) {
    if (valueFrom < text.length() && text.charAt(valueFrom) == '"') {
      return quotation(text, from, name, sign, valueFrom);
    }
    int to = valueFrom;
    while (to < text.length() && !endsWord(text.charAt(to))) {
      to++;
    }
    return new Token(Kind.TEXT, from, to, name, sign, text.substring(valueFrom, to), valueFrom, Quotes.NONE);
  }

  /** Two quotation marks within a quotation are one to look for. */
  private static Token quotation(String text, int from, String name, @Nullable Operator sign, int valueFrom) {
    StringBuilder value = new StringBuilder();
    int at = valueFrom + 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && (at == text.length() || text.charAt(at) != '"')) {
        return new Token(Kind.TEXT, from, at, name, sign, value.toString(), valueFrom, Quotes.CLOSED);
      }
      if (c == '"') {
        at++;
      }
      value.append(c);
    }
    return new Token(Kind.TEXT, from, at, name, sign, value.toString(), valueFrom, Quotes.OPEN);
  }

  private static @Nullable Operator signAt(String text, int at) {
    boolean equal = at + 1 < text.length() && text.charAt(at + 1) == '=';
    return switch (text.charAt(at)) {
      case ':' -> Operator.HAS;
      case '=' -> Operator.EQUAL;
      case '<' -> equal ? Operator.AT_MOST : Operator.LESS;
      case '>' -> equal ? Operator.AT_LEAST : Operator.MORE;
      default -> null;
    };
  }

  private static boolean endsWord(char c) {
    return c == '(' || c == ')' || c == '"' || isBlank(c);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** Whether this is a plain word that joins conditions. */
  boolean joins(String word) {
    return kind == Kind.TEXT && sign == null && quotes == Quotes.NONE && value.equalsIgnoreCase(word);
  }

  boolean ends() {
    return kind == Kind.END || kind == Kind.CLOSE;
  }
}
