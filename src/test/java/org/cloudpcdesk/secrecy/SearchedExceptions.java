package org.cloudpcdesk.secrecy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Searches the text of every exception that is made in this Java, thrown far or caught at once: the flight recorder knows
 * of each. Thread-safe.
 */
final class SearchedExceptions {
  private static final List<String> EVENTS = List.of("jdk.JavaExceptionThrow", "jdk.JavaErrorThrow");

  /** How many there were, and what was found in them. */
  record Result(int searched, Set<String> leaks) {}

  private final Recording recording = new Recording();

  /** Begins. */
  SearchedExceptions() {
    // None may be left out, however many there are.
    EVENTS.forEach(event -> recording.enable(event).withoutStackTrace().with("throttle", "off"));
    recording.start();
  }

  /** What was found so far. */
  Result result() throws IOException {
    Path file = Files.createTempFile("exceptions", ".jfr");
    try {
      recording.dump(file);
      return search(file);
    } finally {
      Files.delete(file);
    }
  }

  private static Result search(Path file) throws IOException {
    int searched = 0;
    Set<String> leaks = new LinkedHashSet<>();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        String text = EVENTS.contains(event.getEventType().getName()) ? event.getString("message") : null;
        if (text != null) {
          searched++;
          Marks.in(text).ifPresent(found -> leaks.add(event.getClass("thrownClass").getName() + ": " + found));
        }
      }
    }
    return new Result(searched, leaks);
  }
}
