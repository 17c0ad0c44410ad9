package org.cloudpcdesk.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy of texts that repeat from row to row: 100,000 Cloud PCs have a few dozen policies, plans and regions.
 * Bounded, so that texts that do not repeat cost nothing lasting. Thread-safe; lives as long as one list is read.
 */
final class StringPool {
  private static final int MOST = 4_096;

  private final Map<String, String> texts = new ConcurrentHashMap<>();

  @Nullable String shared(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (texts.size() >= MOST) {
      return texts.getOrDefault(text, text);
    }
    String first = texts.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
