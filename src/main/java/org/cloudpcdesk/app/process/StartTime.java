package org.cloudpcdesk.app.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a start takes, from the beginning of the process to rows on the screen. The log tells; with the system property
 * {@value #PROPERTY} set to {@code true}, for measurements, standard output does too: {@code first ROWS rows MS ms} when a
 * screen of rows is there while the others are still being read, {@code drawn ROWS rows MS ms} when the grid has them all.
 */
public final class StartTime {
  private static final Logger LOG = LoggerFactory.getLogger(StartTime.class);

  static final String PROPERTY = "desk.start.measure";

  private static boolean toldOfFirst;
  private static boolean told;

  private StartTime() {}

  /** The first of the stored rows are on the screen. Only the first time counts. On the UI thread. */
  public static void firstDrawn(int rows) {
    if (!toldOfFirst) {
      toldOfFirst = true;
      tell("the first {} stored rows were drawn {} ms after the start", "first", rows);
    }
  }

  /** The grid has all stored rows, and was drawn with them. Only the first time counts. On the UI thread. */
  public static void drawn(int rows) {
    if (!told) {
      told = true;
      tell("{} stored rows were drawn {} ms after the start", "drawn", rows);
    }
  }

  /** The first rows that the service sent are on the screen; told of a start with nothing stored. On the UI thread. */
  public static void readDrawn(int rows) {
    if (!toldOfFirst) {
      toldOfFirst = true;
      tell("the service's first {} rows were drawn {} ms after the start", "read", rows);
    }
  }

  private static void tell(String sentence, String word, int rows) {
    // Not of the management beans, which take longer to load than a frame to draw.
    long took =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(begun -> Duration.between(begun, Instant.now()).toMillis())
            .orElse(-1L);
    if (Boolean.getBoolean(PROPERTY)) {
      System.out.printf(Locale.ROOT, "%s %d rows %d ms%n", word, rows, took);
    }
    LOG.info(sentence, rows, took);
  }
}
