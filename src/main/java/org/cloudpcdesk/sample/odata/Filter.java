package org.cloudpcdesk.sample.odata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code $filter}: {@code and}, {@code or}, {@code not}, parentheses, the six comparisons, {@code contains},
 * {@code startswith}, {@code endswith}, {@code tolower}, {@code toupper}, paths such as {@code a/b}, and literals of
 * text, number, date, boolean and null. Immutable.
 */
public sealed interface Filter {

  /**
   * Parses an expression.
   *
   * @param known tells which property paths may be filtered by
   * @param ignoreCase whether texts compare without regard to case, as the directory does
   * @throws ODataException when the expression is wrong, uses more than this subset, or names an unknown property
   */
  static Filter parse(String expression, Predicate<String> known, boolean ignoreCase) throws ODataException {
    return new FilterParser(expression, known, ignoreCase).parse();
  }

  /**
   * Whether something matches.
   *
   * @param values the value at a path: String, Number, Boolean, Instant or null
   */
  boolean matches(Function<String, @Nullable Object> values);

  /** Both. */
  record And(Filter left, Filter right) implements Filter {
    @Override
    public boolean matches(Function<String, @Nullable Object> values) {
      return left.matches(values) && right.matches(values);
    }
  }

  /** Either. */
  record Or(Filter left, Filter right) implements Filter {
    @Override
    public boolean matches(Function<String, @Nullable Object> values) {
      return left.matches(values) || right.matches(values);
    }
  }

  /** The contrary. */
  record Not(Filter inner) implements Filter {
    @Override
    public boolean matches(Function<String, @Nullable Object> values) {
      return !inner.matches(values);
    }
  }

  /** A comparison; one with null is true only for {@code eq} and {@code ne}, as OData says. */
  record Comparison(Operator operator, Operand left, Operand right) implements Filter {
    @Override
    public boolean matches(Function<String, @Nullable Object> values) {
      Object a = left.value(values);
      Object b = right.value(values);
      if (a == null || b == null) {
        boolean same = a == null && b == null;
        return operator == Operator.EQ ? same : operator == Operator.NE && !same;
      }
      Integer order = compare(a, b);
      return order == null ? operator == Operator.NE : operator.holds(order);
    }

    private static @Nullable Integer compare(Object a, Object b) {
      if (a instanceof Number x && b instanceof Number y) {
        return Double.compare(x.doubleValue(), y.doubleValue());
      }
      if (a instanceof Instant x && b instanceof Instant y) {
        return x.compareTo(y);
      }
      if (a instanceof Boolean x && b instanceof Boolean y) {
        return x.compareTo(y);
      }
      return a instanceof String x && b instanceof String y ? x.compareTo(y) : null;
    }
  }

  /** A function of two texts that is true or false; false when either is null. */
  record TextTest(Test test, Operand text, Operand part) implements Filter {
    @Override
    public boolean matches(Function<String, @Nullable Object> values) {
      return text.value(values) instanceof String whole
          && part.value(values) instanceof String wanted
          && test.holds(whole, wanted);
    }
  }

  /** A bare value used as a condition: a boolean property, or true and false themselves. */
  record Truth(Operand operand) implements Filter {
    @Override
    public boolean matches(Function<String, @Nullable Object> values) {
      return Boolean.TRUE.equals(operand.value(values));
    }
  }

  /** The comparisons. */
  enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    boolean holds(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case GT -> order > 0;
        case GE -> order >= 0;
        case LT -> order < 0;
        case LE -> order <= 0;
      };
    }
  }

  /** The functions of texts that are conditions. */
  enum Test {
    CONTAINS,
    STARTSWITH,
    ENDSWITH;

    boolean holds(String whole, String part) {
      return switch (this) {
        case CONTAINS -> whole.contains(part);
        case STARTSWITH -> whole.startsWith(part);
        case ENDSWITH -> whole.endsWith(part);
      };
    }
  }

  /** Something that has a value. */
  sealed interface Operand {
    @Nullable Object value(Function<String, @Nullable Object> values);
  }

  /** A property of what is filtered. */
  record Path(String name) implements Operand {
    @Override
    public @Nullable Object value(Function<String, @Nullable Object> values) {
      return values.apply(name);
    }
  }

  /** A value written in the expression. */
  record Literal(@Nullable Object literal) implements Operand {
    @Override
    public @Nullable Object value(Function<String, @Nullable Object> values) {
      return literal;
    }

    /** Reads an unquoted literal, or gives null when the word is none. */
    static @Nullable Literal of(String word) {
      return switch (word) {
        case "null" -> new Literal(null);
        case "true", "false" -> new Literal(Boolean.valueOf(word));
        default -> date(word);
      };
    }

    private static @Nullable Literal date(String word) {
      if (!word.isEmpty() && Character.isDigit(word.charAt(word.startsWith("-") && word.length() > 1 ? 1 : 0))) {
        try {
          return new Literal(word.contains("T") ? OffsetDateTime.parse(word).toInstant() : Double.valueOf(word));
        } catch (DateTimeException | NumberFormatException e) {
          return null;
        }
      }
      return null;
    }
  }

  /** A text with its letters made small or large. */
  record Cased(Operand inner, boolean lower) implements Operand {
    @Override
    public @Nullable Object value(Function<String, @Nullable Object> values) {
      Object value = inner.value(values);
      if (!(value instanceof String text)) {
        return value;
      }
      return lower ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    }
  }
}
