package org.cloudpcdesk.sample.odata;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a {@code $filter} by recursive descent: or, and, not, comparison, operand. */
final class FilterParser {

  /** Graph refuses very deep expressions; the limit here only keeps the stack whole. */
  private static final int MAX_DEPTH = 100;

  private final String expression;
  private final List<Token> tokens;
  private final Predicate<String> known;
  private final boolean ignoreCase;
  private int at;
  private int depth;

  FilterParser(String expression, Predicate<String> known, boolean ignoreCase) throws ODataException {
    this.expression = expression;
    this.tokens = Token.of(expression);
    this.known = known;
    this.ignoreCase = ignoreCase;
  }

  Filter parse() throws ODataException {
    Filter filter = or();
    if (peek().kind() != Token.Kind.END) {
      throw unexpected(peek());
    }
    return filter;
  }

  private Filter or() throws ODataException {
    if (++depth > MAX_DEPTH) {
      throw new ODataException("The filter is too deep.");
    }
    Filter left = and();
    while (peek().isWord("or")) {
      at++;
      left = new Filter.Or(left, and());
    }
    depth--;
    return left;
  }

  private Filter and() throws ODataException {
    Filter left = not();
    while (peek().isWord("and")) {
      at++;
      left = new Filter.And(left, not());
    }
    return left;
  }

  private Filter not() throws ODataException {
    boolean negated = false;
    while (peek().isWord("not")) {
      at++;
      negated = !negated;
    }
    Filter inner = condition();
    return negated ? new Filter.Not(inner) : inner;
  }

  private Filter condition() throws ODataException {
    Token first = peek();
    if (first.kind() == Token.Kind.OPEN) {
      at++;
      Filter inner = or();
      expect(Token.Kind.CLOSE);
      return inner;
    }
    Filter.Test test = test(first);
    if (test != null) {
      at++;
      expect(Token.Kind.OPEN);
      Filter.Operand text = operand();
      expect(Token.Kind.COMMA);
      Filter.Operand part = operand();
      expect(Token.Kind.CLOSE);
      return new Filter.TextTest(test, text, part);
    }
    Filter.Operand left = operand();
    Filter.Operator operator = operator(peek());
    if (operator == null) {
      return new Filter.Truth(left);
    }
    at++;
    return new Filter.Comparison(operator, left, operand());
  }

  private Filter.Operand operand() throws ODataException {
    Token token = tokens.get(at);
    if (token.kind() == Token.Kind.STRING) {
      at++;
      return cased(new Filter.Literal(token.text()));
    }
    if (token.kind() != Token.Kind.WORD) {
      throw unexpected(token);
    }
    at++;
    if (peek().kind() == Token.Kind.OPEN) {
      return function(token);
    }
    Filter.Literal literal = Filter.Literal.of(token.text());
    if (literal != null) {
      return literal;
    }
    if (!known.test(token.text())) {
      throw new ODataException("Could not find a property named '" + token.text() + "' to filter by.");
    }
    return cased(new Filter.Path(token.text()));
  }

  private Filter.Operand cased(Filter.Operand operand) {
    return ignoreCase ? new Filter.Cased(operand, true) : operand;
  }

  private Filter.Operand function(Token name) throws ODataException {
    boolean lower = name.text().equals("tolower");
    if (!lower && !name.text().equals("toupper")) {
      throw new ODataException("The function '" + name.text() + "' is not supported in a filter.");
    }
    expect(Token.Kind.OPEN);
    Filter.Operand inner = operand();
    expect(Token.Kind.CLOSE);
    return new Filter.Cased(inner, lower);
  }

  private Filter.@Nullable Test test(Token token) {
    if (tokens.size() <= at + 1 || tokens.get(at + 1).kind() != Token.Kind.OPEN) {
      return null;
    }
    return switch (token.text()) {
      case "contains" -> Filter.Test.CONTAINS;
      case "startswith" -> Filter.Test.STARTSWITH;
      case "endswith" -> Filter.Test.ENDSWITH;
      default -> null;
    };
  }

  private static Filter.@Nullable Operator operator(Token token) {
    return switch (token.text()) {
      case "eq", "ne", "gt", "ge", "lt", "le" ->
          token.kind() == Token.Kind.WORD ? Filter.Operator.valueOf(token.text().toUpperCase(Locale.ROOT)) : null;
      default -> null;
    };
  }

  private Token peek() {
    return tokens.get(at);
  }

  private void expect(Token.Kind kind) throws ODataException {
    Token token = peek();
    if (token.kind() != kind) {
      throw unexpected(token);
    }
    at++;
  }

  private ODataException unexpected(Token token) {
    return new ODataException(
        "Syntax error at position " + token.at() + " in '" + expression + "': '" + token.text()
            + "' was not expected.");
  }
}
