package org.cloudpcdesk.inventory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where each id stands. Snapshots share one index for as long as rows are only changed or added at the end, so that a
 * change of a few rows does not copy a map of all of them: a snapshot passes over ids that stand beyond its own end.
 * When a row leaves, a new index begins. Written by one thread at a time, read by any.
 */
final class RowIndex {
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

  /** The place of an id among the first {@code size} rows, or -1. */
  int find(String id, int size) {
    Integer number = numbers.get(id);
    return number == null || number >= size ? -1 : number;
  }

  void append(String id, int number) {
    numbers.put(id, number);
  }
}
