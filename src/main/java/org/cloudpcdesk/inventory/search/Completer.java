package org.cloudpcdesk.inventory.search;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudpcdesk.inventory.query.CompletionPoint;
import org.cloudpcdesk.inventory.query.Condition;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.Fold;
import org.cloudpcdesk.inventory.query.Operator;
import org.cloudpcdesk.inventory.query.ParsedQuery;
import org.cloudpcdesk.inventory.query.QueryParser;
import org.cloudpcdesk.inventory.query.State;
import org.cloudpcdesk.inventory.query.TextMatch;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/** Offers what can stand at a place of a query: names of fields, and values that the tenant has. Not thread-safe. */
final class Completer {
  /** Shorter words answer to too much to be worth an offer of values. */
  private static final int LEAST_FOR_VALUES = 2;

  private static final List<String> DAYS = List.of("today", "yesterday", "tomorrow");
  private static final List<String> PAST = List.of("1h", "24h", "2d", "1w", "30d", "today", "yesterday");
  private static final List<String> AHEAD = List.of("1h", "24h", "2d", "1w", "today", "tomorrow");

  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingInt(Ranked::score)
          .thenComparingInt(one -> one.suggestion.count())
          .reversed()
          .thenComparing(one -> one.suggestion.value());

  private record Ranked(int score, Suggestion suggestion) {}

  private final Keys keys;
  private final Evaluator evaluator;
  private final ZonedDateTime now;
  private final int most;

  Completer(Keys keys, Evaluator evaluator, ZonedDateTime now, int most) {
    this.keys = keys;
    this.evaluator = evaluator;
    this.now = now;
    this.most = most;
  }

  Completion complete(String text, int caret) {
    CompletionPoint point = CompletionPoint.of(text, caret);
    List<Suggestion> suggestions =
        switch (point) {
          case CompletionPoint.Word(int _, int _, String begun) -> word(begun);
          case CompletionPoint.Name(int _, int _, String begun) ->
              fields(begun).map(field -> new Suggestion(Suggestion.Kind.FIELD, field.word(), field.word(), -1)).toList();
          case CompletionPoint.Value(int _, int _, Field field, Operator sign, String begun) ->
              values(field, sign, begun);
          case CompletionPoint.Nothing _ -> List.of();
        };
    return new Completion(point.from(), point.to(), suggestions.stream().limit(most).toList());
  }

  private List<Suggestion> word(String begun) {
    List<Suggestion> suggestions = new ArrayList<>();
    fields(begun).flatMap(Completer::begin).forEach(suggestions::add);
    if (begun.length() < LEAST_FOR_VALUES) {
      return suggestions;
    }
    List<Ranked> values = new ArrayList<>();
    for (Field field : List.of(Field.STATUS, Field.PLAN, Field.POLICY, Field.REGION, Field.IMAGE)) {
      shared(field, begun, field.word() + Operator.EQUAL.sign(), values);
    }
    own(Field.USER, begun, Field.USER.word() + Operator.EQUAL.sign(), values);
    values.stream().sorted(BEST_FIRST).map(Ranked::suggestion).forEach(suggestions::add);
    return suggestions;
  }

  private static Stream<Field> fields(String begun) {
    String folded = Fold.fold(begun);
    return Stream.of(Field.values()).filter(field -> field.word().startsWith(folded));
  }

  private static Stream<Suggestion> begin(Field field) {
    List<Operator> signs =
        field.kind() == Field.Kind.TIME
            ? List.of(Operator.LESS, Operator.MORE, Operator.HAS)
            : List.of(Operator.HAS);
    return signs.stream()
        .map(sign -> field.word() + sign.sign())
        .map(text -> new Suggestion(Suggestion.Kind.FIELD, text, text, -1));
  }

  private List<Suggestion> values(Field field, Operator sign, String begun) {
    return switch (field) {
      case STATUS, PLAN, POLICY, REGION, IMAGE, TYPE -> {
        List<Ranked> values = new ArrayList<>();
        shared(field, begun, "", values);
        yield values.stream().sorted(BEST_FIRST).map(Ranked::suggestion).toList();
      }
      case USER, DEVICE, NAME, ID -> {
        List<Ranked> values = new ArrayList<>();
        own(field, begun, "", values);
        yield values.stream().sorted(BEST_FIRST).map(Ranked::suggestion).toList();
      }
      case IS -> counted(Suggestion.Kind.STATE, field, sign, begun, Stream.of(State.values()).map(State::word));
      case ENDS, SEEN, CHANGED, PROVISIONED, MODIFIED ->
          counted(Suggestion.Kind.TIME, field, sign, begun, times(field, sign).stream());
    };
  }

