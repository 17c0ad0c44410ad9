package org.cloudpcdesk.app.process;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a start takes, from the beginning of the process to rows on the screen. The log tells; with the system property
 * {@value #PROPERTY} set to {@code true}, for measurements, standard output does too, as {@code drawn ROWS rows MS ms}.
 */
public final class StartTime {
  private static final Logger LOG = LoggerFactory.getLogger(StartTime.class);

  static final String PROPERTY = "desk.start.measure";

  private static boolean told;

  private StartTime() {}

  /** Rows are on the screen. Only the first time counts. On the UI thread. */
  public static void drawn(int rows) {
    if (told) {
      return;
    }
    told = true;
    long took = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    LOG.info("{} stored rows were drawn {} ms after the start", rows, took);
    if (Boolean.getBoolean(PROPERTY)) {
      System.out.printf(Locale.ROOT, "drawn %d rows %d ms%n", rows, took);
    }
  }
}
