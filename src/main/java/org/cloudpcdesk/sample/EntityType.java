package org.cloudpcdesk.sample;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a resource has: its properties, which of them each version knows and which come without being asked for.
 *
 * @param <R> what a row is made from
 */
final class EntityType<R> {

  /**
   * @param v1 whether v1.0 has it too
   * @param byDefault whether it comes without {@code $select}
   * @param paths what can follow its name in a filter: nothing but {@code ""} for a simple property, the members of a
   *     complex one, none at all when it cannot be filtered by
   */
  record Property<R>(
      String name, boolean v1, boolean byDefault, Set<String> paths, BiFunction<R, View, @Nullable Object> value) {}

  private static final Set<String> SIMPLE = Set.of("");

  private final String odataType;
  private final Map<String, Property<R>> properties = new LinkedHashMap<>();

  EntityType(String odataType) {
    this.odataType = odataType;
  }

  /** Adds a property of both versions that comes by default. */
  EntityType<R> both(String name, BiFunction<R, View, @Nullable Object> value) {
    return add(new Property<>(name, true, true, SIMPLE, value));
  }

  /** Adds a property of both versions that comes only when selected. */
  EntityType<R> bothSelected(String name, BiFunction<R, View, @Nullable Object> value) {
    return add(new Property<>(name, true, false, SIMPLE, value));
  }

  /** Adds a property of beta that comes by default. */
  EntityType<R> beta(String name, BiFunction<R, View, @Nullable Object> value) {
    return add(new Property<>(name, false, true, SIMPLE, value));
  }

  /** Adds a property of beta that comes only when selected. */
  EntityType<R> betaSelected(String name, BiFunction<R, View, @Nullable Object> value) {
    return add(new Property<>(name, false, false, SIMPLE, value));
  }

  EntityType<R> add(Property<R> property) {
    properties.put(property.name(), property);
    return this;
  }

  /** What {@code $select} names, or what comes without it. */
  List<Property<R>> select(@Nullable String select, View view) throws GraphError {
    List<Property<R>> selected = new ArrayList<>();
    if (select == null || select.isBlank() || select.equals("*")) {
      properties.values().stream().filter(p -> p.byDefault() && (view.beta() || p.v1())).forEach(selected::add);
      return selected;
    }
    for (String name : select.split(",")) {
      Property<R> property = properties.get(name.strip());
      if (property == null || !(view.beta() || property.v1())) {
        throw GraphError.badRequest(
            "Parsing OData Select and Expand failed: Could not find a property named '" + name.strip() + "' on type '"
                + odataType + "'.");
      }
      if (!selected.contains(property)) {
        selected.add(property);
      }
    }
    return selected;
  }

  /** Whether a path such as {@code a} or {@code a/b} leads to something. */
  boolean knows(String path, boolean beta) {
    int slash = path.indexOf('/');
    Property<R> property = properties.get(slash < 0 ? path : path.substring(0, slash));
    return property != null
        && (beta || property.v1())
        && property.paths().contains(slash < 0 ? "" : path.substring(slash + 1));
  }

  /** What is at a path that {@link #knows} knows. */
  @Nullable Object value(R row, String path) {
    int slash = path.indexOf('/');
    Property<R> property = properties.get(slash < 0 ? path : path.substring(0, slash));
    Object value = property == null ? null : property.value().apply(row, View.WHOLE);
    return slash >= 0 && value instanceof Map<?, ?> complex ? complex.get(path.substring(slash + 1)) : value;
  }

  /** Writes the members of a row into an open object. */
  void write(JsonWriter out, R row, List<Property<R>> selected, View view) throws IOException {
    for (Property<R> property : selected) {
      out.name(property.name());
      Json.write(out, property.value().apply(row, view));
    }
  }
}