  private static List<String> times(Field field, Operator sign) {
    if (sign == Operator.HAS || sign == Operator.EQUAL) {
      return DAYS;
    }
    return field == Field.ENDS ? AHEAD : PAST;
  }

  /** Words of the language, each with how many rows it would find. */
  private List<Suggestion> counted(
      Suggestion.Kind kind, Field field, Operator sign, String begun, Stream<String> words) {
    String folded = Fold.fold(begun);
    return words
        .filter(word -> word.startsWith(folded))
        .map(word -> new Suggestion(kind, word, word, count(field.word() + sign.sign() + word)))
        .toList();
  }

  private int count(String query) {
    return QueryParser.parse(query) instanceof ParsedQuery.Good good
        ? evaluator.find(good.condition(), now).size()
        : -1;
  }

  private void shared(Field field, String begun, String before, List<Ranked> into) {
    int[] counts = new int[keys.sharedValues().all().size()];
    for (int row = 0; row < keys.size(); row++) {
      counts[keys.sharedNumber(row)]++;
    }
    Map<String, Integer> byValue = new HashMap<>();
    for (Shared one : keys.sharedValues().all()) {
      if (counts[one.number()] > 0) {
        spelled(field, one.traits()).forEach(value -> byValue.merge(value, counts[one.number()], Integer::sum));
      }
    }
    NameScore score = NameScore.of(begun);
    byValue.forEach((value, count) -> rank(Suggestion.Kind.VALUE, score, before, value, count, into));
  }

  private static Stream<String> spelled(Field field, Shared.Traits traits) {
    return switch (field) {
      case STATUS -> Stream.of(traits.status().text()).filter(text -> !text.isEmpty());
      case PLAN -> known(traits.plan());
      case POLICY -> known(traits.policy());
      case REGION -> known(traits.region());
      case IMAGE -> known(traits.image());
      default ->
          Stream.concat(known(traits.provisioningType()), known(traits.planType()))
              .flatMap(type -> type.startsWith("shared") ? Stream.of(type, "frontline") : Stream.of(type));
    };
  }

  private static Stream<String> known(@Nullable String text) {
    return text == null || text.isBlank() ? Stream.empty() : Stream.of(text);
  }

  /** Values of the rows that have what was begun in that field. */
  private void own(Field field, String begun, String before, List<Ranked> into) {
    String folded = Fold.fold(begun);
    if (folded.isEmpty() && field != Field.USER) {
      return;
    }
    TextMatch match = folded.isEmpty() ? new TextMatch.Pieces(List.of("", "")) : new TextMatch.Contains(folded);
    RowSet found = evaluator.find(new Condition.Text(field, match), now);
    Map<String, Integer> byValue = new HashMap<>();
    for (int row = found.next(0, keys.size()); row < keys.size(); row = found.next(row + 1, keys.size())) {
      byValue.merge(spelled(field).apply(keys.row(row).pc()), 1, Integer::sum);
    }
    Suggestion.Kind kind = field == Field.USER ? Suggestion.Kind.PERSON : Suggestion.Kind.VALUE;
    NameScore score = NameScore.of(begun);
    byValue.forEach((value, count) -> rank(kind, score, before, value, count, into));
  }

  private static Function<CloudPc, String> spelled(Field field) {
    return switch (field) {
      case USER -> CloudPc::personLabel;
      case DEVICE -> CloudPc::deviceLabel;
      case NAME -> pc -> pc.displayName() == null ? "" : pc.displayName();
      default -> CloudPc::id;
    };
  }

  private static void rank(
      Suggestion.Kind kind, NameScore score, String before, String value, int count, List<Ranked> into) {
    int points = score.isEmpty() ? 1 : score.rate(Fold.fold(value)) / NameScore.STEP;
    if (points > 0) {
      into.add(new Ranked(points, new Suggestion(kind, before + written(value), value, count)));
    }
  }

  /** Quoted where the language would read it as something else. */
  private static String written(String value) {
    boolean plain =
        !value.isEmpty() && value.chars().noneMatch(c -> Character.isWhitespace(c) || "()\"*".indexOf(c) >= 0);
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
