package org.cloudpcdesk.inventory.query;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cloudpcdesk.model.CloudPcFacts;
import org.cloudpcdesk.model.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * Decides one Cloud PC at a time whether it answers to a condition, for those who look through a list once. Whoever
 * asks again and again has {@code inventory.search.Search}. Asks a Cloud PC for no more than decides it, and remembers the
 * answers for values that many Cloud PCs share. Not thread-safe.
 *
 * <p>Written without lambdas, switches over types and hash codes of records: the JVM makes code for each of those when it is
 * first met, and a look-up in the terminal is over in little more time than that takes.
 */
public final class RowMatcher {
  private static final Field[] SHARED = {Field.STATUS, Field.PLAN, Field.POLICY, Field.REGION, Field.IMAGE};

  private final Test test;

  /** The present moment, not asked for before a condition needs it: to know the time zones takes a moment itself. */
  private final Supplier<ZonedDateTime> now;

  /** @param now the present moment in the administrator's time zone */
  public RowMatcher(Condition condition, Supplier<ZonedDateTime> now) {
    this.now = now;
    this.test = test(condition);
  }

  /**
   * Whether the Cloud PC answers.
   *
   * @param marked whether the administrator marked it for later
   */
  public boolean matches(Sighting row, boolean marked) {
    return test.holds(row, marked);
  }

  /** A part of the condition, and how much it takes to decide it. */
  private abstract static class Test {
    final int effort;

    Test(int effort) {
      this.effort = effort;
    }

    abstract boolean holds(Sighting row, boolean marked);
  }

  private Test test(Condition condition) {
    if (condition instanceof Condition.All all) {
      return new Several(tests(all.parts()), false);
    }
    if (condition instanceof Condition.Any any) {
      return new Several(tests(any.parts()), true);
    }
    if (condition instanceof Condition.Not not) {
      return new Not(test(not.part()));
    }
    if (condition instanceof Condition.Anywhere anywhere) {
      return new Anywhere(anywhere.match());
    }
    if (condition instanceof Condition.Text text) {
      return isShared(text.field()) ? new Shared(text.field(), text.match()) : new Own(text.field(), text.match());
    }
    if (condition instanceof Condition.Is is) {
      return new Is(is.state());
    }
    if (condition instanceof Condition.When when) {
      return new When(when.field(), when.test().range(when.field(), now.get()));
    }
    throw new IllegalArgumentException("a condition nobody knows: " + condition.getClass());
  }

  /** What takes least comes first, and spares the rest where it decides. */
  private Test[] tests(List<Condition> parts) {
    List<Test> tests = new ArrayList<>();
    for (Condition part : parts) {
      Test test = test(part);
      int at = tests.size();
      while (at > 0 && tests.get(at - 1).effort > test.effort) {
        at--;
      }
      tests.add(at, test);
    }
    return tests.toArray(Test[]::new);
  }

  private static int effort(Test[] tests) {
    int sum = 0;
    for (Test test : tests) {
      sum += test.effort;
    }
    return sum;
  }

  private static boolean isShared(Field field) {
    for (Field shared : SHARED) {
      if (shared == field) {
        return true;
      }
    }
    return false;
  }

  private static boolean own(Field field, TextMatch match, CloudPcFacts pc) {
    List<String> values = FieldValues.of(field, pc);
    for (int i = 0; i < values.size(); i++) {
      if (match.test(values.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** All of the parts, or one at least; {@code enough} is what decides at once. */
  private static final class Several extends Test {
    private final Test[] parts;
    private final boolean enough;

    Several(Test[] parts, boolean enough) {
      super(effort(parts));
      this.parts = parts;
      this.enough = enough;
    }

    @Override
    boolean holds(Sighting row, boolean marked) {
      for (Test part : parts) {
        if (part.holds(row, marked) == enough) {
          return enough;
        }
      }
      return !enough;
    }
  }

  private static final class Not extends Test {
    private final Test part;

    Not(Test part) {
      super(part.effort);
      this.part = part;
    }

    @Override
    boolean holds(Sighting row, boolean marked) {
      return !part.holds(row, marked);
    }
  }

  private static final class Is extends Test {
    private final State state;

    Is(State state) {
      super(0);
      this.state = state;
    }

    @Override
    boolean holds(Sighting row, boolean marked) {
      return state.holds(row.pc().status(), marked);
    }
  }

  private static final class When extends Test {
    private final Field field;
    private final TimeTest.Range range;

    When(Field field, TimeTest.Range range) {
      super(1);
      this.field = field;
      this.range = range;
    }

    @Override
    boolean holds(Sighting row, boolean marked) {
      return range.holds(FieldTimes.of(field, row));
    }
  }

  /** A text that is the Cloud PC's own. */
  private static final class Own extends Test {
    private final Field field;
    private final TextMatch match;

    Own(Field field, TextMatch match) {
      super(10);
      this.field = field;
      this.match = match;
    }

    @Override
    boolean holds(Sighting row, boolean marked) {
      return own(field, match, row.pc());
    }
  }

  /** A text that many Cloud PCs have in common: each is looked at once. */
  private static final class Shared extends Test {
    private final Field field;
    private final TextMatch match;
    private final Map<String, Boolean> answers = new HashMap<>();

    Shared(Field field, TextMatch match) {
      super(2);
      this.field = field;
      this.match = match;
    }

    @Override
    boolean holds(Sighting row, boolean marked) {
      CloudPcFacts pc = row.pc();
      String text = spelled(pc);
      if (text == null) {
        return false;
      }
      Boolean known = answers.get(text);
      if (known == null) {
        known = own(field, match, pc);
        answers.put(text, known);
      }
      return known;
    }

    private @Nullable String spelled(CloudPcFacts pc) {
      return switch (field) {
        case STATUS -> pc.status().text();
        case PLAN -> pc.servicePlanName();
        case POLICY -> pc.provisioningPolicyName();
        case REGION -> pc.deviceRegionName();
        case IMAGE -> pc.imageDisplayName();
        default -> throw new IllegalArgumentException(field + " is a Cloud PC's own");
      };
    }
  }

  /** Of the ids it is the Cloud PC's own that a word is looked for in. */
  private static final class Anywhere extends Test {
    private final TextMatch match;
    private final Shared[] shared = new Shared[SHARED.length];

    Anywhere(TextMatch match) {
      super(50);
      this.match = match;
      for (int i = 0; i < SHARED.length; i++) {
        shared[i] = new Shared(SHARED[i], match);
      }
    }

    @Override
    boolean holds(Sighting row, boolean marked) {
      for (Shared one : shared) {
        if (one.holds(row, marked)) {
          return true;
        }
      }
      CloudPcFacts pc = row.pc();
      return own(Field.USER, match, pc)
          || own(Field.DEVICE, match, pc)
          || own(Field.NAME, match, pc)
          || match.test(Fold.fold(pc.id()));
    }
  }
}
