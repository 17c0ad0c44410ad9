package org.cloudpcdesk.inventory.query;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cloudpcdesk.model.CloudPc;
import org.cloudpcdesk.model.CloudPcStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides one Cloud PC at a time whether it answers to a condition, for those who look through a list once. Whoever
 * asks again and again has {@code inventory.search.Search}. Remembers the answers for values that many Cloud PCs share.
 * Not thread-safe.
 */
public final class RowMatcher {
  private static final List<Field> SHARED =
      List.of(Field.STATUS, Field.PLAN, Field.POLICY, Field.REGION, Field.IMAGE);

  private final Test test;

  /** One Cloud PC with what is known beside it. */
  private record Asked(CloudPc pc, Instant seen, @Nullable Instant changed, boolean marked) {}

  /** A part of the condition, and how much it takes to decide it. */
  private record Test(int effort, Predicate<Asked> holds) {}

  /** @param now the present moment in the administrator's time zone */
  public RowMatcher(Condition condition, ZonedDateTime now) {
    this.test = test(condition, now);
  }

  /**
   * Whether the Cloud PC answers.
   *
   * @param seen when the service last showed it
   * @param changed when something in it last changed under our eyes, or null when it did not
   * @param marked whether the administrator marked it for later
   */
  public boolean matches(CloudPc pc, Instant seen, @Nullable Instant changed, boolean marked) {
    return test.holds.test(new Asked(pc, seen, changed, marked));
  }

  private static Test test(Condition condition, ZonedDateTime now) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> {
        List<Test> tests = tests(parts, now);
        yield new Test(effort(tests), asked -> tests.stream().allMatch(one -> one.holds.test(asked)));
      }
      case Condition.Any(List<Condition> parts) -> {
        List<Test> tests = tests(parts, now);
        yield new Test(effort(tests), asked -> tests.stream().anyMatch(one -> one.holds.test(asked)));
      }
      case Condition.Not(Condition part) -> {
        Test inner = test(part, now);
        yield new Test(inner.effort, asked -> !inner.holds.test(asked));
      }
      case Condition.Anywhere(TextMatch match) -> anywhere(match);
      case Condition.Text(Field field, TextMatch match) -> text(field, match);
      case Condition.Is(State state) -> new Test(0, asked -> state.holds(asked.pc.status(), asked.marked));
      case Condition.When(Field field, TimeTest time) -> {
        TimeTest.Range range = time.range(field, now);
        yield new Test(1, asked -> range.holds(FieldTimes.of(field, asked.pc, asked.seen, asked.changed)));
      }
    };
  }

  /** What takes least comes first, and spares the rest where it decides. */
  private static List<Test> tests(List<Condition> parts, ZonedDateTime now) {
    List<Test> tests = new ArrayList<>();
    parts.forEach(part -> tests.add(test(part, now)));
    tests.sort(Comparator.comparingInt(Test::effort));
    return tests;
  }

  private static int effort(List<Test> tests) {
    return tests.stream().mapToInt(Test::effort).sum();
  }

  private static Test text(Field field, TextMatch match) {
    if (SHARED.contains(field)) {
      Predicate<CloudPc> shared = shared(field, match);
      return new Test(2, asked -> shared.test(asked.pc));
    }
    return new Test(10, asked -> own(field, match, asked.pc));
  }

  private static boolean own(Field field, TextMatch match, CloudPc pc) {
    for (String value : FieldValues.of(field, pc)) {
      if (match.test(value)) {
        return true;
      }
    }
    return false;
  }

  /** Of the ids it is the Cloud PC's own that a word is looked for in. */
  private static Test anywhere(TextMatch match) {
    List<Predicate<CloudPc>> shared = SHARED.stream().map(field -> shared(field, match)).toList();
    return new Test(
        50,
        asked -> {
          for (Predicate<CloudPc> one : shared) {
            if (one.test(asked.pc)) {
              return true;
            }
          }
          return own(Field.USER, match, asked.pc)
              || own(Field.DEVICE, match, asked.pc)
              || own(Field.NAME, match, asked.pc)
              || match.test(Fold.fold(asked.pc.id()));
        });
  }

  private static Predicate<CloudPc> shared(Field field, TextMatch match) {
    if (field == Field.STATUS) {
      Map<CloudPcStatus, Boolean> answers = new HashMap<>();
      return pc -> answers.computeIfAbsent(pc.status(), status -> own(field, match, pc));
    }
    Function<CloudPc, @Nullable String> value = spelled(field);
    Map<String, Boolean> answers = new HashMap<>();
    return pc -> {
      String text = value.apply(pc);
      return text != null && answers.computeIfAbsent(text, any -> own(field, match, pc));
    };
  }

  private static Function<CloudPc, @Nullable String> spelled(Field field) {
    return switch (field) {
      case PLAN -> CloudPc::servicePlanName;
      case POLICY -> CloudPc::provisioningPolicyName;
      case REGION -> CloudPc::deviceRegionName;
      case IMAGE -> CloudPc::imageDisplayName;
      default -> throw new IllegalArgumentException(field + " is a Cloud PC's own");
    };
  }
}
