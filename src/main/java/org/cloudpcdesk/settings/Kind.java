package org.cloudpcdesk.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What kind of value a setting has: its range, and how it looks in JSON. Files, policies, the settings screen and the policy
 * templates all go by it, so that they agree on what is allowed.
 */
public sealed interface Kind<T> {

  /** Whether a value of the right type is one the setting may have. */
  boolean accepts(T value);

  /** The value, or nothing when the element is of another type or out of range. */
  Optional<T> read(JsonElement element);

  JsonElement write(T value);

  /** One of an enum's constants, by name. */
  record Choice<E extends Enum<E>>(Class<E> type) implements Kind<E> {

    public List<E> options() {
      return List.of(type.getEnumConstants());
    }

    @Override
    public boolean accepts(E value) {
      return true;
    }

    @Override
    public Optional<E> read(JsonElement element) {
      return string(element).flatMap(name -> options().stream().filter(one -> one.name().equals(name)).findFirst());
    }

    @Override
    public JsonElement write(E value) {
      return new JsonPrimitive(value.name());
    }
  }

  /** Yes or no. The registry's 1 and 0 are taken for them too. */
  record Flag() implements Kind<Boolean> {

    @Override
    public boolean accepts(Boolean value) {
      return true;
    }

    @Override
    public Optional<Boolean> read(JsonElement element) {
      if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean()) {
        return Optional.of(element.getAsBoolean());
      }
      return whole(element).filter(number -> number == 0 || number == 1).map(number -> number == 1);
    }

    @Override
    public JsonElement write(Boolean value) {
      return new JsonPrimitive(value);
    }
  }

  /** A whole number within a range. */
  record Whole(int least, int most) implements Kind<Integer> {

    @Override
    public boolean accepts(Integer value) {
      return value >= least && value <= most;
    }

    @Override
    public Optional<Integer> read(JsonElement element) {
      return whole(element).filter(this::accepts);
    }

    @Override
    public JsonElement write(Integer value) {
      return new JsonPrimitive(value);
    }
  }

  /** A duration in whole units, written as their number. */
  record Span(ChronoUnit unit, int least, int most) implements Kind<Duration> {

    /** In {@link #unit}; what is left over is cut off. */
    public long count(Duration value) {
      return value.dividedBy(unit.getDuration());
    }

    public Duration of(long count) {
      return unit.getDuration().multipliedBy(count);
    }

    @Override
    public boolean accepts(Duration value) {
      long count = count(value);
      return count >= least && count <= most && of(count).equals(value);
    }

    @Override
    public Optional<Duration> read(JsonElement element) {
      return whole(element).map(this::of).filter(this::accepts);
    }

    @Override
    public JsonElement write(Duration value) {
      return new JsonPrimitive(count(value));
    }
  }

  /** A line of text of some shape; empty means the standard. */
  record Text(Predicate<String> shape) implements Kind<String> {

    @Override
    public boolean accepts(String value) {
      return value.isEmpty() || shape.test(value);
    }

    @Override
    public Optional<String> read(JsonElement element) {
      return string(element).map(String::strip).filter(this::accepts);
    }

    @Override
    public JsonElement write(String value) {
      return new JsonPrimitive(value);
    }
  }

  /** Tenant ids, in lower case. */
  record TenantIds() implements Kind<Set<String>> {

    @Override
    public boolean accepts(Set<String> value) {
      return value.stream().allMatch(id -> Shapes.isGuid(id) && id.equals(id.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Set<String>> read(JsonElement element) {
      if (!element.isJsonArray()) {
        return Optional.empty();
      }
      List<String> ids = new ArrayList<>();
      for (JsonElement one : element.getAsJsonArray()) {
        Optional<String> id = string(one);
        if (id.isEmpty()) {
          return Optional.empty();
        }
        ids.add(id.get());
      }
      return Optional.of(of(ids)).filter(this::accepts);
    }

    /** The ids without white space around them, in lower case and in order; whether they are ids is not looked at. */
    public Set<String> of(Iterable<String> ids) {
      TreeSet<String> sorted = new TreeSet<>();
      ids.forEach(id -> sorted.add(id.strip().toLowerCase(Locale.ROOT)));
      return Collections.unmodifiableSet(sorted);
    }

    @Override
    public JsonElement write(Set<String> value) {
      JsonArray ids = new JsonArray();
      new TreeSet<>(value).forEach(ids::add);
      return ids;
    }
  }

  private static Optional<String> string(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()
        ? Optional.of(element.getAsString())
        : Optional.empty();
  }

  private static Optional<Integer> whole(JsonElement element) {
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(element.getAsString()).intValueExact());
    } catch (ArithmeticException | NumberFormatException notWhole) {
      return Optional.empty();
    }
  }
}
