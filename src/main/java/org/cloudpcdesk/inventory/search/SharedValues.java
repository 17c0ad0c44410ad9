package org.cloudpcdesk.inventory.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cloudpcdesk.inventory.query.Field;
import org.cloudpcdesk.inventory.query.TextMatch;
import org.cloudpcdesk.model.CloudPc;

/**
 * What rows share: each combination once, and of each field each value once. Combinations come in thousands, values of a
 * field in tens: a text is held against those. Only grows, so that a number once given stays true. Not thread-safe.
 */
final class SharedValues {
  /** The fields that a word without a field is looked for in. */
  private static final List<Field> ANYWHERE =
      List.of(Field.STATUS, Field.PLAN, Field.POLICY, Field.REGION, Field.IMAGE);

  private final Map<Shared.Traits, Integer> numbers = new HashMap<>();
  private final List<Shared> all = new ArrayList<>();
  private final Map<Field, Values> fields = new EnumMap<>(Field.class);

  SharedValues() {
    ANYWHERE.forEach(field -> fields.put(field, new Values()));
    fields.put(Field.TYPE, new Values());
  }

  /** The different values of one field, and which of them each combination has. */
  private static final class Values {
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final List<List<String>> all = new ArrayList<>();
    private int[] ofCombination = new int[64];

    void add(int combination, List<String> texts) {
      if (combination == ofCombination.length) {
        ofCombination = Arrays.copyOf(ofCombination, combination * 2);
      }
      ofCombination[combination] =
          numbers.computeIfAbsent(
              texts,
              added -> {
                all.add(added);
                return all.size() - 1;
              });
    }

    /** Adds the combinations with a value that matches. */
    void find(TextMatch match, boolean[] found) {
      boolean[] hits = new boolean[all.size()];
      for (int i = 0; i < hits.length; i++) {
        hits[i] = all.get(i).stream().anyMatch(match::test);
      }
      for (int i = 0; i < found.length; i++) {
        found[i] |= hits[ofCombination[i]];
      }
    }
  }

  /** The {@link Shared#number} of what a Cloud PC shares. */
  int number(CloudPc pc) {
    return numbers.computeIfAbsent(Shared.Traits.of(pc), this::add);
  }

  private int add(Shared.Traits traits) {
    Shared one = Shared.of(traits, all.size());
    all.add(one);
    fields.forEach((field, values) -> values.add(one.number(), one.texts(field)));
    return one.number();
  }

  /** By {@link Shared#number}; may have such as no row has any more. Not to be written to. */
  List<Shared> all() {
    return all;
  }

  /** Of which combinations a field matches, by {@link Shared#number}. */
  boolean[] matching(Field field, TextMatch match) {
    boolean[] found = new boolean[all.size()];
    values(field).find(match, found);
    return found;
  }

  /** Of which combinations a field matches that is looked through for a word, by {@link Shared#number}. */
  boolean[] matchingAnywhere(TextMatch match) {
    boolean[] found = new boolean[all.size()];
    ANYWHERE.forEach(field -> values(field).find(match, found));
    return found;
  }

  /** Which combinations pass a test, by {@link Shared#number}. */
  boolean[] matching(Predicate<Shared> test) {
    boolean[] found = new boolean[all.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = test.test(all.get(i));
    }
    return found;
  }

  private Values values(Field field) {
    Values values = fields.get(field);
    if (values == null) {
      throw new IllegalArgumentException(field + " is a row's own");
    }
    return values;
  }
}
