package org.cloudpcdesk.inventory.search;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cloudpcdesk.inventory.Inventory.Row;
import org.cloudpcdesk.inventory.query.Condition;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.State;
import org.cloudpcdesk.inventory.query.TextMatch;
import org.cloudpcdesk.inventory.query.TimeTest;

/**
 * Finds the rows that answer to a condition. Remembers the answers to texts: while somebody types, the next text is
 * mostly a longer one, whose rows are among those of the shorter. Not thread-safe.
 */
final class Evaluator {
  /** At 100,000 rows one takes up to 75 KB. */
  private static final int MOST_REMEMBERED = 64;

  /**
   * What is known of a text.
   *
   * @param among the rows that were asked
   * @param answer those of them that answer to it
   * @param candidates for each part of a row that was looked through, the rows whose part has the text or was not asked;
   *     a longer text is in no other
   */
  private record Known(RowSet among, RowSet answer, List<RowSet> candidates) {}

  private final Keys keys;
  private final Map<Condition, Known> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Condition, Known> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  Evaluator(Keys keys) {
    this.keys = keys;
  }

  /** The rows that answer. Not to be written to. */
  RowSet find(Condition condition, ZonedDateTime now) {
    return find(condition, RowSet.all(keys.size()), now);
  }

  /** Those of {@code among} that answer; neither set may be written to afterwards. */
  private RowSet find(Condition condition, RowSet among, ZonedDateTime now) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> all(parts, among, now);
      case Condition.Any(List<Condition> parts) -> any(parts, among, now);
      case Condition.Not(Condition part) -> {
        RowSet left = among.copy();
        left.andNot(find(part, among, now));
        yield left;
      }
      case Condition.Is(State state) when state.isOfStatus() ->
          sharing(keys.sharedValues().matching(one -> state.holds(one.traits().status(), false)), among);
      case Condition.Is(State state) -> byRow(row -> state.holds(row.pc().status(), row.marked() != null), among);
      case Condition.When(Field field, TimeTest test) -> within(keys.times(field), test.range(field, now), among);
      case Condition.Text(Field field, TextMatch match) when isShared(field) ->
          sharing(keys.sharedValues().matching(field, match), among);
      case Condition.Text(Field _, TextMatch match) -> remembering(condition, match, among);
      case Condition.Anywhere(TextMatch match) -> remembering(condition, match, among);
    };
  }

  /** What is cheap narrows what has to be looked through for the rest. */
  private RowSet all(List<Condition> parts, RowSet among, ZonedDateTime now) {
    List<Condition> inTurn = new ArrayList<>(parts);
    inTurn.sort(Comparator.comparingInt(Evaluator::effort));
    RowSet left = among;
    for (Condition part : inTurn) {
      left = find(part, left, now);
    }
    return left;
  }

  private RowSet any(List<Condition> parts, RowSet among, ZonedDateTime now) {
    RowSet found = RowSet.none(keys.size());
    for (Condition part : parts) {
      RowSet missing = among.copy();
      missing.andNot(found);
      found.or(find(part, missing, now));
    }
    return found;
  }

  /** Of texts the longer first: it is missing more often. */
  private static int effort(Condition condition) {
    return switch (condition) {
      case Condition.Is _, Condition.When _ -> 0;
      case Condition.Text(Field field, TextMatch _) when isShared(field) -> 0;
      case Condition.Text(Field _, TextMatch match) -> 1_000 - Math.min(Needle.of(match).text().length(), 500);
      case Condition.Anywhere(TextMatch match) -> 2_000 - Math.min(Needle.of(match).text().length(), 500);
      case Condition.Not(Condition part) -> effort(part);
      case Condition.All(List<Condition> parts) -> parts.stream().mapToInt(Evaluator::effort).sum();
      case Condition.Any(List<Condition> parts) -> parts.stream().mapToInt(Evaluator::effort).sum();
    };
  }

  private static boolean isShared(Field field) {
    return switch (field) {
      case STATUS, PLAN, POLICY, REGION, IMAGE, TYPE -> true;
      default -> false;
    };
  }

  private RowSet byRow(Predicate<Row> test, RowSet among) {
    RowSet found = RowSet.none(keys.size());
    for (int row = among.next(0, keys.size()); row < keys.size(); row = among.next(row + 1, keys.size())) {
      if (test.test(keys.row(row))) {
        found.set(row);
      }
    }
    return found;
  }

  /** The rows whose combination is told to answer. */
  private RowSet sharing(boolean[] answers, RowSet among) {
    long[] bits = new long[answers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = answers[i] ? 1 : 0;
    }
    RowSet found = RowSet.none(keys.size());
    for (int word = 0; word < found.words.length; word++) {
      long left = among.words[word];
      if (left != 0) {
        // Without a branch: whether a row answers cannot be foretold.
        int first = word << 6;
        int end = Math.min(keys.size() - first, Long.SIZE);
        long some = 0;
        for (int i = 0; i < end; i++) {
          some |= bits[keys.sharedNumber(first + i)] << i;
        }
        found.words[word] = some & left;
      }
    }
    return found;
  }

  private RowSet within(long[] times, TimeTest.Range range, RowSet among) {
    RowSet found = RowSet.none(keys.size());
    for (int row = 0; row < times.length; row++) {
      if (range.holds(times[row])) {
        found.set(row);
      }
    }
    found.and(among);
    return found;
  }

  /** Looks for a text in the rows' own texts, and remembers what it finds. */
  private RowSet remembering(Condition leaf, TextMatch match, RowSet among) {
    Known known = remembered.get(leaf);
    if (known != null && among.isWithin(known.among())) {
      RowSet found = known.answer().copy();
      found.and(among);
      return found;
    }
    List<Part> parts = leaf instanceof Condition.Text(Field field, TextMatch _) ? parts(field) : Part.ANYWHERE;
    RowSet found =
        leaf instanceof Condition.Text
            ? RowSet.none(keys.size())
            : sharing(keys.sharedValues().matchingAnywhere(match), among);
    List<RowSet> candidates = look(Needle.of(match), parts, among, found, wider(leaf));
    remembered.put(leaf, new Known(among, found, candidates));
    return found;
  }

  /** What is known of this text and of shorter ones. */
  private List<Known> wider(Condition leaf) {
    return remembered.entrySet().stream()
        .filter(one -> Narrowing.isNarrower(leaf, one.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private List<RowSet> look(Needle needle, List<Part> parts, RowSet among, RowSet found, List<Known> wider) {
    List<RowSet> candidates = new ArrayList<>(parts.size());
    for (int part = 0; part < parts.size(); part++) {
      RowSet possible = RowSet.all(keys.size());
      for (Known known : wider) {
        possible.and(known.candidates().get(part));
      }
      RowSet asked = possible.copy();
      asked.and(among);
      asked.andNot(found);
      RowSet hits = RowSet.none(keys.size());
      keys.texts(parts.get(part)).find(needle, asked, hits);
      possible.andNot(asked);
      possible.or(hits);
      candidates.add(possible);
      found.or(hits);
    }
    return candidates;
  }

  private static List<Part> parts(Field field) {
    return switch (field) {
      case USER -> List.of(Part.USER);
      case DEVICE -> List.of(Part.DEVICE);
      case NAME -> List.of(Part.NAME);
      case ID -> List.of(Part.ID, Part.INTUNE_ID, Part.ENTRA_ID);
      default -> throw new IllegalArgumentException(field + " is shared or no text");
    };
  }
}
