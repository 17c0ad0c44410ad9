package org.cloudpcdesk.inventory.query;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.cloudpcdesk.model.CloudPc;
import org.jspecify.annotations.Nullable;

/**
 * Decides one Cloud PC at a time whether it answers to a condition, for those who look through a list once. Whoever
 * asks again and again has {@code inventory.search.Search}. Immutable, any thread.
 */
public final class RowMatcher {
  /** The fields a word without a field is looked for in, but for the id, of which it is the Cloud PC's own only. */
  private static final List<Field> ANYWHERE =
      List.of(
          Field.USER, Field.DEVICE, Field.STATUS, Field.PLAN, Field.POLICY, Field.REGION, Field.IMAGE, Field.NAME);

  private final Condition condition;
  private final ZonedDateTime now;

  /** @param now the present moment in the administrator's time zone */
  public RowMatcher(Condition condition, ZonedDateTime now) {
    this.condition = condition;
    this.now = now;
  }

  /**
   * Whether the Cloud PC answers.
   *
   * @param seen when the service last showed it
   * @param changed when something in it last changed under our eyes, or null when it did not
   */
  public boolean matches(CloudPc pc, Instant seen, @Nullable Instant changed) {
    return holds(condition, pc, seen, changed);
  }

  private boolean holds(Condition asked, CloudPc pc, Instant seen, @Nullable Instant changed) {
    return switch (asked) {
      case Condition.All(List<Condition> parts) -> parts.stream().allMatch(part -> holds(part, pc, seen, changed));
      case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(part -> holds(part, pc, seen, changed));
      case Condition.Not(Condition part) -> !holds(part, pc, seen, changed);
      case Condition.Anywhere(TextMatch match) -> anywhere(match, pc);
      case Condition.Text(Field field, TextMatch match) -> FieldValues.of(field, pc).stream().anyMatch(match::test);
      case Condition.Is(State state) -> state.holds(pc.status());
      case Condition.When(Field field, TimeTest test) ->
          test.range(field, now).holds(FieldTimes.of(field, pc, seen, changed));
    };
  }

  private static boolean anywhere(TextMatch match, CloudPc pc) {
    for (Field field : ANYWHERE) {
      for (String value : FieldValues.of(field, pc)) {
        if (match.test(value)) {
          return true;
        }
      }
    }
    return match.test(Fold.fold(pc.id()));
  }
}
