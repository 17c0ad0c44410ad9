package org.cloudpcdesk.diagnostics;

import java.util.HashMap;
import java.util.Map;

/** Counts: the first person is {@code person-1}. Easy to read where the whole text is at hand. Not thread-safe. */
final class NumberedPseudonyms implements Pseudonyms {
  private final Map<String, String> given = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  @Override
  public String of(String kind, String text) {
    return given.computeIfAbsent(text, unknown -> kind + "-" + numbers.merge(kind, 1, Integer::sum));
  }
}
