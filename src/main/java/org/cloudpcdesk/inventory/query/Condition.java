package org.cloudpcdesk.inventory.query;

import java.util.List;
import java.util.function.Predicate;

/** What a query asks of a Cloud PC. Immutable; equal when the same is asked in the same way. */
public sealed interface Condition {
  /** Asks nothing: every Cloud PC answers to it. */
  Condition NONE = new All(List.of());

  /** Whether a condition asks for a state, anywhere in it. */
  static boolean asksFor(State state, Condition condition) {
    return asks(condition, leaf -> leaf instanceof Is(State asked) && asked == state);
  }

  /**
   * Whether a condition asks, anywhere in it, for what only a program knows that watched the tenant: what was marked, and
   * when a Cloud PC was last seen or changed under its eyes.
   */
  static boolean asksForWatching(Condition condition) {
    return asksFor(State.MARKED, condition)
        || asks(condition, leaf -> leaf instanceof When(Field field, TimeTest _) && isWatched(field));
  }

  private static boolean isWatched(Field field) {
    return field == Field.SEEN || field == Field.CHANGED;
  }

  private static boolean asks(Condition condition, Predicate<Condition> leaf) {
    return switch (condition) {
      case All(List<Condition> parts) -> parts.stream().anyMatch(part -> asks(part, leaf));
      case Any(List<Condition> parts) -> parts.stream().anyMatch(part -> asks(part, leaf));
      case Not(Condition part) -> asks(part, leaf);
      case Is _, Anywhere _, Text _, When _ -> leaf.test(condition);
    };
  }

  /** Each of the parts holds. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of the parts holds. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  record Not(Condition part) implements Condition {}

  /** A text matches in any of status, device, user, plan, policy, region, image, display name or the Cloud PC's id. */
  record Anywhere(TextMatch match) implements Condition {}

  /** A text matches in a field of the kind {@link Field.Kind#TEXT}. */
  record Text(Field field, TextMatch match) implements Condition {}

  record Is(State state) implements Condition {}

  /** A field of the kind {@link Field.Kind#TIME} lies in a range; where it is not known, this does not hold. */
  record When(Field field, TimeTest test) implements Condition {}
}
