package org.cloudpcdesk.inventory.query;

import java.util.List;

/** What a query asks of a Cloud PC. Immutable; equal when the same is asked in the same way. */
public sealed interface Condition {
  /** Asks nothing: every Cloud PC answers to it. */
  Condition NONE = new All(List.of());

  /** Whether a condition asks for a state, anywhere in it. */
  static boolean asksFor(State state, Condition condition) {
    return switch (condition) {
      case All(List<Condition> parts) -> parts.stream().anyMatch(part -> asksFor(state, part));
      case Any(List<Condition> parts) -> parts.stream().anyMatch(part -> asksFor(state, part));
      case Not(Condition part) -> asksFor(state, part);
      case Is(State asked) -> asked == state;
      case Anywhere _, Text _, When _ -> false;
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
