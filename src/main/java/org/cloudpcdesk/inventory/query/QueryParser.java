package org.cloudpcdesk.inventory.query;

import java.util.ArrayList;
import java.util.List;
import org.cloudpcdesk.inventory.query.Token.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query by recursive descent. The grammar is in the manual:
 *
 * <pre>
 * query = [ any ]
 * any   = all { "or" all }
 * all   = one { [ "and" ] one }
 * one   = "-" one | "(" any ")" | test
 * test  = word | "quotation" | field sign ( word | "quotation" )
 * </pre>
 */
public final class QueryParser {
  /** Keeps the stack whole; nobody means more. */
  static final int MOST_DEPTH = 50;

  /** Enough for some hundreds of ids; more is a list, not a query. */
  static final int MOST_LENGTH = 20_000;

  private static final String OR = "or";
  private static final String AND = "and";

  /** Ends the descent at the first fault. Never leaves this class. */
  private static final class Faulty extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Fault fault;

    Faulty(Fault fault) {
      super(null, null, false, false);
      this.fault = fault;
    }
  }

  private final String text;
  private final List<Token> tokens;
  private int at;
  private int depth;

  private QueryParser(String text) {
    this.text = text;
    this.tokens = Token.of(text);
  }

  /** Reads a text. Never throws; nothing but blanks asks for everything. */
  public static ParsedQuery parse(String text) {
    if (text.length() > MOST_LENGTH) {
      int rest = text.length() - MOST_LENGTH;
      return new ParsedQuery.Bad(text, new Fault(Fault.Kind.TOO_LONG, MOST_LENGTH, rest, "", null, ""));
    }
    try {
      return new ParsedQuery.Good(text, new QueryParser(text).query());
    } catch (Faulty faulty) {
      return new ParsedQuery.Bad(text, faulty.fault);
    }
  }

  private Condition query() throws Faulty {
    if (peek().kind() == Token.Kind.END) {
      return Condition.NONE;
    }
    if (isAlone(peek())) {
      return text(peek());
    }
    Condition condition = any();
    if (peek().kind() != Token.Kind.END) {
      throw fault(Fault.Kind.GROUP_NOT_OPEN, peek());
    }
    return condition;
  }

  /** "or" and nothing else is a word, because somebody may be on the way to "Orlando". */
  private boolean isAlone(Token first) {
    return tokens.size() == 2 && (first.joins(OR) || first.joins(AND));
  }

  private Condition any() throws Faulty {
    List<Condition> parts = new ArrayList<>();
    parts.add(all());
    while (peek().joins(OR)) {
      skipJoin();
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
  }

  private Condition all() throws Faulty {
    List<Condition> parts = new ArrayList<>();
    parts.add(one());
    while (!peek().ends() && !peek().joins(OR)) {
      if (peek().joins(AND)) {
        skipJoin();
      }
      parts.add(one());
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  private void skipJoin() throws Faulty {
    Token join = next();
    if (peek().ends()) {
      throw fault(Fault.Kind.SIDE_MISSING, join);
    }
  }

  private Condition one() throws Faulty {
    Token token = next();
    return switch (token.kind()) {
      case OPEN -> group(token);
      case MINUS -> not(token);
      case TEXT -> {
        if (token.joins(OR) || token.joins(AND)) {
          throw fault(Fault.Kind.SIDE_MISSING, token);
        }
        yield text(token);
      }
      case CLOSE -> throw fault(Fault.Kind.GROUP_NOT_OPEN, token);
      case END -> throw new IllegalStateException("Asked for more than there is: " + text.length());
    };
  }

  private Condition group(Token open) throws Faulty {
    deeper(open);
    if (peek().kind() == Token.Kind.CLOSE) {
      throw fault(Fault.Kind.GROUP_EMPTY, open.from(), peek().to(), null, "");
    }
    if (peek().kind() == Token.Kind.END) {
      throw fault(Fault.Kind.GROUP_OPEN, open);
    }
    Condition inner = any();
    if (next().kind() != Token.Kind.CLOSE) {
      throw fault(Fault.Kind.GROUP_OPEN, open);
    }
    depth--;
    return inner;
  }

  private Condition not(Token minus) throws Faulty {
    deeper(minus);
    if (peek().ends() || peek().from() != minus.to() || peek().joins(OR) || peek().joins(AND)) {
      throw fault(Fault.Kind.NOTHING_EXCLUDED, minus);
    }
    Condition inner = one();
    depth--;
    return new Condition.Not(inner);
  }

  private void deeper(Token token) throws Faulty {
    if (++depth > MOST_DEPTH) {
      throw fault(Fault.Kind.TOO_DEEP, token);
    }
  }

  private Condition text(Token token) throws Faulty {
    if (token.quotes() == Quotes.OPEN) {
      throw fault(Fault.Kind.QUOTE_OPEN, token.valueFrom(), token.to(), null, "");
    }
    Operator sign = token.sign();
    if (sign == null) {
      return new Condition.Anywhere(match(token, Operator.HAS, null));
    }
    if (token.name().isEmpty()) {
      throw fault(Fault.Kind.NAME_MISSING, token);
    }
    Field field = Field.of(token.name());
    if (field == null) {
      int end = token.from() + token.name().length();
      throw fault(Fault.Kind.UNKNOWN_FIELD, token.from(), end, null, Likeness.nearestField(token.name()));
    }
    if (field.kind() != Field.Kind.TIME && sign.isOrder()) {
      throw fault(Fault.Kind.WRONG_SIGN, token.from(), signEnd(token, sign), field, "");
    }
    if (token.value().isEmpty() && token.quotes() == Quotes.NONE) {
      throw fault(Fault.Kind.VALUE_MISSING, token.from(), token.to(), field, "");
    }
    return switch (field.kind()) {
      case TEXT -> new Condition.Text(field, match(token, sign, field));
      case STATE -> state(token, field);
      case TIME -> new Condition.When(field, time(token, sign, field));
    };
  }

  private static int signEnd(Token token, Operator sign) {
    return token.from() + token.name().length() + sign.sign().length();
  }

  private TextMatch match(Token token, Operator sign, @Nullable Field field) throws Faulty {
    String folded = Fold.fold(token.value());
    boolean pattern = token.quotes() == Quotes.NONE && folded.indexOf('*') >= 0;
    boolean nothing = folded.isEmpty() || (pattern && isNothing(folded) && !isNothing(token.value()));
    if (nothing) {
      throw fault(Fault.Kind.NOTHING_TO_FIND, token.valueFrom(), token.to(), field, "");
    }
    if (pattern) {
      return TextMatch.Pieces.of(token.value());
    }
    return sign == Operator.EQUAL ? new TextMatch.Whole(folded) : new TextMatch.Contains(folded);
  }

  private static boolean isNothing(String pattern) {
    return pattern.chars().allMatch(c -> c == '*');
  }

  private Condition state(Token token, Field field) throws Faulty {
    State state = State.of(Fold.fold(token.value()));
    if (state == null) {
      String near = Likeness.nearestState(token.value());
      throw fault(Fault.Kind.UNKNOWN_STATE, token.valueFrom(), token.to(), field, near);
    }
    return new Condition.Is(state);
  }

  private TimeTest time(Token token, Operator sign, Field field) throws Faulty {
    TimeTest.Value value = TimeReader.read(token.value());
    if (value == null) {
      throw fault(Fault.Kind.NOT_A_TIME, token.valueFrom(), token.to(), field, "");
    }
    if (value instanceof TimeTest.Value.Distance && !sign.isOrder()) {
      throw fault(Fault.Kind.DURATION_NEEDS_ORDER, token.from(), token.to(), field, "");
    }
    return new TimeTest(sign, value);
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  private Faulty fault(Fault.Kind kind, Token token) {
    return fault(kind, token.from(), token.to(), null, "");
  }

  private Faulty fault(Fault.Kind kind, int from, int to, @Nullable Field field, String suggestion) {
    return new Faulty(new Fault(kind, from, to - from, text.substring(from, to), field, suggestion));
  }
}
