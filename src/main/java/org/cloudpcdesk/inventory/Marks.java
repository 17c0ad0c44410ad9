package org.cloudpcdesk.inventory;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which Cloud PCs are marked for later, and since when, as it is kept in a store: a text of id and moment for each. */
public final class Marks {
  private Marks() {}

  /** By id; a text that is none is passed over. */
  public static Map<String, Instant> of(List<String> texts) {
    Map<String, Instant> marks = new HashMap<>();
    for (String text : texts) {
      int blank = text.lastIndexOf(' ');
      moment(text.substring(blank + 1)).ifPresent(at -> marks.put(text.substring(0, Math.max(0, blank)), at));
    }
    return marks;
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  static List<String> texts(Map<String, Instant> marks) {
    return marks.entrySet().stream().map(mark -> mark.getKey() + " " + mark.getValue()).sorted().toList();
  }
}
