package org.cloudpcdesk.ui.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cloudpcdesk.settings.Kind;

/** How a value is typed. */
record Words<T>(Function<T, String> writing, Function<String, Optional<T>> reading, boolean hasLines) {

  static Words<String> line() {
    return new Words<>(value -> value, text -> Optional.of(text.strip()), false);
  }

  static Words<Integer> number() {
    return new Words<>(String::valueOf, Words::whole, false);
  }

  static Words<Duration> number(Kind.Span span) {
    return new Words<>(value -> String.valueOf(span.count(value)), text -> whole(text).map(span::of), false);
  }

  /** One a line; commas and white space part them too. */
  static Words<Set<String>> ids(Kind.TenantIds ids) {
    return new Words<>(
        value -> String.join("\n", value),
        text -> {
          List<String> parts = Arrays.stream(text.split("[,;\\s]+")).filter(part -> !part.isEmpty()).toList();
          return Optional.of(ids.of(parts));
        },
        true);
  }

  String text(T value) {
    return writing.apply(value);
  }

  Optional<T> value(String text) {
    return reading.apply(text);
  }

  private static Optional<Integer> whole(String text) {
    try {
      return Optional.of(Integer.valueOf(text.strip()));
    } catch (NumberFormatException notWhole) {
      return Optional.empty();
    }
  }
}
